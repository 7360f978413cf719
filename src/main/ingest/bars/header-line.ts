/**
 * The cells of a header line exactly as written, quotes and blanks around them taken off, empty cells at the end cut.
 * Quotes inside headers do not occur in price files.
 */
export function headerCells(line: string, delimiter: string): readonly string[] {
  const cells = line.split(delimiter).map((cell) =>
    cell
      .trim()
      .replace(/^"(.*)"$/, '$1')
      .trim(),
  )
  while (cells.at(-1) === '') cells.pop()
  return cells
}

/** True when the line is one of the headers cell by cell, followed by nothing but extras. */
export function isHeader(cells: readonly string[], headers: readonly (readonly string[])[], extras: readonly string[]): boolean {
  return headers.some(
    (header) => header.length <= cells.length && cells.every((cell, index) => (index < header.length ? cell === header[index] : extras.includes(cell))),
  )
}

export interface FoundHeader {
  /** Line number, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** The first line of the head that is one of the headers. */
export function findHeader(
  lines: readonly string[],
  delimiter: string,
  headers: readonly (readonly string[])[],
  extras: readonly string[],
): FoundHeader | undefined {
  for (const [index, line] of lines.entries()) {
    const cells = headerCells(line, delimiter)
    if (isHeader(cells, headers, extras)) return { line: index + 1, cells }
  }
  return undefined
}
