import { useSyncExternalStore } from 'react'

let count = 0
const listeners = new Set<() => void>()

function add(): void {
  count++
  for (const listener of listeners) listener()
}

const isForeign = (url: string): boolean => /^(https?|wss?|ftp):/.test(url) && !url.startsWith(`${location.origin}/`)

/** Counts every request this window made or tried to make beyond itself. Started once, before the first screen. */
export function watchForeignRequests(): void {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (isForeign(entry.name)) add()
  }).observe({ type: 'resource', buffered: true })
  document.addEventListener('securitypolicyviolation', ({ blockedURI }) => {
    if (isForeign(blockedURI)) add()
  })
}

export function useForeignRequests(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => count,
  )
}
