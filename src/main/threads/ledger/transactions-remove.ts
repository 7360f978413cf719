import { fail, succeed } from '#contract/errors.ts'
import { insertBatch } from '../../store/batches.ts'
import { keepTransaction } from '../../store/transaction-history.ts'
import { readTransaction } from '../../store/transaction-list.ts'
import { deleteTransaction, insertTombstone } from '../../store/transactions.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** `transactions.remove`: takes a row out. Its key is remembered, so that its file does not bring it back; what it said is kept and the removal can be undone. */
export const removeTransaction: LedgerJob<LedgerJobs['transactions.remove']> = ({ id: idText }, context) => {
  const id = /^\d{1,15}$/.test(idText) ? Number.parseInt(idText, 10) : -1
  const row = readTransaction(context.db, id)
  if (row === undefined) return fail({ kind: 'not-found', what: 'transaction', id: idText })
  context.write(({ db, generation, touch }) => {
    const atMs = context.nowAtMs
    const batchId = insertBatch(db, { kind: 'typed', atMs, requestId: context.requestId, generation, appVersion: context.appVersion })
    keepTransaction(db, id, { batchId, generation, atMs })
    deleteTransaction(db, id)
    insertTombstone(db, row.account, row, atMs)
    touch('account', row.account)
    touch('batch', String(batchId))
  })
  return succeed({ id: idText })
}
