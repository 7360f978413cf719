import type { z } from 'zod'
import { Settings, type SettingsSet } from '#contract/schemas/settings.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

const VIEW = 'view.'

/** Every setting: what the user set, else the contract's default. A stored value that no longer fits its setting counts as not set. */
export function readSettings(db: ReadDb): Settings {
  const stored: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  const view: Record<string, string> = Object.create(null) as Record<string, string>
  for (const { key, value } of prepared<[], { key: string; value: string }>(db, 'SELECT key, value FROM settings ORDER BY key').all()) {
    const parsed: unknown = JSON.parse(value)
    if (key.startsWith(VIEW)) {
      if (typeof parsed === 'string') view[key.slice(VIEW.length)] = parsed
    } else if (Object.hasOwn(Settings.shape, key) && Settings.shape[key as keyof Settings].safeParse(parsed).success) stored[key] = parsed
  }
  return Settings.parse({ ...stored, view: { ...view } })
}

/**
 * Stores the settings named; the others stay. `view` is merged by its own keys. What a setting was before is kept, except the views,
 * which screens write many times a day.
 * @returns the names that changed, for the change list
 */
export function writeSettings(db: WriteDb, changes: z.infer<typeof SettingsSet>, replacement: Replacement): readonly string[] {
  const changed: string[] = []
  const { view, ...named } = changes
  for (const [key, value] of Object.entries(named)) {
    if (value !== undefined && writeSetting(db, key, JSON.stringify(value), replacement)) changed.push(key)
  }
  for (const [name, value] of Object.entries(view ?? {})) {
    if (writeSetting(db, `${VIEW}${name}`, JSON.stringify(value), null)) changed.push('view')
  }
  return changed
}

/** True when the stored text is another than before. */
function writeSetting(db: WriteDb, key: string, value: string, replacement: Replacement | null): boolean {
  const old = prepared<[string], { value: string }>(db, 'SELECT value FROM settings WHERE key = ?').get(key)
  if (old?.value === value) return false
  if (replacement !== null) keepOldValue(db, { table: 'settings', rowKey: [key], column: 'value', oldValue: old?.value ?? null }, replacement)
  prepared<[string, string]>(db, 'INSERT INTO settings (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value)
  return true
}
