import { createContext, type ReactNode, useCallback, useContext, useMemo, useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { Look, SettingsStore } from './settings-store.ts'

const SettingsContext = createContext<SettingsStore | null>(null)

export function SettingsProvider({ store, children }: { store: SettingsStore; children: ReactNode }) {
  return <SettingsContext value={store}>{children}</SettingsContext>
}

export function useSettingsStore(): SettingsStore {
  const store = useContext(SettingsContext)
  if (store === null) throw new Error('useSettingsStore: got no store, wanted a SettingsProvider above')
  return store
}

export function useSettings(): Look {
  const store = useSettingsStore()
  return useSyncExternalStore(store.subscribe, store.get)
}

/**
 * State of a view that survives a restart (columns, order, what was open). Its shape is checked on the way in: text of an older version falls back to `initial`.
 *
 *     const [view, setView] = useRememberedView('watchlist.table', TableView, EMPTY_VIEW)
 */
export function useRememberedView<T>(key: string, shape: z.ZodType<T>, initial: T): readonly [T, (next: T) => void] {
  const store = useSettingsStore()
  const text = useSyncExternalStore(store.subscribe, () => store.viewOf(key))
  const value = useMemo(() => parseView(text, shape) ?? initial, [text, shape, initial])
  const set = useCallback((next: T) => store.remember(key, JSON.stringify(next)), [store, key])
  return [value, set]
}

function parseView<T>(text: string | undefined, shape: z.ZodType<T>): T | null {
  if (text === undefined) return null
  try {
    const parsed = shape.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
