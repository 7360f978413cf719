import { fail, succeed } from '#contract/errors.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import { settleBarsKind } from '../../../store/bars-kind.ts'
import { markRedone, openUndoOf, type OpenUndo, touchedBy } from '../../../store/batch-undos.ts'
import { filesOfBatch, findBatch } from '../../../store/batches.ts'
import { resettleTraits } from '../../../store/instruments.ts'
import { settleRedoneOrders } from '../../../store/orders.ts'
import { restoreRows } from '../../../store/restore-rows.ts'
import { restoreSeriesRows } from '../../../store/restore-series.ts'
import { dropOverruled } from '../../../store/withdraw-decisions.ts'
import type { LedgerJobs } from '../../jobs.ts'
import type { ChangeKind, LedgerContext, LedgerJob, WriteTransaction } from '../context.ts'
import { throwIfCancelled } from './stage-call.ts'

type Context = LedgerContext<RowsProgress>

/** Rolls the redo back: it would go over something the user was not asked about. */
class ConsentNeeded extends Error {
  readonly conflicts: readonly string[]
  constructor(conflicts: readonly string[]) {
    super('consent needed')
    this.conflicts = conflicts
  }
}

/**
 * `import.redo`: brings back exactly what the undo of a batch took, in one transaction, from what the store kept of it: the files are not
 * needed. Rows that were changed since, and bars that differ from a file stored since, are listed and need consent.
 */
export const redoImport: LedgerJob<LedgerJobs['import.redo']> = (input, context) => {
  const batchId = /^\d{1,15}$/.test(input.batch) ? Number.parseInt(input.batch, 10) : -1
  const batch = findBatch(context.db, batchId)
  if (batch === undefined) return fail({ kind: 'not-found', what: 'import', id: input.batch })
  if (batch.undoneAtMs === null) return fail({ kind: 'refused', field: 'batch', reason: `import ${input.batch} is not undone.` })
  const undo = openUndoOf(context.db, batchId)
  if (undo === undefined) {
    const reason = `import ${input.batch} was undone by an earlier version, which did not keep enough to bring it back. Import its files again.`
    return fail({ kind: 'refused', field: 'batch', reason })
  }
  try {
    const { value } = context.write((transaction) => {
      const done = restore(transaction, batchId, undo, context)
      if (done.conflicts.length > 0 && input.confirm !== true) throw new ConsentNeeded(done.conflicts)
      return done
    })
    return succeed({ batch: input.batch, ...value })
  } catch (thrown) {
    if (!(thrown instanceof ConsentNeeded)) throw thrown
    return fail({ kind: 'confirm-needed', what: `Redoing import ${input.batch}`, conflicts: [...thrown.conflicts] })
  }
}

/** Tables of what files state beside trades and prices: an undo counts their rows as holdings, and so does a redo. */
const STATED = ['holdings', 'dated_records', 'stated_positions', 'realised_lots'] as const

interface Restored {
  readonly restored: { transactions: number; bars: number; observations: number; holdings: number }
  readonly conflicts: string[]
}

function restore({ db, touch }: WriteTransaction, batchId: number, undo: OpenUndo, context: Context): Restored {
  const checkCancelled = (): void => throwIfCancelled(context)
  const rows = restoreRows(db, undo.id, checkCancelled)
  const conflicts = [...rows.conflicts]
  const instruments = new Set(rows.instruments)
  const count = { bars: 0, observations: 0 }
  const files = filesOfBatch(db, batchId)
  for (const [done, file] of files.entries()) {
    context.progress({ phase: 'redoing', done, total: files.length, file: file.name, files: { done, total: files.length } })
    const series = restoreSeriesRows(db, { batchId, fileId: file.id, atMs: context.nowAtMs }, checkCancelled)
    count.bars += series.bars
    count.observations += series.observations
    conflicts.push(...series.conflicts)
    for (const id of series.instruments) instruments.add(id)
    for (const id of series.series) touch('series', String(id))
  }
  conflicts.push(...dropOverruled(db, batchId))
  for (const id of instruments) {
    settleBarsKind(db, id)
    resettleTraits(db, id)
    touch('instrument', String(id))
  }
  for (const { kind, id } of touchedBy(db, undo.generation)) touch(kind as ChangeKind, id)
  markRedone(db, { id: undo.id, batchId, atMs: context.nowAtMs }, rows.moved)
  const orders = settleRedoneOrders(db, batchId, context.nowAtMs)
  for (const account of orders) touch('account', account)
  const holdings = STATED.reduce((sum, table) => sum + (rows.restored.get(table) ?? 0), 0)
  return { restored: { transactions: (rows.restored.get('transactions') ?? 0) + orders.length, holdings, ...count }, conflicts }
}
