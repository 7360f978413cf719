import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChannelName, Output, Progress } from '#contract/channels.ts'
import type { AppError, Outcome } from '#contract/errors.ts'
import { type CancelSource, createCancelSource } from '#contract/rpc/cancel-token.ts'
import type { Ask } from './ask.ts'
import { useBridge } from './bridge-context.tsx'

export type ActionState<T, P> =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: P | null }
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'error'; readonly error: AppError }

export interface Action<C extends ChannelName> {
  readonly now: ActionState<Output<C>, Progress<C>>
  /** Answers when the core has settled. A second run waits for nothing: it takes over what is shown. */
  run(input: Ask<C>): Promise<Outcome<Output<C>>>
  cancel(): void
  /** Back to idle, so that an old error leaves the screen. */
  clear(): void
}

/** A write: runs when told to, once. It is not cancelled by leaving the screen, because a half-read answer is no reason to lose an edit. */
export function useAction<C extends ChannelName>(channel: C): Action<C> {
  const { client } = useBridge()
  const [now, setNow] = useState<ActionState<Output<C>, Progress<C>>>({ state: 'idle' })
  const running = useRef<CancelSource | null>(null)
  const isMounted = useRef(true)
  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])

  const run = useCallback(
    async (input: Ask<C>): Promise<Outcome<Output<C>>> => {
      const source = createCancelSource()
      running.current = source
      const show = (next: ActionState<Output<C>, Progress<C>>): void => {
        if (isMounted.current && running.current === source) setNow(next)
      }
      show({ state: 'running', progress: null })
      const onProgress = (progress: Progress<C>): void => show({ state: 'running', progress })
      const outcome = (await client.call(channel, input as never, { cancel: source.token, onProgress: onProgress as never })) as Outcome<Output<C>>
      show(outcome.ok ? { state: 'done', value: outcome.value } : { state: 'error', error: outcome.error })
      return outcome
    },
    [client, channel],
  )
  const cancel = useCallback(() => running.current?.cancel(), [])
  const clear = useCallback(() => {
    running.current = null
    setNow({ state: 'idle' })
  }, [])
  return { now, run, cancel, clear }
}
