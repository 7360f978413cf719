import { channels } from '#contract/channels.ts'
import { type AppError, type Outcome, succeed } from '#contract/errors.ts'
import { connect } from '#contract/rpc/connect.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import type { Core } from './core.ts'
import { createInProcessTransport } from './in-process-transport.ts'

/** Errors after which a window has nothing to show; any other state of a workspace is explained on screen. */
const HOPELESS: readonly AppError['kind'][] = ['workspace-in-use']

/** Before a window opens: is the workspace free, and with `isDemo` is there something in it. A demo workspace that is already filled stays as it is. */
export async function openWorkspace(core: Core, isDemo: boolean, onProgress: (value: RowsProgress) => void): Promise<Outcome<null>> {
  const { face, core: coreEnd } = createInProcessTransport()
  const served = core.serve(coreEnd, 'command-line')
  const client = connect(face, channels)
  try {
    const info = await client.call('workspace.info', {})
    if (!info.ok && HOPELESS.includes(info.error.kind)) return info
    if (!isDemo || (info.ok && info.value.counts.batches > 0)) return succeed(null)
    const demo = await client.call('workspace.demo', {}, { onProgress })
    return demo.ok ? succeed(null) : demo
  } finally {
    client.close()
    served.close()
  }
}
