import { fail, succeed } from '#contract/errors.ts'
import { importers } from '../../../ingest/importers.ts'
import { type BatchFileRow, filesOfBatch, findBatch, markUndone } from '../../../store/batches.ts'
import { removeUnusedInstruments } from '../../../store/instruments.ts'
import { usesOfBatch } from '../../../store/batch-uses.ts'
import { restoreReplacedOrder } from '../../../store/orders.ts'
import { type EditedTransaction, editedOnlyIn } from '../../../store/transactions.ts'
import { changedAgainSince, keepTransaction, restoreTransactions } from '../../../store/transaction-history.ts'
import { removeUnusedAccounts } from '../../../store/accounts.ts'
import type { LedgerJobs } from '../../jobs.ts'
import type { LedgerContext, LedgerJob, WriteTransaction } from '../context.ts'
import { throwIfCancelled } from './stage-call.ts'

const NOTHING = { transactions: 0, bars: 0, observations: 0, holdings: 0 }

/**
 * `import.undo`: takes one batch out of the store, in one transaction. What another active batch holds too stays. Rows the
 * user edited need consent; plans and prints that used the batch are named and never block. A typed change is taken back by
 * putting its row back as it was.
 */
export const undoImport: LedgerJob<LedgerJobs['import.undo']> = (input, context) => {
  const batchId = /^\d{1,15}$/.test(input.batch) ? Number.parseInt(input.batch, 10) : -1
  const batch = findBatch(context.db, batchId)
  if (batch === undefined) return fail({ kind: 'not-found', what: 'import', id: input.batch })
  if (batch.undoneAtMs !== null) return fail({ kind: 'refused', field: 'batch', reason: `import ${input.batch} is undone already.` })
  const edited = editedOnlyIn(context.db, batchId)
  const conflicts = batch.kind === 'typed' ? laterChanges(changedAgainSince(context.db, batchId)) : edited.map(editSentence)
  if (conflicts.length > 0 && input.confirm !== true) return fail({ kind: 'confirm-needed', what: `Undoing import ${input.batch}`, conflicts })
  const uses = [...usesOfBatch(context.db, batchId)]
  throwIfCancelled(context)
  const { value: removed } = context.write((transaction) => {
    markUndone(transaction.db, batchId, context.nowAtMs)
    transaction.touch('batch', input.batch)
    for (const row of edited) keepTransaction(transaction.db, row.id, { batchId, generation: transaction.generation, atMs: context.nowAtMs })
    const files = filesOfBatch(transaction.db, batchId).toReversed()
    if (batch.kind === 'typed') return takeBack(transaction, batchId, context.nowAtMs)
    const counts = files.map((file, index) => {
      throwIfCancelled(context)
      context.progress({ phase: 'undoing', done: index, total: files.length, file: file.name, files: { done: index, total: files.length } })
      return withdraw(transaction, file, context)
    })
    // What only these files spoke of is gone with them.
    for (const id of removeUnusedInstruments(transaction.db)) transaction.touch('instrument', String(id))
    return counts.reduce(
      (sum, count) => ({
        transactions: sum.transactions + count.transactions,
        bars: sum.bars + count.bars,
        observations: sum.observations + count.observations,
        holdings: sum.holdings + count.holdings,
      }),
      NOTHING,
    )
  })
  return succeed({ batch: input.batch, removed, uses, conflicts })
}

const editSentence = (row: EditedTransaction): string =>
  `you edited the ${row.kind}${row.symbol === null ? '' : ` of ${row.symbol}`} of ${row.session} in ${row.account}`

const laterChanges = (count: number): string[] => (count === 0 ? [] : ['the row was changed again by hand since'])

/** A typed change: the row says again what it said before, or is gone if it was added. */
function takeBack({ db, touch }: WriteTransaction, batchId: number, atMs: number): typeof NOTHING {
  const { removed, accounts, gone } = restoreTransactions(db, batchId, atMs)
  for (const row of gone) restoreReplacedOrder(db, row, atMs)
  for (const account of accounts) touch('account', account)
  removeUnusedAccounts(db)
  return { ...NOTHING, transactions: removed }
}

function withdraw({ db, touch }: WriteTransaction, file: BatchFileRow, context: Pick<LedgerContext, 'nowAtMs' | 'cancel'>): typeof NOTHING {
  const importer = importers.find((candidate) => candidate.profileIds.includes(file.profileId))
  if (importer === undefined) throw new Error(`undoImport: got the profile “${file.profileId}” of file ${file.id}, wanted one that an importer reads`)
  return importer.withdraw(
    db,
    { batchId: file.batchId, fileId: file.id, atMs: context.nowAtMs },
    (kind, id) => touch(kind, id),
    () => throwIfCancelled(context),
  )
}
