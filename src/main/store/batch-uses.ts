import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { symbolAt } from './symbol-at.ts'

/** Something that was built on the rows of a batch. */
export interface BatchUse {
  readonly what: 'plan' | 'print' | 'signal'
  readonly id: string
  readonly label: string
}

const PLANNED = symbolAt('v.symbol', "coalesce(v.as_of, '')")
const SIGNALLED = symbolAt('e.symbol', 'e.session')

/** The accounts that have transactions or stated positions of a batch, and the symbols that have bars of it. */
const ACCOUNTS = `SELECT t.account_id FROM transactions t JOIN transaction_sources s ON s.transaction_id = t.id
         JOIN batch_files f ON f.id = s.batch_file_id WHERE f.batch_id = $batch
       UNION SELECT p.account_id FROM stated_positions p JOIN stated_position_sources s ON s.stated_position_id = p.id
         JOIN batch_files f ON f.id = s.batch_file_id WHERE f.batch_id = $batch`
const TICKERS = `SELECT i.symbol FROM chunk_files c JOIN batch_files f ON f.id = c.batch_file_id JOIN series s ON s.id = c.series_id
         JOIN instruments i ON i.id = s.instrument_id WHERE f.batch_id = $batch
       UNION SELECT t.symbol FROM taken_values t JOIN batch_files f ON f.id = t.batch_file_id WHERE t.kind = 'bars' AND f.batch_id = $batch`
/** Whoever bore one of those tickers. */
const SYMBOLS = `${TICKERS} UNION SELECT n.symbol FROM name_spans n WHERE n.broker = '' AND n.text IN (${TICKERS})`

/**
 * Prints that name the batch as a source, plans that stand on its rows and stop signals that were judged on them: their account has
 * transactions or stated positions of it, or their symbol has bars of it. They are named before an undo and never block it.
 */
export function usesOfBatch(db: ReadDb, batchId: number): readonly BatchUse[] {
  const prints = prepared<[number], { id: string; number: number; symbol: string }>(
    db,
    `SELECT p.id, p.number, p.symbol FROM print_batches b JOIN prints p ON p.id = b.print_id WHERE b.batch_id = ? ORDER BY p.number`,
  ).all(batchId)
  const plans = prepared<[{ batch: number }], { id: string; symbol: string; side: string; account: string }>(
    db,
    `SELECT p.id, ${PLANNED} AS symbol, v.side, v.account_id AS account FROM plans p JOIN plan_versions v ON v.plan_id = p.id AND v.version = p.current_version
     WHERE v.account_id IN (${ACCOUNTS}) OR ${PLANNED} IN (${SYMBOLS})
     ORDER BY p.number`,
  ).all({ batch: batchId })
  const signals = prepared<[{ batch: number }], { id: string; symbol: string; account: string; count: number; last: string }>(
    db,
    `SELECT e.position AS id, ${SIGNALLED} AS symbol, e.account_id AS account, count(*) AS count, max(e.session) AS last FROM stop_events e
     WHERE e.account_id IN (${ACCOUNTS}) OR ${SIGNALLED} IN (${SYMBOLS}) GROUP BY e.position ORDER BY 2, e.position`,
  ).all({ batch: batchId })
  return [
    ...plans.map((plan): BatchUse => ({ what: 'plan', id: plan.id, label: `${plan.side} ${plan.symbol} in ${plan.account}` })),
    ...signals.map(
      ({ id, symbol, account, count, last }): BatchUse => ({
        what: 'signal',
        id,
        label: `${count === 1 ? '1 stop signal' : `${count} stop signals`} of ${symbol} in ${account}, ${count === 1 ? 'of' : 'the last of'} ${last}`,
      }),
    ),
    ...prints.map((print): BatchUse => ({ what: 'print', id: print.id, label: `print ${print.number}, ${print.symbol}` })),
  ]
}
