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

/** Names an event as the store knows it. */
export const stopEventKey = (event: Pick<StopEvent, 'position' | 'session' | 'rule' | 'ruleVersion' | 'inputDigest'>): string =>
  `${event.position}\n${event.session}\n${event.rule}\n${event.ruleVersion}\n${event.inputDigest}`

/** Keys of what is kept already, live or replayed: a second evaluation then has nothing to store and writes nothing. */
export function storedEventKeys(db: ReadDb, isReplay: boolean): ReadonlySet<string> {
  const rows = db
    .prepare<[number], { position: string; session: string; rule: string; rule_version: string; input_digest: string }>(
      'SELECT position, session, rule, rule_version, input_digest FROM stop_events WHERE is_replay = ?',
    )
    .all(isReplay ? 1 : 0)
  return new Set(
    rows.map((row) =>
      stopEventKey({ position: row.position, session: row.session, rule: row.rule, ruleVersion: row.rule_version, inputDigest: row.input_digest }),
    ),
  )
}
