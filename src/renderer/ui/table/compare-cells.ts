const collator = new Intl.Collator('en', { numeric: true, sensitivity: 'base' })

/** Ascending order of two known values of one column: figures by size, false before true, words as a reader sorts them (row 9 before row 10). */
export function compareCells(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b)
  return collator.compare(String(a), String(b))
}
