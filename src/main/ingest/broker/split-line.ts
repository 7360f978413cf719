import type { Delimiter } from '../profile.ts'

/**
 * The cells of ONE line, for looking for a header: quotation marks are honoured, nothing is validated. Tables are read with
 * csv-parse; this only has to tell headers from other lines, some hundred thousand times when a folder is chosen.
 */
export function splitLine(line: string, delimiter: Delimiter): string[] {
  if (!line.includes('"')) return line.split(delimiter)
  const cells: string[] = []
  let from = 0
  let isQuoted = false
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at]
    if (character === '"') isQuoted = !isQuoted
    else if (character === delimiter && !isQuoted) {
      cells.push(line.slice(from, at))
      from = at + 1
    }
  }
  cells.push(line.slice(from))
  return cells
}
