import { dayNumber } from '#domain/calendar/civil-day.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

export interface SplitOnDay {
  /** First civil day on the new count of shares. */
  readonly day: number
  /** New shares per old share: 2 for two for one, 0.1 for one for ten. */
  readonly ratio: number
}

/**
 * What stands of each instrument, session and kind, as a table to select from: the first value stated, else (its files being undone) the
 * first of those that were stated otherwise.
 */
export const STANDING_ACTIONS = `(SELECT instrument_id, session, kind, value FROM corporate_actions
  UNION ALL
  SELECT c.instrument_id, c.session, c.kind, c.value FROM contested_actions c
  WHERE NOT EXISTS (SELECT 1 FROM corporate_actions a WHERE a.instrument_id = c.instrument_id AND a.session = c.session AND a.kind = c.kind)
    AND NOT EXISTS (SELECT 1 FROM contested_actions o WHERE o.instrument_id = c.instrument_id AND o.session = c.session AND o.kind = c.kind
      AND (o.batch_file_id, o.line) < (c.batch_file_id, c.line)))`

/**
 * Splits of an instrument, oldest first: those its files state, and those the user confirmed (his word wins for the same session).
 */
export function splitsOf(db: ReadDb, instrumentId: number): readonly SplitOnDay[] {
  const stated = db
    .prepare<[number], { session: string; ratio: number }>(`SELECT session, value AS ratio FROM ${STANDING_ACTIONS} WHERE instrument_id = ? AND kind = 'split'`)
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

export interface ActionOnSession {
  /** ISO day. */
  readonly session: string
  readonly kind: 'split' | 'dividend'
  /** New shares per old share, or dollars per share. */
  readonly value: number
}

/** What stands for an instrument, session and kind; there is at most one. */
export function storedAction(db: ReadDb, instrumentId: number, session: string, kind: ActionOnSession['kind']): number | undefined {
  return preparedValue<[number, string, string], number>(db, `SELECT value FROM ${STANDING_ACTIONS} WHERE instrument_id = ? AND session = ? AND kind = ?`).get(
    instrumentId,
    session,
    kind,
  )
}

/** Notes that a file states an action. The first value stated for an instrument, session and kind stands. */
export function addAction(db: WriteDb, instrumentId: number, { session, kind, value }: ActionOnSession, batchFileId: number, line: number): void {
  prepared<[number, string, string, number]>(
    db,
    'INSERT INTO corporate_actions (instrument_id, session, kind, value) VALUES (?, ?, ?, ?) ON CONFLICT (instrument_id, session, kind) DO NOTHING',
  ).run(instrumentId, session, kind, value)
  prepared<[number, number, number, string, string]>(
    db,
    `INSERT INTO corporate_action_sources (corporate_action_id, batch_file_id, line)
     SELECT id, ?, ? FROM corporate_actions WHERE instrument_id = ? AND session = ? AND kind = ? ON CONFLICT DO NOTHING`,
  ).run(batchFileId, line, instrumentId, session, kind)
}

/** Notes that a file states another value than the one that stands. */
export function addContestedAction(db: WriteDb, instrumentId: number, { session, kind, value }: ActionOnSession, batchFileId: number, line: number): void {
  prepared<[number, string, string, number, number, number]>(
    db,
    'INSERT INTO contested_actions (instrument_id, session, kind, value, batch_file_id, line) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(instrumentId, session, kind, value, batchFileId, line)
}

/**
 * Takes back what a file stated; an action no other file states goes.
 * @returns the instruments it spoke of
 */
export function withdrawActions(db: WriteDb, batchFileId: number): ReadonlySet<number> {
  const ids = preparedValue<[number], number>(db, 'DELETE FROM corporate_action_sources WHERE batch_file_id = ? RETURNING corporate_action_id').all(batchFileId)
  const contested = preparedValue<[number], number>(db, 'DELETE FROM contested_actions WHERE batch_file_id = ? RETURNING instrument_id').all(batchFileId)
  const instruments = new Set<number>(contested)
  for (const id of new Set(ids)) {
    const instrument = preparedValue<[number], number>(db, 'SELECT instrument_id FROM corporate_actions WHERE id = ?').get(id)
    if (instrument !== undefined) instruments.add(instrument)
    prepared<[number, number]>(
      db,
      'DELETE FROM corporate_actions WHERE id = ? AND NOT EXISTS (SELECT 1 FROM corporate_action_sources WHERE corporate_action_id = ?)',
    ).run(id, id)
  }
  return instruments
}
