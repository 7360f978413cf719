import type { Outcome } from '#contract/errors.ts'
import { readGeneration } from '../../../../src/main/store/generation.ts'
import type { WriteDb } from '../../../../src/main/store/handles.ts'
import type { AnalysisJob } from '../../../../src/main/threads/analysis/job.ts'
import { meantInput } from '../../../../src/main/threads/analysis/meant-input.ts'
import { Panel } from '../../../../src/main/threads/analysis/panel.ts'
import type { Job } from '../../../../src/main/threads/job.ts'

/** Runs a reading job on a store as the analysis thread does: gather in one transaction, then compute. */
export async function ask<J extends Job, G>(
  db: WriteDb,
  job: AnalysisJob<J, G>,
  input: J['input'],
  nowAtMs = Date.UTC(2026, 10, 20, 22),
  panel = new Panel(),
): Promise<Outcome<J['output']>> {
  let generation = 0
  const gathered = db.transaction(() => {
    generation = readGeneration(db)
    panel.refresh(db, generation)
    return job.gather(meantInput(db, input), { db, panel, generation, workspaceDir: '', appVersion: '0.1.0', nowAtMs, isClockFixed: true })
  })()
  panel.seal()
  return await job.compute(gathered, { generation, cancel: { isCancelled: false }, progress: () => undefined, breathe: async () => undefined })
}
