import { randomUUID } from 'node:crypto'
import type { Outcome } from '#contract/errors.ts'
import { readGeneration } from '../../../src/main/store/generation.ts'
import type { WriteDb } from '../../../src/main/store/handles.ts'
import { writeTransaction } from '../../../src/main/store/write-transaction.ts'
import type { AnalysisJob, ComputeContext, GatherContext } from '../../../src/main/threads/analysis/job.ts'
import { meantInput } from '../../../src/main/threads/analysis/meant-input.ts'
import { Panel } from '../../../src/main/threads/analysis/panel.ts'
import type { Job } from '../../../src/main/threads/job.ts'
import type { LedgerContext } from '../../../src/main/threads/ledger/context.ts'
import { NOW_AT_MS } from '../store/fresh-workspace.ts'

/** The context of one ledger job on an open workspace, with the real writing transaction. */
export function ledgerContext(db: WriteDb, workspaceDir: string, nowAtMs = NOW_AT_MS): LedgerContext<never> {
  const requestId = randomUUID()
  return {
    db,
    workspaceDir,
    nowAtMs,
    appVersion: '0.1.0',
    requestId,
    cancel: { isCancelled: false },
    progress: () => undefined,
    breathe: () => Promise.resolve(),
    write: (work) => writeTransaction(db, { requestId, nowAtMs }, work),
  }
}

/** Gathers and computes one analysis job, as the analysis thread does. */
export async function analyse<J extends Job, G>(
  job: AnalysisJob<J, G>,
  input: J['input'],
  db: WriteDb,
  workspaceDir: string,
  nowAtMs = NOW_AT_MS,
): Promise<Outcome<J['output']>> {
  const panel = new Panel()
  const generation = readGeneration(db)
  panel.refresh(db, generation)
  const gather: GatherContext = { db, panel, generation, workspaceDir, nowAtMs, isClockFixed: false, appVersion: '0.1.0' }
  const gathered = job.gather(meantInput(db, input), gather)
  panel.seal()
  const compute: ComputeContext<J['progress']> = { generation, cancel: { isCancelled: false }, progress: () => undefined, breathe: () => Promise.resolve() }
  return await job.compute(gathered, compute)
}
