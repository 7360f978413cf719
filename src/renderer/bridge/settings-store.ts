import type { z } from 'zod'
import type { Client, Input } from '#contract/channels.ts'
import type { Outcome } from '#contract/errors.ts'
import { Settings } from '#contract/schemas/settings.ts'
import type { Readings } from './readings.ts'
import type { Schedule } from './schedule.ts'

export type SettingsPatch = Omit<Input<'settings.set'>, 'view'>

/** The settings as the screen shows them: what the core holds, with the user's unsent changes on top. */
const Look = Settings.omit({ view: true })
export type Look = z.infer<typeof Look>

export interface SettingsStore {
  /** Everything but the views. The same object until one of them changes, so that walking down a table draws nothing else anew. */
  get(): Look
  /** What a screen keeps under a key. */
  viewOf(key: string): string | undefined
  /** False until the core answered once, with values or with the word that there is no workspace. */
  isLoaded(): boolean
  subscribe(listener: () => void): () => void
  /** Shown at once, taken back when the core refuses. */
  change(patch: SettingsPatch): Promise<Outcome<unknown>>
  /** Keeps what a screen remembers (its own JSON text) under `key`. Sent a moment later, many keys in one write. */
  remember(key: string, text: string): void
  /** Sends what still waits, before the window goes. */
  flush(): void
  close(): void
}

/** What a screen may remember under one key; longer texts are the contract's to refuse. */
const VIEW_LIMIT_CHARS = 20_000
/** A change of these changes figures, and no event tells which setting changed. */
const RULES: readonly (keyof SettingsPatch)[] = ['smallCapProxy', 'largeCapProxy', 'riskFraction', 'volTarget', 'regimeSet']

export function createSettingsStore(client: Client, readings: Readings, schedule: Schedule): SettingsStore {
  const live = readings.of('settings.get', {})
  const listeners = new Set<() => void>()
  let changed: SettingsPatch = {}
  let views: Record<string, string> = {}
  let unsent: Record<string, string> = {}
  let callOff: (() => void) | null = null
  let shown = Look.parse({})
  let heldViews: Readonly<Record<string, string>> = {}

  const show = (): void => {
    const { view, ...held } = live.get().value?.settings ?? Settings.parse({})
    const next: Look = { ...held, ...(changed as Partial<Look>) }
    if (JSON.stringify(next) !== JSON.stringify(shown)) shown = next
    heldViews = { ...view, ...views }
    for (const listener of listeners) listener()
  }
  const stopReading = live.subscribe(show)

  const flush = (): void => {
    callOff?.()
    callOff = null
    if (Object.keys(unsent).length === 0) return
    const view = unsent
    unsent = {}
    // A view that could not be kept is no reason to interrupt: it lives on in this window.
    void client.call('settings.set', { view })
  }

  return {
    get: () => shown,
    viewOf: (key) => heldViews[key],
    isLoaded: () => live.get().state !== 'loading',
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async change(patch) {
      changed = { ...changed, ...patch }
      show()
      const outcome = await client.call('settings.set', patch)
      if (outcome.ok && RULES.some((rule) => rule in patch)) readings.askAllAgain()
      else live.askAgain()
      if (!outcome.ok) for (const name of Object.keys(patch) as (keyof SettingsPatch)[]) delete changed[name]
      show()
      return outcome
    },
    remember(key, text) {
      if (text.length > VIEW_LIMIT_CHARS || heldViews[key] === text) return
      views = { ...views, [key]: text }
      unsent = { ...unsent, [key]: text }
      callOff ??= schedule(flush)
      show()
    },
    flush,
    close() {
      flush()
      stopReading()
    },
  }
}
