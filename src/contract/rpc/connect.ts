import type { z } from 'zod'
import { fail, type Outcome } from '../errors.ts'
import { type EventName, type EventValue, events } from '../events.ts'
import type { CancelToken } from './cancel-token.ts'
import type { Channel } from './channel.ts'
import { ToFace, type Transport } from './frame.ts'

type ProgressOf<C extends Channel> = C extends Channel<z.ZodType, z.ZodType, infer P> ? z.infer<P> : never

export interface CallOptions<P> {
  readonly cancel?: CancelToken
  readonly onProgress?: (value: P) => void
}

export interface Client<T extends Record<string, Channel>> {
  call<C extends keyof T & string>(name: C, input: z.input<T[C]['input']>, options?: CallOptions<ProgressOf<T[C]>>): Promise<Outcome<z.infer<T[C]['output']>>>
  /** Returns the function that stops listening. */
  on<E extends EventName>(name: E, listener: (value: EventValue<E>) => void): () => void
  close(): void
}

interface Pending {
  readonly channel: Channel
  readonly onProgress: ((value: never) => void) | undefined
  readonly resolve: (outcome: Outcome<never>) => void
}

/** The typed client of the channel table over any transport. Answers and events are checked again on this side. */
export function connect<T extends Record<string, Channel>>(transport: Transport, channels: T): Client<T> {
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, Set<(value: never) => void>>()
  let nextId = 1

  const stopListening = transport.onFrame((raw) => {
    const frame = ToFace.safeParse(raw)
    if (!frame.success) return
    if (frame.data.type === 'event') {
      const { name } = frame.data
      if (!Object.hasOwn(events, name)) return
      const value = events[name as EventName].safeParse(frame.data.value)
      if (value.success) for (const listener of listeners.get(name) ?? []) listener(value.data as never)
      return
    }
    const call = pending.get(frame.data.id)
    if (call === undefined) return
    if (frame.data.type === 'progress') {
      const value = call.channel.progress?.safeParse(frame.data.value)
      if (value?.success === true) call.onProgress?.(value.data as never)
      return
    }
    pending.delete(frame.data.id)
    const { outcome } = frame.data
    if (!outcome.ok) {
      call.resolve(fail(outcome.error))
      return
    }
    const value = call.channel.output.safeParse(outcome.value)
    if (value.success) call.resolve({ ok: true, value: value.data as never })
    else
      call.resolve(
        fail({
          kind: 'bad-frame',
          reason: `the answer has not the agreed shape (${value.error.issues[0]?.path.join('.') ?? ''}: ${value.error.issues[0]?.message ?? ''})`,
        }),
      )
  })

  return {
    call(name, input, options) {
      const channel = channels[name]
      if (channel === undefined) return Promise.resolve(fail({ kind: 'unknown-channel', channel: name }))
      const id = nextId++
      return new Promise((resolve) => {
        pending.set(id, { channel, onProgress: options?.onProgress as Pending['onProgress'], resolve: resolve as Pending['resolve'] })
        transport.send({ type: 'call', id, channel: name, input })
        options?.cancel?.onCancel(() => {
          if (pending.has(id)) transport.send({ type: 'cancel', id })
        })
      })
    },
    on(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set)
      set.add(listener as (value: never) => void)
      return () => set.delete(listener as (value: never) => void)
    },
    close() {
      stopListening()
      for (const call of pending.values()) call.resolve(fail({ kind: 'cancelled' }))
      pending.clear()
    },
  }
}
