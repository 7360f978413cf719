import { type ChannelName, channels, type Client, type Input, type Output } from '#contract/channels.ts'
import { fail, type Outcome, sentenceFor } from '#contract/errors.ts'
import { connect } from '#contract/rpc/connect.ts'
import { type Core, createCore, type Host } from '../../src/main/core.ts'
import { createInProcessTransport } from '../../src/main/in-process-transport.ts'

export interface SourceDesk {
  readonly core: Core
  readonly client: Client
  readonly log: readonly string[]
  /** Calls and unwraps; a refusal is thrown with its sentence. */
  ask<C extends ChannelName>(name: C, input: Input<C> | object): Promise<Output<C>>
  close(): Promise<void>
}

export interface SourceDeskOptions {
  readonly nowAtMs?: number
  /** A given clock is a fixed one, as with --now, unless this says that it stands for the clock of the computer. */
  readonly isClockFixed?: boolean
  readonly caller?: 'window' | 'command-line'
  readonly debugKill?: 'ledger' | 'analysis'
  readonly host?: Partial<Host>
}

/** The real core over its TypeScript sources: real threads, a real workspace folder, the real contract, no build needed. */
export function openSourceDesk(workspaceDir: string, options: SourceDeskOptions = {}): SourceDesk {
  const { nowAtMs, isClockFixed = nowAtMs !== undefined, caller = 'command-line', debugKill, host = {} } = options
  const log: string[] = []
  const core = createCore({
    workspaceDir,
    clock: nowAtMs === undefined ? Date.now : () => nowAtMs,
    isClockFixed,
    log: (line) => log.push(line),
    threadEntries: {
      ledger: new URL('../../src/main/threads/ledger/index.ts', import.meta.url),
      analysis: new URL('../../src/main/threads/analysis/index.ts', import.meta.url),
      demo: new URL('../../src/main/demo/index.ts', import.meta.url),
      export: new URL('../../src/main/export/index.ts', import.meta.url),
    },
    host: { resolveFile: () => undefined, renderPdf: () => Promise.resolve(fail({ kind: 'browser-missing', command: 'none in this test' })), ...host },
    appVersion: '0.0.0-test',
    debugKill,
  })
  const transport = createInProcessTransport()
  const served = core.serve(transport.core, caller)
  const client = connect(transport.face, channels)
  return {
    core,
    client,
    log,
    async ask(name, input) {
      const outcome = (await client.call(name, input as never)) as Outcome<Output<typeof name>>
      if (!outcome.ok) throw new Error(`${name}: ${sentenceFor(outcome.error)} ${log.at(-1) ?? ''}`)
      return outcome.value
    },
    async close() {
      client.close()
      served.close()
      await core.close()
    },
  }
}
