import type { Outcome } from '#contract/errors.ts'

/** One row of a job table: what crosses between the main thread and a worker thread. */
export interface Job {
  readonly input: unknown
  readonly output: unknown
  readonly progress: unknown
}

/** The cancel flag of a running job: one Int32 in shared memory, so a busy loop sees it without a message. */
export interface CancelFlag {
  readonly isCancelled: boolean
}

/** Thrown by `throwIfCancelled` inside nested work; a job runner turns it into the error `cancelled`. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

export function throwIfCancelled(flag: CancelFlag): void {
  if (flag.isCancelled) throw new Cancelled('cancelled')
}

export type JobOutcome<J extends Job> = Promise<Outcome<J['output']>> | Outcome<J['output']>
