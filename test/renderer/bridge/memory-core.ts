import { type Channels, type Client, channels, type Handlers } from '#contract/channels.ts'
import { fail } from '#contract/errors.ts'
import type { EventName, EventValue } from '#contract/events.ts'
import { connect } from '#contract/rpc/connect.ts'
import type { Transport } from '#contract/rpc/frame.ts'
import { serve } from '#contract/rpc/serve.ts'
import { createHostTransport } from '../../../src/renderer/bridge/host-transport.ts'
import type { Schedule } from '../../../src/renderer/bridge/schedule.ts'

export interface MemoryCore {
  readonly client: Client
  push<E extends EventName>(name: E, value: EventValue<E>): void
}

/** The renderer's own transport and client against the contract's own server, joined in memory by JSON texts. Channels without a handler answer unknown-channel. */
export function createMemoryCore(handlers: Partial<Handlers>): MemoryCore {
  const toPage = new Set<(text: string) => void>()
  const toCore = new Set<(frame: unknown) => void>()
  const coreSide: Transport = {
    send: (frame) => {
      const text = JSON.stringify(frame)
      queueMicrotask(() => {
        for (const listener of toPage) listener(text)
      })
    },
    onFrame(listener) {
      toCore.add(listener)
      return () => toCore.delete(listener)
    },
  }
  const all = Object.fromEntries(
    Object.keys(channels).map((name) => [name, handlers[name as keyof Channels] ?? (() => Promise.resolve(fail({ kind: 'unknown-channel', channel: name })))]),
  ) as unknown as Handlers
  const served = serve(coreSide, { channels, handlers: all, caller: 'window', reportIncident: () => 'incident' })
  const client = connect(
    createHostTransport({
      send: (text) => {
        for (const listener of toCore) listener(JSON.parse(text))
      },
      onFrame(listener) {
        toPage.add(listener)
        return () => toPage.delete(listener)
      },
    }),
    channels,
  )
  return { client, push: served.push }
}

/** Lets everything that waits on microtasks happen. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

/** A schedule that runs at the next turn, for tests in which the wait is not the point. */
export const atOnce: Schedule = (work) => {
  queueMicrotask(work)
  return () => undefined
}
