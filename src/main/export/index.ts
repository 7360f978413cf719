import { parentPort, workerData } from 'node:worker_threads'
import type { Outcome } from '#contract/errors.ts'
import { type ExportPlan, type ExportWritten, writeExport } from './write-export.ts'

export type FromExport =
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly file: string }
  | { readonly type: 'written'; readonly written: Outcome<ExportWritten> }

/** A short-lived worker with a reading connection of its own: writes the files, says what it wrote, ends. Cancelled by ending it. */
const PROGRESS_INTERVAL_MS = 100
let sentAtMs = Number.NEGATIVE_INFINITY

const written = writeExport(workerData as ExportPlan, (done, total, file) => {
  const nowMs = performance.now()
  if (nowMs - sentAtMs < PROGRESS_INTERVAL_MS && done < total) return
  sentAtMs = nowMs
  parentPort?.postMessage({ type: 'progress', done, total, file } satisfies FromExport)
})
parentPort?.postMessage({ type: 'written', written } satisfies FromExport)
