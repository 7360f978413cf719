import type { StagedRow } from './staged-row.ts'

/**
 * Numbers the rows of each session in the order of trading, which is the reverse of the file for layouts that print the
 * newest row first. Counted inside the session, so that two exports that both hold a whole day number it alike.
 */
export function numberSessions(rows: readonly StagedRow[], order: 'newest-first' | 'oldest-first'): void {
  const next = new Map<string, number>()
  const count = rows.length
  for (let index = 0; index < count; index += 1) {
    const row = rows[order === 'oldest-first' ? index : count - 1 - index]
    if (row === undefined || row.record === null) continue
    const { session } = row.record
    const ordinal = next.get(session) ?? 0
    row.ordinal = ordinal
    next.set(session, ordinal + 1)
  }
}
