import type { ReadDb } from './handles.ts'

/** Batches whose rows a judgement stands on: those behind the series, the account's transactions and what its broker states. Ascending. */
export function batchesBehind(db: ReadDb, seriesIds: readonly number[], account: string): readonly number[] {
  const rows = db
    .prepare<[string, string, string], { batch_id: number }>(
      `SELECT DISTINCT f.batch_id FROM chunk_files c JOIN batch_files f ON f.id = c.batch_file_id WHERE c.series_id IN (SELECT value FROM json_each(?))
       UNION
       SELECT DISTINCT f.batch_id FROM transaction_sources s JOIN batch_files f ON f.id = s.batch_file_id JOIN transactions t ON t.id = s.transaction_id
       WHERE t.account_id = ?
       UNION
       SELECT DISTINCT f.batch_id FROM stated_position_sources s JOIN batch_files f ON f.id = s.batch_file_id
         JOIN stated_positions p ON p.id = s.stated_position_id
       WHERE p.account_id = ?
       ORDER BY 1`,
    )
    .all(JSON.stringify(seriesIds), account, account)
  return rows.map((row) => row.batch_id)
}
