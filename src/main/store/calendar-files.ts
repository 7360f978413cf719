import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** What an imported file of an exchange's days says of one day, as far as calendar events tell it. */
export interface StatedSession {
  readonly day: string
  readonly kind: 'session' | 'early_close' | 'holiday'
  readonly note: string | null
  readonly batchId: number | null
  readonly file: string | null
  readonly line: number | null
}

const STANDING = `FROM dated_records r JOIN calendar_events v ON v.record_id = r.id
  WHERE r.family = 'calendar' AND r.symbol IS NULL
    AND NOT EXISTS (SELECT 1 FROM dated_records n WHERE n.family = r.family AND n.record_key = r.record_key AND n.version > r.version)`

/** Days that files state as sessions, early closes or holidays, both ends included. */
export function statedSessions(db: ReadDb, from: string, to: string): readonly StatedSession[] {
  return prepared<[string, string], StatedSession>(
    db,
    `SELECT d.day, d.kind, d.note, f.batch_id AS batchId, f.name AS file, s.line
     FROM (SELECT r.id, r.day, v.kind, v.note ${STANDING} AND v.kind IN ('session', 'early_close', 'holiday') AND r.day BETWEEN ? AND ?) d
     LEFT JOIN dated_record_sources s ON (s.record_id, s.batch_file_id, s.line) =
       (SELECT record_id, batch_file_id, line FROM dated_record_sources WHERE record_id = d.id ORDER BY batch_file_id, line LIMIT 1)
     LEFT JOIN batch_files f ON f.id = s.batch_file_id ORDER BY d.day, d.id`,
  ).all(from, to)
}

/** From when to when files state sessions (or holidays), and the first file that does. */
export interface StatedExtent {
  readonly from: string
  readonly to: string
  readonly batchId: number | null
  readonly file: string | null
}

/** What files state of one kind as a whole; null when none does. */
export function statedExtent(db: ReadDb, kind: 'session' | 'holiday'): StatedExtent | null {
  const extent = prepared<[string], { first: number | null; from: string | null; to: string | null }>(
    db,
    `SELECT min(r.id) AS first, min(r.day) AS "from", max(r.day) AS "to" ${STANDING} AND v.kind = ?`,
  ).get(kind)
  if (extent === undefined || extent.first === null || extent.from === null || extent.to === null) return null
  const file = prepared<[number], { batchId: number; file: string }>(
    db,
    `SELECT f.batch_id AS batchId, f.name AS file FROM dated_record_sources s JOIN batch_files f ON f.id = s.batch_file_id
     WHERE s.record_id = ? ORDER BY s.batch_file_id LIMIT 1`,
  ).get(extent.first)
  return { from: extent.from, to: extent.to, batchId: file?.batchId ?? null, file: file?.file ?? null }
}
