import type { Output } from '#contract/channels.ts'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { listTransactions, type TransactionPlace } from '../../../store/transaction-list.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { transactionView } from '../transaction-view.ts'

/** Room for the rows of one answer, below the limit of an answer (4 MiB). */
const ANSWER_BYTES = 3.5 * 1024 * 1024

type TransactionList = Output<'transactions.list'>

/** `transactions.list`: in the order of trading, oldest first, page by page. The cursor is the place of the last row listed. */
export const transactionsList: AnalysisJob<AnalysisJobs['transactions.list'], Outcome<TransactionList>> = {
  gather({ account, symbol, asOf, limit, cursor }, { db }) {
    const after = cursor === undefined ? undefined : readPlace(cursor)
    if (after === null) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
    const rows = listTransactions(db, { account, symbol, asOf, after, limit: limit + 1 })
    const transactions: TransactionList['transactions'] = []
    let room = ANSWER_BYTES
    for (const row of rows) {
      const view = transactionView(row)
      room -= Buffer.byteLength(JSON.stringify(view)) + 1
      if (transactions.length === limit || room < 0) {
        const last = rows[transactions.length - 1]
        return succeed({ transactions, next: last === undefined ? null : `${last.session}|${last.atUtcMs ?? 0}|${last.ordinal}|${last.id}` })
      }
      transactions.push(view)
    }
    return succeed({ transactions, next: null })
  },
  compute: (gathered) => gathered,
}

function readPlace(cursor: string): TransactionPlace | null {
  const parts = /^(\d{4}-\d{2}-\d{2})\|(-?\d{1,16})\|(\d{1,9})\|(\d{1,15})$/.exec(cursor)
  if (parts === null) return null
  const [, session = '', at = '', ordinal = '', id = ''] = parts
  return { session, atUtcMs: Number.parseInt(at, 10), ordinal: Number.parseInt(ordinal, 10), id: Number.parseInt(id, 10) }
}
