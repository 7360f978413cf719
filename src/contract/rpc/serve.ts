import type { z } from 'zod'
import { type AppError, fail, type Outcome } from '../errors.ts'
import type { EventName, EventValue } from '../events.ts'
import { type CancelSource, type CancelToken, createCancelSource } from './cancel-token.ts'
import type { Channel } from './channel.ts'
import { ToCore, type Transport } from './frame.ts'

/** No answer is larger than this; lists page instead. */
export const ANSWER_LIMIT_BYTES = 4 * 1024 * 1024

/** Who sends the frames. A window never names a path. */
export type Caller = 'window' | 'command-line'

export interface Call<P> {
  readonly caller: Caller
  readonly cancel: CancelToken
  readonly progress: (value: P) => void
}

export type Handler<C extends Channel> = (
  input: z.infer<C['input']>,
  call: Call<C extends Channel<z.ZodType, z.ZodType, infer P> ? z.infer<P> : never>,
) => Promise<Outcome<z.infer<C['output']>>>
export type HandlerTable<T extends Record<string, Channel>> = { readonly [C in keyof T]: Handler<T[C]> }

export interface ServeOptions<T extends Record<string, Channel>> {
  readonly channels: T
  readonly handlers: HandlerTable<T>
  readonly caller: Caller
  /** Records what was thrown and returns the incident id under which it can be found; nothing else of it crosses. */
  readonly reportIncident: (thrown: unknown, channel: string) => string
  readonly isAnswerTooLarge?: (value: unknown) => number | null
}

export interface Served {
  push<E extends EventName>(name: E, value: EventValue<E>): void
  /** Cancels what runs and stops listening: called when the document or the pipe behind the transport is gone. */
  close(): void
}

type AnyHandler = (input: unknown, call: Call<unknown>) => Promise<Outcome<unknown>>

/** Answers the frames of ONE document or pipe. Every frame gets an answer; none can crash the core. */
export function serve<T extends Record<string, Channel>>(transport: Transport, options: ServeOptions<T>): Served {
  const running = new Map<number, CancelSource>()
  let isOpen = true

  const settle = (id: number, outcome: Outcome<unknown>): void => {
    if (isOpen) transport.send({ type: 'settle', id, outcome })
  }

  const answer = async (id: number, name: string, rawInput: unknown): Promise<Outcome<unknown>> => {
    const definition = Object.hasOwn(options.channels, name) ? options.channels[name] : undefined
    if (definition === undefined) return fail({ kind: 'unknown-channel', channel: name.slice(0, 100) })
    const input = definition.input.safeParse(rawInput)
    if (!input.success) {
      const issues = input.error.issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
      return fail({ kind: 'bad-input', issues })
    }
    if (options.caller === 'window' && definition.namesPath?.(input.data) === true) return fail({ kind: 'path-refused' })
    const source = createCancelSource()
    running.set(id, source)
    try {
      const handler = options.handlers[name as keyof T] as AnyHandler
      const outcome = await handler(input.data, {
        caller: options.caller,
        cancel: source.token,
        progress: (value) => {
          if (isOpen && running.has(id)) transport.send({ type: 'progress', id, value })
        },
      })
      const bytes = outcome.ok ? (options.isAnswerTooLarge?.(outcome.value) ?? null) : null
      return bytes === null ? outcome : fail({ kind: 'too-large', bytes, limitBytes: ANSWER_LIMIT_BYTES })
    } catch (thrown) {
      const error: AppError = { kind: 'internal', incident: options.reportIncident(thrown, name) }
      return fail(error)
    } finally {
      running.delete(id)
    }
  }

  const stopListening = transport.onFrame((raw) => {
    const frame = ToCore.safeParse(raw)
    if (!frame.success) {
      const id = (raw as { id?: unknown } | null | undefined)?.id
      if (typeof id === 'number' && Number.isInteger(id) && id >= 0) settle(id, fail({ kind: 'bad-frame', reason: 'it has not the shape of a call' }))
      return
    }
    if (frame.data.type === 'cancel') {
      running.get(frame.data.id)?.cancel()
      return
    }
    const { id, channel, input } = frame.data
    if (running.has(id)) {
      settle(id, fail({ kind: 'bad-frame', reason: `call ${id} is still running` }))
      return
    }
    void answer(id, channel, input).then((outcome) => settle(id, outcome))
  })

  return {
    push(name, value) {
      if (isOpen) transport.send({ type: 'event', name, value })
    },
    close() {
      isOpen = false
      stopListening()
      for (const source of running.values()) source.cancel()
      running.clear()
    },
  }
}
