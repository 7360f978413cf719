import { rm } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { CancelToken } from '#contract/rpc/cancel-token.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import type { FromDemo } from './index.ts'
import type { DemoPlan, DemoWritten } from './write-demo.ts'

/** Runs the generator in a worker of its own. Cancelled or failed, it leaves no half-made folder behind. */
export async function generateDemoFiles(
  entry: URL,
  plan: DemoPlan,
  cancel: CancelToken,
  onProgress: (value: RowsProgress) => void,
): Promise<Outcome<DemoWritten>> {
  const worker = new Worker(entry, { workerData: plan, name: 'demo' })
  cancel.onCancel(() => void worker.terminate())
  const written = await new Promise<DemoWritten | Error | undefined>((resolve) => {
    worker.on('message', (message: FromDemo) => {
      if (message.type === 'written') resolve(message.written)
      else onProgress({ phase: 'Making the demo files', done: message.done, total: message.total, file: message.file, files: null })
    })
    worker.on('error', (error) => resolve(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => resolve(undefined))
  })
  if (written !== undefined && !(written instanceof Error)) return succeed(written)
  await rm(plan.folder, { recursive: true, force: true })
  if (cancel.isCancelled) return fail({ kind: 'cancelled' })
  const code = (written as NodeJS.ErrnoException | undefined)?.code
  if (code === 'ENOSPC' || code === 'EDQUOT') return fail({ kind: 'storage', problem: 'full', file: plan.folder, stored: 'not-stored' })
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return fail({ kind: 'storage', problem: 'read-only', file: plan.folder, stored: 'not-stored' })
  throw written ?? new Error('generateDemoFiles: the worker ended without a word')
}
