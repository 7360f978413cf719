import { wordLines } from '../files/word-lines.ts'

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

const NO_CELLS: readonly string[] = []
const split = new WeakMap<readonly string[], Map<string, readonly (readonly string[])[]>>()

/** The cells of every line of a head that can be a header, split once however many layouts look at them; the others have none. */
export function cellsOfLines(lines: readonly string[], delimiter: string): readonly (readonly string[])[] {
  const known = split.get(lines)?.get(delimiter)
  if (known !== undefined) return known
  const cells = wordLines(lines).map((line) => (line === '' ? NO_CELLS : headerCells(line, delimiter)))
  const ofLines = split.get(lines) ?? new Map<string, readonly (readonly string[])[]>()
  split.set(lines, ofLines.set(delimiter, cells))
  return cells
}

/** True when the line is one of the headers cell by cell, followed by nothing but extras. */
export function isHeader(cells: readonly string[], headers: readonly (readonly string[])[], extras: readonly string[] | 'any'): boolean {
  return headers.some(
    (header) =>
      header.length <= cells.length &&
      cells.every((cell, index) => (index < header.length ? cell === header[index] : extras === 'any' || extras.includes(cell))),
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
  extras: readonly string[] | 'any',
): FoundHeader | undefined {
  const lineCells = cellsOfLines(lines, delimiter)
  const index = lineCells.findIndex((cells) => isHeader(cells, headers, extras))
  return index < 0 ? undefined : { line: index + 1, cells: lineCells[index]! }
}
