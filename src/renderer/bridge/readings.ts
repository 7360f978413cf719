import type { ChannelName, Client, Output, Progress } from '#contract/channels.ts'
import { type CancelSource, createCancelSource } from '#contract/rpc/cancel-token.ts'
import type { Ask } from './ask.ts'
import { isTouchedBy } from './depends-on.ts'
import { LOADING, type Reading } from './reading.ts'
import type { Schedule } from './schedule.ts'

/** One answer, shared by every part of the screen that asks the same question. */
export interface LiveReading<C extends ChannelName> {
  get(): Reading<Output<C>, Progress<C>>
  /** Asks while somebody listens; the last one to leave cancels what still runs. Returns the function that stops listening. */
  subscribe(listener: () => void): () => void
  askAgain(): void
}

export interface Readings {
  of<C extends ChannelName>(channel: C, input: Ask<C>): LiveReading<C>
  /** Asks every open question again, for changes no event tells of (a rule changed in the settings). */
  askAllAgain(): void
  close(): void
}

/** Answers nobody looks at are kept this many deep, so that going back shows figures at once. */
const KEPT_UNWATCHED = 48

interface Entry extends LiveReading<ChannelName> {
  readonly channel: ChannelName
  readonly isWatched: () => boolean
  readonly markOld: () => void
  /** Asks again if somebody listens to an answer that was marked old. */
  readonly askIfOld: () => void
  readonly stop: () => void
}

/**
 * The open questions of this window. Answers of an older generation than the one on screen are dropped.
 * Changes that follow each other (a demo being made, five plans saved) are waited for with `schedule`, so that each question is asked once after them.
 */
export function createReadings(client: Client, schedule: Schedule): Readings {
  const entries = new Map<string, Entry>()
  let callOff: (() => void) | null = null
  const askOld = (): void => {
    callOff = null
    for (const entry of entries.values()) entry.askIfOld()
  }
  const stopListening = client.on('data-changed', ({ kinds }) => {
    for (const entry of entries.values()) if (isTouchedBy(entry.channel, kinds)) entry.markOld()
    callOff ??= schedule(askOld)
  })

  const forgetOldest = (): void => {
    const unwatched = [...entries].filter(([, entry]) => !entry.isWatched())
    for (const [key] of unwatched.slice(0, Math.max(0, unwatched.length - KEPT_UNWATCHED))) entries.delete(key)
  }

  return {
    of<C extends ChannelName>(channel: C, input: Ask<C>): LiveReading<C> {
      const key = `${channel} ${JSON.stringify(input)}`
      const found = entries.get(key)
      // Re-inserted, so that the order of the map is the order of use.
      entries.delete(key)
      const entry = found ?? createEntry(client, channel, input, forgetOldest)
      entries.set(key, entry)
      return entry as unknown as LiveReading<C>
    },
    askAllAgain() {
      for (const entry of entries.values()) entry.markOld()
      askOld()
    },
    close() {
      callOff?.()
      stopListening()
      for (const entry of entries.values()) entry.stop()
      entries.clear()
    },
  }
}

const generationOf = (value: unknown): number | null => {
  const generation = (value as { generation?: unknown } | null)?.generation
  return typeof generation === 'number' ? generation : null
}

function createEntry<C extends ChannelName>(client: Client, channel: C, input: Ask<C>, onUnwatched: () => void): Entry {
  const listeners = new Set<() => void>()
  let reading: Reading<Output<C>, Progress<C>> = LOADING
  let running: CancelSource | null = null
  let isOld = true

  const show = (next: Reading<Output<C>, Progress<C>>): void => {
    reading = next
    for (const listener of listeners) listener()
  }

  const ask = (): void => {
    running?.cancel()
    const source = createCancelSource()
    running = source
    isOld = false
    show({ ...reading, isAsking: true, progress: null } as typeof reading)
    const onProgress = (progress: Progress<C>): void => {
      if (running === source) show({ ...reading, progress } as typeof reading)
    }
    void client.call(channel, input as never, { cancel: source.token, onProgress: onProgress as never }).then((outcome) => {
      if (running !== source) return
      running = null
      if (!outcome.ok) {
        show({ state: 'error', error: outcome.error, value: reading.value, isAsking: false, progress: null })
        return
      }
      const shown = generationOf(reading.value)
      const arrived = generationOf(outcome.value)
      const value = shown !== null && arrived !== null && arrived < shown ? (reading.value as Output<C>) : (outcome.value as Output<C>)
      show({ state: 'value', value, isAsking: false, progress: null })
    })
  }

  const stop = (): void => {
    if (running === null) return
    running.cancel()
    running = null
    isOld = true
  }

  return {
    channel,
    get: () => reading as Reading<never>,
    isWatched: () => listeners.size > 0,
    markOld() {
      isOld = true
    },
    askIfOld() {
      if (isOld && listeners.size > 0) ask()
    },
    stop,
    askAgain: ask,
    subscribe(listener) {
      listeners.add(listener)
      if (isOld) ask()
      return () => {
        listeners.delete(listener)
        if (listeners.size > 0) return
        stop()
        onUnwatched()
      }
    },
  }
}
