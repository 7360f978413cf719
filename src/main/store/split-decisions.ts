import { dayNumber } from '#domain/calendar/civil-day.ts'
import { STANDING_ACTIONS } from './corporate-actions.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

/** The user's word on one session: a split with so many new shares per old share, or a real move. */
export type SplitDecision = { readonly decision: 'apply'; readonly factor: number } | { readonly decision: 'reject'; readonly factor: null }

export function splitDecisionOn(db: ReadDb, instrumentId: number, session: string): SplitDecision | null {
  return (
    prepared<[number, string], SplitDecision>(db, 'SELECT decision, factor FROM split_decisions WHERE instrument_id = ? AND session = ?').get(
      instrumentId,
      session,
    ) ?? null
  )
}

/** Puts the decision in the place of the one before, which is kept; null takes it back. */
export function writeSplitDecision(
  db: WriteDb,
  instrument: { readonly id: number; readonly symbol: string },
  session: string,
  decision: SplitDecision | null,
  by: Replacement,
): void {
  const before = splitDecisionOn(db, instrument.id, session)
  const oldValue = before === null ? null : before.decision === 'apply' ? `apply ${before.factor}` : 'reject'
  keepOldValue(db, { table: 'split_decisions', rowKey: [instrument.symbol, session], column: 'decision', oldValue }, by)
  if (decision === null) prepared<[number, string]>(db, 'DELETE FROM split_decisions WHERE instrument_id = ? AND session = ?').run(instrument.id, session)
  else
    prepared<[number, string, string, number | null, number]>(
      db,
      `INSERT INTO split_decisions (instrument_id, session, decision, factor, decided_at_ms) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT (instrument_id, session) DO UPDATE SET decision = excluded.decision, factor = excluded.factor, decided_at_ms = excluded.decided_at_ms`,
    ).run(instrument.id, session, decision.decision, decision.factor, by.atMs)
}

/** Of each instrument the days on which a split is stated by a file or decided by the user: nothing is suspected there any more. */
export function settledSplitDays(db: ReadDb): ReadonlyMap<number, ReadonlySet<number>> {
  const days = prepared<[], { instrumentId: number; session: string }>(
    db,
    `SELECT instrument_id AS instrumentId, session FROM ${STANDING_ACTIONS} WHERE kind = 'split'
     UNION SELECT instrument_id, session FROM split_decisions`,
  ).all()
  const settled = new Map<number, Set<number>>()
  for (const { instrumentId, session } of days) settled.set(instrumentId, (settled.get(instrumentId) ?? new Set()).add(dayNumber(session)))
  return settled
}
