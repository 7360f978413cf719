import { channels } from '#contract/channels.ts'
import { connect } from '#contract/rpc/connect.ts'
import type { Caller } from '#contract/rpc/serve.ts'
import { createInProcessTransport } from '../../src/main/in-process-transport.ts'
import { startCore } from '../../src/main/start-core.ts'
import { builtEntry } from './built.ts'
import type { Face } from './face.ts'

/** The core in the test's own process, over a wire in memory. */
export async function openInProcess(workspaceDir: string, caller: Caller = 'window'): Promise<Face> {
  const core = startCore({ workspaceDir, nowAtMs: null, debugKill: undefined }, builtEntry('cli'), {
    resolveFile: () => undefined,
    renderPdf: () => Promise.resolve({ ok: false, error: { kind: 'browser-missing', command: 'none is used here' } }),
  })
  const wire = createInProcessTransport()
  const served = core.serve(wire.core, caller)
  const client = connect(wire.face, channels)
  return {
    caller,
    call: (channel, input) => client.call(channel as 'workspace.info', input as Record<string, never>),
    async close() {
      client.close()
      served.close()
      await core.close()
    },
  }
}
