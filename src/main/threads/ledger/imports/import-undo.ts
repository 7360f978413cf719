import { fail, succeed } from '#contract/errors.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import { importers } from '../../../ingest/importers.ts'
import { insertUndo } from '../../../store/batch-undos.ts'
import { type BatchFileRow, filesOfBatch, findBatch } from '../../../store/batches.ts'
import { removeUnusedInstruments } from '../../../store/instruments.ts'
import { usesOfBatch } from '../../../store/batch-uses.ts'
import { restoreReplacedOrder } from '../../../store/orders.ts'
import { editedOnlyIn } from '../../../store/transactions.ts'
import { keepTransaction, restoreTransactions } from '../../../store/transaction-history.ts'
import { removeUnusedAccounts } from '../../../store/accounts.ts'
import { undoConflicts } from '../../../store/undo-conflicts.ts'
import { journalUndo } from '../../../store/undo-journal.ts'
import type { LedgerJobs } from '../../jobs.ts'
import type { LedgerContext, LedgerJob, WriteTransaction } from '../context.ts'
import { throwIfCancelled } from './stage-call.ts'

type Context = LedgerContext<RowsProgress>

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
  const conflicts = undoConflicts(context.db, batch)
  if (conflicts.length > 0 && input.confirm !== true) return fail({ kind: 'confirm-needed', what: `Undoing import ${input.batch}`, conflicts })
  const uses = [...usesOfBatch(context.db, batchId)]
  throwIfCancelled(context)
  const { value: removed } = context.write((transaction) => {
    const undoId = insertUndo(transaction.db, { batchId, generation: transaction.generation, atMs: context.nowAtMs })
    transaction.touch('batch', input.batch)
    for (const row of editedOnlyIn(transaction.db, batchId))
      keepTransaction(transaction.db, row.id, { batchId, generation: transaction.generation, atMs: context.nowAtMs })
    return journalUndo(transaction.db, undoId, () =>
      batch.kind === 'typed' ? takeBack(transaction, batchId, context.nowAtMs) : withdrawFiles(transaction, filesOfBatch(transaction.db, batchId), context),
    )
  })
  return succeed({ batch: input.batch, removed, uses, conflicts })
}

/** A typed change: the row says again what it said before, or is gone if it was added. */
function takeBack({ db, touch }: WriteTransaction, batchId: number, atMs: number): typeof NOTHING {
  const { removed, accounts, gone } = restoreTransactions(db, batchId, atMs)
  for (const row of gone) restoreReplacedOrder(db, row, atMs)
  for (const account of accounts) touch('account', account)
  removeUnusedAccounts(db)
  return { ...NOTHING, transactions: removed }
}

/** The files of an import, the last one first: each gives way to those that stay. */
function withdrawFiles(transaction: WriteTransaction, files: readonly BatchFileRow[], context: Context): typeof NOTHING {
  const counts = files.toReversed().map((file, index) => {
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
