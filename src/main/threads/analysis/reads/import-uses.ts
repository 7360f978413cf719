import type { Output } from '#contract/channels.ts'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { openUndoOf } from '../../../store/batch-undos.ts'
import { usesOfBatch } from '../../../store/batch-uses.ts'
import { findBatch } from '../../../store/batches.ts'
import { undoConflicts } from '../../../store/undo-conflicts.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** `import.uses`: what stands on the rows of an import, and what of the user's an undo would take with it. Changes nothing. */
export const importUses: AnalysisJob<AnalysisJobs['import.uses'], Outcome<Output<'import.uses'>>> = {
  gather(input, { db }) {
    const batch = /^\d{1,15}$/.test(input.batch) ? findBatch(db, Number.parseInt(input.batch, 10)) : undefined
    if (batch === undefined) return fail({ kind: 'not-found', what: 'import', id: input.batch })
    const isUndone = batch.undoneAtMs !== null
    return succeed({
      batch: input.batch,
      undone: isUndone,
      canRedo: openUndoOf(db, batch.id) !== undefined,
      uses: isUndone ? [] : [...usesOfBatch(db, batch.id)],
      conflicts: isUndone ? [] : undoConflicts(db, batch),
    })
  },
  compute: (gathered) => gathered,
}
