import type { ReadDb } from './handles.ts'

/** Batches whose rows a judgement stands on: those behind the series, by decision too, the account's transactions and what its broker states. Ascending. */
export function batchesBehind(db: ReadDb, seriesIds: readonly number[], account: string): readonly number[] {
  const rows = db
    .prepare<[string, string, string, string], { batch_id: number }>(
      `SELECT DISTINCT f.batch_id FROM chunk_files c JOIN batch_files f ON f.id = c.batch_file_id WHERE c.series_id IN (SELECT value FROM json_each(?))
       UNION
       SELECT f.batch_id FROM series s LEFT JOIN instruments i ON i.id = s.instrument_id
       JOIN taken_values t ON (t.kind, t.symbol, t.timeframe, t.profile_id, t.adjustment, t.variant)
         = (s.kind, coalesce(i.symbol, s.code), s.timeframe, s.profile_id, s.adjustment, s.variant)
       JOIN batch_files f ON f.id = t.batch_file_id WHERE s.id IN (SELECT value FROM json_each(?))
       UNION
       SELECT DISTINCT f.batch_id FROM transaction_sources s JOIN batch_files f ON f.id = s.batch_file_id JOIN transactions t ON t.id = s.transaction_id
       WHERE t.account_id = ?
       UNION
       SELECT DISTINCT f.batch_id FROM stated_position_sources s JOIN batch_files f ON f.id = s.batch_file_id
         JOIN stated_positions p ON p.id = s.stated_position_id
       WHERE p.account_id = ?
       ORDER BY 1`,
    )
    .all(JSON.stringify(seriesIds), JSON.stringify(seriesIds), account, account)
  return rows.map((row) => row.batch_id)
}
