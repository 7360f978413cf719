import { readFileSync } from 'node:fs'

/**
 * A table read as plainly as can be, to hold the importer against: no profile, no engine, no decimal library. Cells are cut at
 * the delimiter outside quotation marks; a name that the header holds twice means its last column.
 */
export function plainRows(path: string, delimiter = ',', headerLine = 1): Readonly<Record<string, string>>[] {
  const lines = readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .slice(headerLine - 1)
  const [header = '', ...rest] = lines.filter((line) => line !== '')
  const names = cellsOf(header, delimiter)
  return rest.map((line) => {
    const cells = cellsOf(line, delimiter)
    return Object.fromEntries(names.map((name, index) => [name, cells[index] ?? '']))
  })
}

function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = []
  let cell = ''
  let isQuoted = false
  for (const character of line) {
    if (character === '"') isQuoted = !isQuoted
    else if (character === delimiter && !isQuoted) {
      cells.push(cell.trim())
      cell = ''
    } else cell += character
  }
  return [...cells, cell.trim()]
}

const PLACES = 12

/** A printed figure in whole units of 1e-12: exact, whatever its dress. Blank is 0; anything but a plain figure throws. */
export function unitsOf(text: string | null | undefined): bigint {
  const bare = (text ?? '').replace(/[$€,]|^[A-Z]{3} /g, '').replace(/^--$/, '')
  if (bare === '') return 0n
  const parts = /^(-?)(\d*)(?:\.(\d*))?$/.exec(bare)
  if (parts === null) throw new Error(`unitsOf: got ${JSON.stringify(text)}, wanted a plain figure`)
  const size = BigInt((parts[2] ?? '') + (parts[3] ?? '').padEnd(PLACES, '0'))
  return parts[1] === '-' ? -size : size
}

export const sumOf = (texts: readonly (string | null | undefined)[]): bigint => texts.reduce((sum, text) => sum + unitsOf(text), 0n)

/** Sums by a key: currency, symbol. */
export function sumBy<T>(rows: readonly T[], key: (row: T) => string, text: (row: T) => string | null | undefined): Readonly<Record<string, bigint>> {
  const sums: Record<string, bigint> = {}
  for (const row of rows) sums[key(row)] = (sums[key(row)] ?? 0n) + unitsOf(text(row))
  return sums
}
