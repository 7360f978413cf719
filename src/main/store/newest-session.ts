import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { readBars } from './bar-chunks.ts'
import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'

interface Chunk {
  readonly seriesId: number
  readonly period: number
  readonly lastSession: string
}

/** The last session up to a day on which a symbol's primary daily series has a bar; null when it has none. */
export function newestSessionOf(db: ReadDb, symbol: string, today: string): string | null {
  return newestOfChunks(
    db,
    prepared<[string, string], Chunk>(
      db,
      `SELECT c.series_id AS seriesId, c.period, c.last_session AS lastSession FROM coverage c JOIN series s ON s.id = c.series_id
       JOIN instruments i ON i.id = s.instrument_id WHERE i.symbol = ? AND s.timeframe = '1d' AND s.is_primary = 1 AND c.first_session <= ?
       ORDER BY c.period DESC LIMIT 1`,
    ).all(symbol, today),
    today,
  )
}

/** The last session up to a day on which any name has a bar; null in a workspace without bars. */
export function newestSessionOfAny(db: ReadDb, today: string): string | null {
  return newestOfChunks(
    db,
    prepared<[string], Chunk>(
      db,
      `SELECT c.series_id AS seriesId, max(c.period) AS period, c.last_session AS lastSession FROM coverage c JOIN series s ON s.id = c.series_id
       WHERE s.kind = 'bars' AND s.timeframe = '1d' AND s.is_primary = 1 AND c.first_session <= ? GROUP BY c.series_id`,
    ).all(today),
    today,
  )
}

/** The very last session with a daily bar, whatever the clock says; null in a workspace without bars. */
export function lastStoredSession(db: ReadDb): string | null {
  const row = prepared<[], { last: string | null }>(
    db,
    `SELECT max(c.last_session) AS last FROM coverage c JOIN series s ON s.id = c.series_id WHERE s.kind = 'bars' AND s.timeframe = '1d'`,
  ).get()
  return row?.last ?? null
}

/** Chunks that end by the day answer from their coverage; one that reaches beyond it is looked into. */
function newestOfChunks(db: ReadDb, chunks: readonly Chunk[], today: string): string | null {
  let newest: string | null = null
  for (const { seriesId, period, lastSession } of chunks) {
    const session = lastSession <= today ? lastSession : lastWithin(db, seriesId, period, today)
    if (session !== null && (newest === null || session > newest)) newest = session
    if (newest === today) break
  }
  return newest
}

function lastWithin(db: ReadDb, seriesId: number, period: number, today: string): string | null {
  const { stamps } = readBars(db, seriesId, period, period)
  const index = indexAtOrBefore(stamps, dayNumber(today))
  return index < 0 ? null : isoDay(stamps[index]!)
}
