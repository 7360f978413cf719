import { succeed } from '#contract/errors.ts'
import { ensureAccount, readAccount } from '../../store/accounts.ts'
import { insertBatch } from '../../store/batches.ts'
import { keepAbsence } from '../../store/transaction-history.ts'
import { readTransaction } from '../../store/transaction-list.ts'
import { insertTransaction } from '../../store/transactions.ts'
import { KEY_VERSION } from '../../ingest/broker/identity.ts'
import { transactionView } from '../analysis/transaction-view.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'
import { typedTransaction } from './typed-transaction.ts'

/** `transactions.add`: a row typed by hand, opening lots included. It has a batch of its own, so that it can be undone like an import. */
export const addTransaction: LedgerJob<LedgerJobs['transactions.add']> = (input, context) => {
  const { account, ...typed } = input
  const fields = typedTransaction(typed, account, readAccount(context.db, account)?.currency ?? 'USD')
  if (!fields.ok) return fields
  const { value: id } = context.write(({ db, generation, touch }) => {
    const atMs = context.nowAtMs
    const batchId = insertBatch(db, { kind: 'typed', atMs, requestId: context.requestId, generation, appVersion: context.appVersion })
    ensureAccount(db, account, atMs)
    // A key of its own: a typed row never stands for a row of a file.
    const key = { baseKey: `typed:${context.requestId}`, occurrence: 0 }
    keepAbsence(db, { account, ...key }, { batchId, generation, atMs })
    touch('account', account)
    touch('batch', String(batchId))
    return insertTransaction(db, { ...fields.value, ...key, keyVersion: KEY_VERSION, ordinal: 0, orderKey: null, typedAtMs: atMs })
  })
  const row = readTransaction(context.db, id)
  if (row === undefined) throw new Error(`addTransaction: got no transaction ${id} after it was written`)
  return succeed(transactionView(row))
}
