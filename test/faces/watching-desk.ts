import { channels, type Client } from '#contract/channels.ts'
import type { EventName, EventValue } from '#contract/events.ts'
import { connect } from '#contract/rpc/connect.ts'
import type { FolderTimes } from '../../src/main/core.ts'
import { createFileRefs } from '../../src/main/file-refs.ts'
import { createInProcessTransport } from '../../src/main/in-process-transport.ts'
import { startCore } from '../../src/main/start-core.ts'
import { builtEntry } from './built.ts'

export interface WatchingDesk {
  readonly client: Client
  /** The reference a window would be given for a file or folder the user chose. */
  refOf(path: string): string
  /** The next event that is the one meant, from now on. */
  next<E extends EventName>(name: E, isMeant: (value: EventValue<E>) => boolean): Promise<EventValue<E>>
  close(): Promise<void>
}

/** The core in this process as a window starts it: it watches folders, and what it is told by a caller who may name no path. */
export function openWatchingDesk(workspaceDir: string, folderTimes: FolderTimes): WatchingDesk {
  const refs = createFileRefs()
  const host = {
    resolveFile: refs.pathOf,
    mintFile: refs.mint,
    renderPdf: () => Promise.resolve({ ok: false as const, error: { kind: 'browser-missing' as const, command: 'none is used here' } }),
  }
  const core = startCore({ workspaceDir, nowAtMs: null, debugKill: undefined }, builtEntry('cli'), host, folderTimes)
  const wire = createInProcessTransport()
  const served = core.serve(wire.core, 'window')
  const client = connect(wire.face, channels)
  return {
    client,
    refOf: (path) => refs.mint(path) ?? '',
    next: (name, isMeant) =>
      new Promise((resolve) => {
        const stop = client.on(name, (value) => {
          if (!isMeant(value)) return
          stop()
          resolve(value)
        })
      }),
    async close() {
      client.close()
      served.close()
      await core.close()
    },
  }
}
