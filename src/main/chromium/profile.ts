import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { acceptWindowSize, FIRST_WINDOW_SIZE, type WindowSize } from '../window-size.ts'

/**
 * The size this program's window had when it was last closed. Chromium writes it into the profile by itself, under the name of the
 * app (its host, split at dots); it does not use it for a window that the command line opens. FIRST_WINDOW_SIZE for a new profile.
 */
export function lastWindowSize(profileDir: string, origin: string): WindowSize {
  const place = valueAt(preferences(profileDir), ['browser', 'app_window_placement', ...`${new URL(origin).hostname}_/`.split('.')])
  const edge = (name: string): number => Number(valueAt(place, [name]))
  return acceptWindowSize({ widthPx: edge('right') - edge('left'), heightPx: edge('bottom') - edge('top') }) ?? FIRST_WINDOW_SIZE
}

/**
 * Whether the browser that used this profile ended by itself: "Normal" is among the last things it writes, a moment after its pipe has
 * closed, so that word is waited for; a browser that was killed or crashed never writes it.
 */
export async function endedNormally(profileDir: string, patienceMs = 1000): Promise<boolean> {
  const isNormal = (): boolean => valueAt(preferences(profileDir), ['profile', 'exit_type']) === 'Normal'
  const until = performance.now() + patienceMs
  while (!isNormal() && performance.now() < until) await setTimeout(20)
  return isNormal()
}

/** undefined for a profile that was never written, or is damaged. */
function preferences(profileDir: string): unknown {
  try {
    return JSON.parse(readFileSync(join(profileDir, 'Default', 'Preferences'), 'utf8'))
  } catch {
    return undefined
  }
}

function valueAt(root: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((node, key) => (typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined), root)
}
