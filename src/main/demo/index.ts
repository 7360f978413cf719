import { parentPort, workerData } from 'node:worker_threads'
import type { DemoWritten, DemoPlan } from './write-demo.ts'
import { writeDemo } from './write-demo.ts'

export type FromDemo =
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly file: string }
  | { readonly type: 'written'; readonly written: DemoWritten }

/** A short-lived worker: makes the files, says what it made, ends. Cancelled by ending it. */
const PROGRESS_INTERVAL_MS = 100
let sentAtMs = Number.NEGATIVE_INFINITY

const written = await writeDemo(workerData as DemoPlan, (done, total, file) => {
  const nowMs = performance.now()
  if (nowMs - sentAtMs < PROGRESS_INTERVAL_MS && done < total) return
  sentAtMs = nowMs
  parentPort?.postMessage({ type: 'progress', done, total, file } satisfies FromDemo)
})
parentPort?.postMessage({ type: 'written', written } satisfies FromDemo)
