const LETTER = /[A-Za-z\u0080-\uffff]/

const known = new WeakMap<readonly string[], readonly string[]>()

/** The lines with a letter as they are, blank ones in the place of the others: only what has a letter can be a header or a title. */
export function wordLines(lines: readonly string[]): readonly string[] {
  const before = known.get(lines)
  if (before !== undefined) return before
  const words = lines.map((line) => (LETTER.test(line) ? line : ''))
  known.set(lines, words)
  return words
}
