import { expect, test } from 'vitest'
import { takenStampsSql } from '../../../src/main/store/taken-series.ts'
import { TAKEN_OF_SERIES } from '../../../src/main/store/taken-values.ts'
import { freshWorkspace } from './fresh-workspace.ts'

/** The reads that have to stay quick on a full store, and the index each must go by. */
const hotReads: readonly (readonly [string, string])[] = [
  ['SELECT bars FROM bar_chunks WHERE series_id = ? AND period BETWEEN ? AND ? ORDER BY period', 'sqlite_autoindex_bar_chunks_1'],
  ['SELECT max(last_session) FROM coverage WHERE series_id = ?', 'PRIMARY KEY'],
  [`SELECT id FROM series WHERE kind = 'bars' AND instrument_id = ? AND timeframe = '1d' AND is_primary = 1`, 'primary_series_of_instrument'],
  [
    `SELECT id, variant FROM series WHERE kind = 'bars' AND instrument_id = ? AND timeframe = ? AND profile_id = ? ORDER BY import_order, id`,
    'series_of_instrument',
  ],
  [`SELECT id, variant FROM series WHERE kind = 'values' AND code = ? AND timeframe = ? AND profile_id = ? ORDER BY import_order, id`, 'series_of_code'],
  [`SELECT max(import_order), max(is_primary = 1 AND timeframe = ?) FROM series WHERE kind = 'bars' AND instrument_id = ?`, 'series_of_instrument'],
  ['SELECT * FROM transactions WHERE account_id = ? AND session <= ? ORDER BY session', 'transactions_by_account'],
  ['SELECT * FROM transactions WHERE instrument_id = ? AND account_id = ?', 'transactions_by_instrument'],
  ['SELECT 1 FROM transactions WHERE account_id = ? AND base_key = ? AND occurrence = ?', 'sqlite_autoindex_transactions_1'],
  ['SELECT * FROM transactions WHERE account_id = ? AND order_key IN (?, ?) ORDER BY id', 'transactions_by_order'],
  ['SELECT * FROM transaction_sources WHERE batch_file_id = ?', 'transaction_sources_by_file'],
  ['SELECT line, raw_text FROM raw_rows WHERE batch_file_id = ? AND status = ? AND line > ? ORDER BY line', 'raw_rows_by_status'],
  ['SELECT line, raw_text FROM raw_rows WHERE batch_file_id = ? AND line > ? ORDER BY line', 'sqlite_autoindex_raw_rows_1'],
  ['SELECT id FROM batch_files WHERE sha256 = ?', 'batch_files_by_sha256'],
  ['SELECT DISTINCT kind, id FROM changes WHERE generation > ?', 'PRIMARY KEY'],
  ['SELECT series_id, period FROM chunk_files WHERE batch_file_id = ?', 'PRIMARY KEY'],
  ['SELECT * FROM bar_history WHERE series_id = ? AND stamp = ?', 'bar_history_by_series'],
  [
    `SELECT symbol FROM name_spans WHERE text = ? AND from_session <= ? AND until_session > ? AND broker = '' ORDER BY from_session DESC LIMIT 1`,
    'PRIMARY KEY',
  ],
  ['SELECT print_id FROM print_batches WHERE batch_id = ?', 'print_batches_by_batch'],
]

test('hot reads search by an index and never scan a table', () => {
  const { db } = freshWorkspace()
  for (const [sql, index] of hotReads) {
    const binds = Array.from(sql.matchAll(/\?/g), () => 0)
    const plan = db
      .prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...binds)
      .map((step) => step.detail)
      .filter((detail) => detail.startsWith('SEARCH') || detail.startsWith('SCAN'))
    expect(plan, sql).toEqual([expect.stringMatching(new RegExp(`^SEARCH .*${index}`))])
  }
})

test('what stands by decision in a series is found by the name of the series, and read in its order', () => {
  const { db } = freshWorkspace()
  const plan = db
    .prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${TAKEN_OF_SERIES}`)
    .all(0)
    .map((step) => step.detail)
  expect(plan).toEqual([
    expect.stringMatching(/^SEARCH s /),
    expect.stringMatching(/^SEARCH i /),
    expect.stringMatching(/^SEARCH t USING PRIMARY KEY \(kind=\? AND symbol=\? AND timeframe=\? AND profile_id=\? AND adjustment=\? AND variant=\?\)/),
  ])
})

test('what stands by decisions on a file is found from the decisions, not from all series', () => {
  const { db } = freshWorkspace()
  const plan = db
    .prepare<number[], { detail: string }>(`EXPLAIN QUERY PLAN ${takenStampsSql('t.batch_file_id = ?')}`)
    .all(0, 0)
    .map((step) => step.detail)
  expect(plan.filter((detail) => detail.startsWith('SCAN'))).toEqual([])
  expect(plan.filter((detail) => detail.startsWith('SEARCH s ')).map((detail) => /series_of_\w+/.exec(detail)?.[0])).toEqual([
    'series_of_instrument',
    'series_of_code',
  ])
})
