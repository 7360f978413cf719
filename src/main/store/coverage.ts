import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { takenRows } from './taken-values.ts'

/** What a series holds, summed over its chunks, without loading one. */
export interface Coverage {
  readonly seriesId: number
  /** ISO days. */
  readonly from: string
  readonly to: string
  readonly count: number
  /** Rows with a volume above zero. */
  readonly withVolume: number
  /** Rows without any: not the same as a volume of zero. */
  readonly missingVolume: number
}

const SELECT = `SELECT series_id AS seriesId, min(first_session) AS "from", max(last_session) AS "to", sum(count) AS count,
  sum(count - zero_volume_count - missing_volume_count) AS withVolume, sum(missing_volume_count) AS missingVolume FROM coverage`

/** Coverage of every series that has rows, by series id. */
export function coverageOfAll(db: ReadDb): ReadonlyMap<number, Coverage> {
  const rows = prepared<[], Coverage>(db, `${SELECT} GROUP BY series_id`).all()
  return new Map(rows.map((row) => [row.seriesId, row]))
}

export function coverageOf(db: ReadDb, seriesId: number): Coverage | undefined {
  return prepared<[number], Coverage>(db, `${SELECT} WHERE series_id = ? GROUP BY series_id`).get(seriesId)
}

/** What one chunk of a series holds: a year of daily bars or values, a month of minutes. */
export interface PeriodCoverage extends Coverage {
  /** 2024, or 202411 for minutes. */
  readonly period: number
}

/** The chunks of a series, oldest first. */
export function coveragePeriods(db: ReadDb, seriesId: number): readonly PeriodCoverage[] {
  return prepared<[number], PeriodCoverage>(
    db,
    `SELECT series_id AS seriesId, period, first_session AS "from", last_session AS "to", count,
       count - zero_volume_count - missing_volume_count AS withVolume, missing_volume_count AS missingVolume
     FROM coverage WHERE series_id = ? ORDER BY period`,
  ).all(seriesId)
}

/** The first and the last year any daily series or value series has something of, up to a day; null when none has. */
export function coverageSpan(db: ReadDb, until: string): { readonly from: number; readonly to: number } | null {
  const span = prepared<[string], { from: number | null; to: number | null }>(
    db,
    `SELECT min(c.period) AS "from", max(c.period) AS "to" FROM coverage c JOIN series s ON s.id = c.series_id
     WHERE s.timeframe = '1d' AND s.is_primary = 1 AND c.first_session <= ?`,
  ).get(until)
  return span === undefined || span.from === null || span.to === null ? null : { from: span.from, to: span.to }
}

export interface SeriesFile {
  readonly fileId: number
  readonly batchId: number
  readonly name: string
}

/** The files whose rows stand in a series, by decision too, earliest first. */
export function filesOfSeries(db: ReadDb, seriesId: number): readonly SeriesFile[] {
  const taken = takenRows(db, seriesId).map(({ batchFileId }) => batchFileId)
  return prepared<[number, string], SeriesFile>(
    db,
    `SELECT f.id AS fileId, f.batch_id AS batchId, f.name FROM batch_files f
     WHERE f.id IN (SELECT batch_file_id FROM chunk_files WHERE series_id = ? UNION SELECT value FROM json_each(?)) ORDER BY f.id`,
  ).all(seriesId, JSON.stringify(taken))
}
