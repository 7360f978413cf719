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

/** At most ten progress messages a second; the newest value wins. The first one passes at once. */
export function throttleProgress<P>(send: (value: P) => void): (value: P) => void {
  let sentAtMs = Number.NEGATIVE_INFINITY
  return (value) => {
    const nowMs = performance.now()
    if (nowMs - sentAtMs < PROGRESS_INTERVAL_MS) return
    sentAtMs = nowMs
    send(value)
  }
}
