import type { ReadDb, WriteDb } from './handles.ts'

/** One stop decision. Unique by (position, session, rule, rule version, input digest, replay): evaluating twice adds nothing. */
export interface StopEvent {
  readonly position: string
  readonly account: string
  readonly symbol: string
  readonly plan: string | null
  readonly planVersion: number | null
  readonly session: string
  readonly rule: string
  readonly ruleVersion: string
  readonly inputDigest: string
  readonly stopPrice: number | null
  readonly exitFraction: number
  readonly isWinner: boolean
  readonly reason: string
  readonly isReplay: boolean
  readonly asOf: string
}

/**
 * Stores the events that are new and returns how many were. A correction or an undo that changes a result writes a new
 * event that names the one it supersedes: the newest for the same position, session and rule.
 */
export function insertStopEvents(db: WriteDb, events: readonly StopEvent[], generation: number, atMs: number): number {
  const insert = db.prepare(
    `INSERT INTO stop_events (position, account_id, symbol, plan_id, plan_version, session, rule, rule_version, input_digest, stop_price, exit_fraction,
       is_winner, reason, is_replay, as_of, supersedes, generation, recorded_at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,
       (SELECT max(id) FROM stop_events WHERE position = ? AND session = ? AND rule = ? AND is_replay = ?), ?, ?)
     ON CONFLICT (position, session, rule, rule_version, input_digest, is_replay) DO NOTHING`,
  )
  let stored = 0
  for (const event of events) {
    const isReplay = event.isReplay ? 1 : 0
    stored += insert.run(
      event.position,
      event.account,
      event.symbol,
      event.plan,
      event.planVersion,
      event.session,
      event.rule,
      event.ruleVersion,
      event.inputDigest,
      event.stopPrice,
      event.exitFraction,
      event.isWinner ? 1 : 0,
      event.reason,
      isReplay,
      event.asOf,
      event.position,
      event.session,
      event.rule,
      isReplay,
      generation,
      atMs,
    ).changes
  }
  return stored
}

/** True when at least one of the events is not in the store yet: a second evaluation then needs no write at all. */
export function hasNewStopEvent(db: ReadDb, events: readonly StopEvent[]): boolean {
  const find = db.prepare(
    'SELECT 1 FROM stop_events WHERE position = ? AND session = ? AND rule = ? AND rule_version = ? AND input_digest = ? AND is_replay = ?',
  )
  return events.some((event) => find.get(event.position, event.session, event.rule, event.ruleVersion, event.inputDigest, event.isReplay ? 1 : 0) === undefined)
}
