import { channels } from '#contract/channels.ts'
import type { Outcome } from '#contract/errors.ts'
import { type CancelSource, createCancelSource } from '#contract/rpc/cancel-token.ts'
import { connect } from '#contract/rpc/connect.ts'
import type { Core } from '../core.ts'
import { createInProcessTransport } from '../in-process-transport.ts'

export interface CallRunner {
  run(channel: string, input: unknown): Promise<Outcome<unknown>>
  /** Cancels the running call; false = none runs. */
  cancel(): boolean
  close(): void
}

/** One call at a time over the same wire as a window's, as the caller that may name paths. Progress goes out as JSON lines. */
export function createCallRunner(core: Core, writeProgress: (line: string) => void): CallRunner {
  const { face, core: coreEnd } = createInProcessTransport()
  const served = core.serve(coreEnd, 'command-line')
  const client = connect(face, channels)
  let running: CancelSource | undefined
  return {
    async run(channel, input) {
      running = createCancelSource()
      try {
        // The name and the input come from outside: the other end of the wire judges both.
        return await client.call(channel as 'workspace.info', input as Record<string, never>, {
          cancel: running.token,
          onProgress: (value: unknown) => writeProgress(`${JSON.stringify(value)}\n`),
        })
      } finally {
        running = undefined
      }
    },
    cancel() {
      running?.cancel()
      return running !== undefined
    },
    close() {
      client.close()
      served.close()
    },
  }
}
