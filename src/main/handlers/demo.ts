import type { Output } from '#contract/channels.ts'
import { type Outcome, succeed } from '#contract/errors.ts'
import type { Call } from '#contract/rpc/serve.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import { type DemoRequest, read, type Services, write } from './services.ts'

/** Generates the simulated universe, then imports its files through the ordinary path: provenance, undo and faults are real. */
export async function openDemo(services: Services, request: DemoRequest, call: Call<RowsProgress>): Promise<Outcome<Output<'workspace.demo'>>> {
  const generated = await services.generateDemo(request, call.cancel, call.progress)
  if (!generated.ok) return generated
  // SIMULATED and the fixed clock come before the first row, so that no bar of the demo lies in the future.
  const marked = await write(services, 'workspace.mark-simulated', generated.value, { cancel: call.cancel, progress: () => undefined })
  if (!marked.ok) return marked
  const imported = await write(services, 'import.commit', { files: [{ path: request.folder, key: request.folder }] }, call)
  if (!imported.ok) return imported
  const info = await read(services, 'workspace.info', {}, { cancel: call.cancel, progress: () => undefined })
  return info.ok ? succeed(info.value) : info
}
