import { cleanCell } from './clean-cell.ts'

const BLANKS = /\s+/gu

/** A header cell as profiles name it: NFKC, one blank between words, lower case, no colon at the end. */
export function headerCell(cell: string): string {
  const plain = cleanCell(cell).normalize('NFKC').replace(BLANKS, ' ').trim().toLowerCase()
  return plain.endsWith(':') ? plain.slice(0, -1).trimEnd() : plain
}
