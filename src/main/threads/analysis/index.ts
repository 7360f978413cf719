import { type AppError, fail, type Outcome } from '#contract/errors.ts'
import { readClock } from '../../store/facts.ts'
import { readGeneration, wasRequestStored } from '../../store/generation.ts'
import type { ReadDb } from '../../store/handles.ts'
import { openWorkspaceForRead } from '../../store/open.ts'
import { storageError } from '../../store/storage-error.ts'
import { databasePath } from '../../store/workspace-files.ts'
import type { Job } from '../job.ts'
import { post, runJobLoop, threadStart } from '../job-loop.ts'
import { analysisJobs } from './analysis-jobs.ts'
import type { AnalysisJob } from './job.ts'
import { meantInput } from './meant-input.ts'
import { Panel } from './panel.ts'

/** The reader: a read-only connection, the bars in memory, no write of any kind. Started only after the ledger could open the workspace. */
const { workspaceDir, appVersion } = threadStart()
const panel = new Panel()

let db: ReadDb | undefined
let refused: AppError | undefined

const opened = openWorkspaceForRead(workspaceDir)
if (opened.ok) db = opened.value
else refused = opened.error
post({ type: 'state', state: opened.ok ? { ok: true } : { ok: false, error: opened.error } })

runJobLoop({
  async run(call): Promise<Outcome<unknown>> {
    if (db === undefined) return fail(refused ?? { kind: 'no-workspace', path: workspaceDir })
    const job = analysisJobs[call.name as keyof typeof analysisJobs] as AnalysisJob<Job> | undefined
    if (job === undefined) throw new Error(`analysis: got the job ${call.name}, wanted one of the table`)
    const reader = db
    let generation = 0
    // One synchronous read transaction: everything gathered belongs to one generation, and no cursor outlives it.
    const gathered = reader.transaction(() => {
      generation = readGeneration(reader)
      panel.refresh(reader, generation)
      const clock = readClock(reader, call)
      return job.gather(meantInput(reader, call.input), {
        db: reader,
        panel,
        generation,
        workspaceDir,
        appVersion,
        nowAtMs: clock.nowAtMs,
        isClockFixed: clock.isFixed,
      })
    })()
    panel.seal()
    const outcome = await job.compute(gathered, { generation, cancel: call.cancel, progress: call.progress, breathe: call.breathe })
    if (outcome.ok && call.name === 'screen.run') call.countNames((outcome.value as { universe: number }).universe)
    return outcome
  },
  explain(thrown) {
    const error = storageError(thrown, databasePath(workspaceDir))
    return error === null ? undefined : fail(error)
  },
  wasStored: (requestId) => db !== undefined && wasRequestStored(db, requestId),
  close: () => db?.close(),
})
