import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fail, type Outcome } from '#contract/errors.ts'
import type { CancelToken } from '#contract/rpc/cancel-token.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import type { FromExport } from './index.ts'
import type { ExportPlan, ExportWritten } from './write-export.ts'

/** Everything of the plan but the place of the unfinished files. */
type ExportRequest = Omit<ExportPlan, 'partialFolder'>

/** Runs the export in a worker of its own. Cancelled or failed, it leaves nothing behind. */
export async function exportFiles(
  entry: URL,
  request: ExportRequest,
  cancel: CancelToken,
  onProgress: (value: RowsProgress) => void,
): Promise<Outcome<ExportWritten>> {
  const partialFolder = join(dirname(request.folder), `.${basename(request.folder)}.${randomBytes(4).toString('hex')}.partial`)
  const plan: ExportPlan = { ...request, partialFolder }
  const worker = new Worker(entry, { workerData: plan, name: 'export' })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  cancel.onCancel(() => void worker.terminate())
  const written = await new Promise<Outcome<ExportWritten> | Error | undefined>((resolve) => {
    worker.on('message', (message: FromExport) => {
      if (message.type === 'written') resolve(message.written)
      else onProgress({ phase: 'Writing the export', done: message.done, total: message.total, file: message.file, files: null })
    })
    worker.on('error', (error) => resolve(error instanceof Error ? error : new Error(String(error))))
    void ended.then(() => resolve(undefined))
  })
  if (written !== undefined && !(written instanceof Error)) return written
  await ended
  await rm(partialFolder, { recursive: true, force: true })
  if (cancel.isCancelled) return fail({ kind: 'cancelled' })
  throw written ?? new Error('exportFiles: the worker ended without a word')
}
