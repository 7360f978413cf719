import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import type { ChannelName, Output, Progress } from '#contract/channels.ts'
import type { Ask } from './ask.ts'
import { useBridge } from './bridge-context.tsx'
import type { Reading } from './reading.ts'

type ReadingOf<C extends ChannelName> = Reading<Output<C>, Progress<C>>

/** As `useCall`, for one question about each of several things: the gate of every open plan. Readings stand in the order of the inputs. */
export function useCalls<C extends ChannelName>(channel: C, inputs: readonly Ask<C>[]): readonly ReadingOf<C>[] {
  const { readings } = useBridge()
  const key = JSON.stringify(inputs)
  const lives = useMemo(() => (JSON.parse(key) as Ask<C>[]).map((input) => readings.of(channel, input)), [readings, channel, key])
  const last = useRef<readonly ReadingOf<C>[]>([])
  const subscribe = useCallback(
    (listener: () => void) => {
      const stops = lives.map((live) => live.subscribe(listener))
      return () => {
        for (const stop of stops) stop()
      }
    },
    [lives],
  )
  const get = useCallback(() => {
    const now = lives.map((live) => live.get())
    const isSame = now.length === last.current.length && now.every((reading, index) => reading === last.current[index])
    if (!isSame) last.current = now
    return last.current
  }, [lives])
  return useSyncExternalStore(subscribe, get)
}
