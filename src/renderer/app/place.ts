import { useSyncExternalStore } from 'react'

/** Where the user is: a registered screen and, for some, what it shows ("name" and "IWM"). */
export interface Place {
  readonly screen: string
  readonly param: string | null
}

/** "#/name/IWM" read. Anything else is the empty place, which opens the first screen. */
export function parsePlace(hash: string): Place {
  const [screen = '', param] = hash
    .replace(/^#?\/?/, '')
    .split('/')
    .map(decodePart)
  return { screen, param: param === undefined || param === '' ? null : param }
}

export function formatPlace({ screen, param }: Place): string {
  return param === null ? `#/${encodeURIComponent(screen)}` : `#/${encodeURIComponent(screen)}/${encodeURIComponent(param)}`
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}
const depth = (): number => (history.state as { depth?: number } | null)?.depth ?? 0

/** Goes to a place; Alt+Left and Esc lead back. Going where one already is changes nothing. */
export function openPlace(screen: string, param: string | null = null): void {
  const hash = formatPlace({ screen, param })
  if (hash === location.hash) return
  history.pushState({ depth: depth() + 1 }, '', hash)
  tell()
}

/** As `openPlace`, without a step to go back to: for the first screen of a session. */
export function replacePlace(place: Place): void {
  history.replaceState({ depth: depth() }, '', formatPlace(place))
  tell()
}

/** One step back inside the desk; at the first step nothing happens. */
export function stepBack(): void {
  if (depth() > 0) history.back()
}

export function stepForward(): void {
  history.forward()
}

const subscribe = (listener: () => void): (() => void) => {
  if (listeners.size === 0) window.addEventListener('popstate', tell)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('popstate', tell)
  }
}

export function usePlace(): Place {
  const hash = useSyncExternalStore(subscribe, () => location.hash)
  return parsePlace(hash)
}
