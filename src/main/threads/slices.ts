import type { RowsProgress } from '#contract/schemas/common.ts'
import { type CancelFlag, throwIfCancelled } from './job.ts'

const SLICE_MS = 20
const PROGRESS_INTERVAL_MS = 100

/** A cancel flag over one Int32 of shared memory: the main thread sets it, a busy loop here reads it. */
export function cancelFlag(shared: SharedArrayBuffer): CancelFlag {
  const cell = new Int32Array(shared)
  return {
    get isCancelled() {
      return Atomics.load(cell, 0) !== 0
    },
  }
}

/** Returns `breathe`: gives the thread's other work a turn once 20 ms have passed, and throws Cancelled when the flag is set. */
export function createBreathe(flag: CancelFlag): () => Promise<void> {
  let sliceStartedAtMs = performance.now()
  return async () => {
    throwIfCancelled(flag)
    if (performance.now() - sliceStartedAtMs < SLICE_MS) return
    await new Promise<void>((resolve) => setImmediate(resolve))
    sliceStartedAtMs = performance.now()
    throwIfCancelled(flag)
  }
}

/**
 * Ten progress messages a second, on a beat: the first value passes at once, then the first one of every tenth of a second, so that a late one
 * does not make all that follow late. `isLast` values pass besides: after them may come something long without a word, such as a commit.
 */
export function throttleProgress<P>(
  send: (value: P) => void,
  isLast: (value: P) => boolean = () => false,
  clockMs: () => number = () => performance.now(),
): (value: P) => void {
  let dueAtMs = Number.NEGATIVE_INFINITY
  return (value) => {
    const nowMs = clockMs()
    if (nowMs < dueAtMs && !isLast(value)) return
    if (dueAtMs === Number.NEGATIVE_INFINITY) dueAtMs = nowMs
    while (dueAtMs <= nowMs) dueAtMs += PROGRESS_INTERVAL_MS
    send(value)
  }
}

/** Whether a count of files has come to its end. */
export function isLastOfFiles(value: unknown): boolean {
  const files = typeof value === 'object' && value !== null && 'files' in value ? (value.files as RowsProgress['files']) : null
  return files !== null && files.done === files.total
}
