import { dayNumber } from '#domain/calendar/civil-day.ts'
import type { ReadDb } from './handles.ts'

export interface SplitOnDay {
  /** First civil day on the new count of shares. */
  readonly day: number
  /** New shares per old share: 2 for two for one, 0.1 for one for ten. */
  readonly ratio: number
}

/**
 * Splits of an instrument, oldest first: those its files state, and those the user confirmed (his word wins for the same session).
 */
export function splitsOf(db: ReadDb, instrumentId: number): readonly SplitOnDay[] {
  const stated = db
    .prepare<[number], { session: string; ratio: number }>("SELECT session, value AS ratio FROM corporate_actions WHERE instrument_id = ? AND kind = 'split'")
    .all(instrumentId)
  const decided = db
    .prepare<[number], { session: string; decision: 'apply' | 'reject'; factor: number | null }>(
      'SELECT session, decision, factor FROM split_decisions WHERE instrument_id = ?',
    )
    .all(instrumentId)
  const bySession = new Map(stated.map(({ session, ratio }) => [session, ratio]))
  for (const { session, decision, factor } of decided) {
    if (decision === 'apply' && factor !== null) bySession.set(session, factor)
    else bySession.delete(session)
  }
  return [...bySession].map(([session, ratio]) => ({ day: dayNumber(session), ratio })).sort((a, b) => a.day - b.day)
}
