import { useCallback, useMemo, useSyncExternalStore } from 'react'
import type { ChannelName, Output, Progress } from '#contract/channels.ts'
import type { Ask } from './ask.ts'
import { useBridge } from './bridge-context.tsx'
import { LOADING, type Reading } from './reading.ts'

const stopNothing = (): void => undefined

/**
 * Asks one channel and keeps the answer current: asked again on data-changed, cancelled when the screen is left.
 * `input` null asks nothing yet and stays in `loading`. Two parts with the same question share one answer.
 *
 *     const ladder = useCall('rotation.ladder', { asOf })
 *     if (ladder.state === 'value') draw(ladder.value)
 */
export function useCall<C extends ChannelName>(channel: C, input: Ask<C> | null): Reading<Output<C>, Progress<C>> & { readonly askAgain: () => void } {
  const { readings } = useBridge()
  const key = input === null ? null : JSON.stringify(input)
  const live = useMemo(() => (key === null ? null : readings.of(channel, JSON.parse(key) as Ask<C>)), [readings, channel, key])
  const subscribe = useCallback((listener: () => void) => live?.subscribe(listener) ?? stopNothing, [live])
  const get = useCallback((): Reading<Output<C>, Progress<C>> => live?.get() ?? LOADING, [live])
  const reading = useSyncExternalStore(subscribe, get)
  const askAgain = useCallback(() => live?.askAgain(), [live])
  return useMemo(() => ({ ...reading, askAgain }), [reading, askAgain])
}
