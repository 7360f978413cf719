import type { ReadDb } from '../../store/handles.ts'
import type { CancelFlag, Job, JobOutcome } from '../job.ts'
import type { Panel } from './panel.ts'

/** Inside the one synchronous read transaction of a job. The panel is already refreshed to this generation. */
export interface GatherContext {
  readonly db: ReadDb
  readonly panel: Panel
  readonly generation: number
  readonly workspaceDir: string
  readonly nowAtMs: number
  /** True when nowAtMs is a demo's or --now's clock. */
  readonly isClockFixed: boolean
  readonly appVersion: string
}

/** Outside any transaction: no SQL, pure work on what was gathered. */
export interface ComputeContext<P = unknown> {
  readonly generation: number
  readonly cancel: CancelFlag
  readonly progress: (value: P) => void
  /** Call at least every 20 ms of work: short jobs run in between; throws Cancelled when the flag is set. */
  readonly breathe: () => Promise<void>
}

/** Gathering the data and processing it are two functions. */
export interface AnalysisJob<J extends Job, G = unknown> {
  gather(input: J['input'], context: GatherContext): G
  compute(gathered: G, context: ComputeContext<J['progress']>): JobOutcome<J>
}
