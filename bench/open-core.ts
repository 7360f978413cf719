import { type Client, channels } from '../src/contract/channels.ts'
import type { Outcome } from '../src/contract/errors.ts'
import { connect } from '../src/contract/rpc/connect.ts'
import { createInProcessTransport } from '../src/main/in-process-transport.ts'
import { startCore } from '../src/main/start-core.ts'
import { FIXED_CLOCK_AT_MS } from '../src/main/demo/demo-sessions.ts'
import { builtEntry } from '../test/faces/built.ts'

export interface BenchCore {
  readonly client: Client
  /** One call with its answer left as it crosses: what a window's own process would then check is not done in this one. */
  ask(channel: string, input: object): Promise<Outcome<unknown>>
  close(): Promise<void>
}

/** The core with its built threads in this process, on the demo's clock. */
export function openCore(workspaceDir: string): BenchCore {
  const core = startCore({ workspaceDir, nowAtMs: FIXED_CLOCK_AT_MS, debugKill: undefined }, builtEntry('cli'), {
    resolveFile: () => undefined,
    renderPdf: () => Promise.resolve({ ok: false, error: { kind: 'browser-missing', command: 'none is used here' } }),
  })
  const wire = createInProcessTransport()
  const served = core.serve(wire.core, 'command-line')
  const client = connect(wire.face, channels)
  // Far above the ids the client gives its own calls.
  let nextId = 1_000_000
  return {
    client,
    ask(channel, input) {
      const id = nextId++
      return new Promise((resolve) => {
        const stop = wire.face.onFrame((frame) => {
          const { type, id: settled, outcome } = frame as { type: string; id?: number; outcome: Outcome<unknown> }
          if (type !== 'settle' || settled !== id) return
          stop()
          resolve(outcome)
        })
        wire.face.send({ type: 'call', id, channel, input })
      })
    },
    async close() {
      client.close()
      served.close()
      await core.close()
    },
  }
}
