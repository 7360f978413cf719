/** What the host defines in the page by bindings. */
interface Host {
  deskSend(document: string, text: string): Promise<void>
  deskOffer(token: string): Promise<string | null>
}

/**
 * Runs in every document before its own scripts and gives it the same `desk` that Electron's preload gives: text frames both ways and a reference for a chosen file.
 * It is serialised into the page, so it stands on its own and imports nothing.
 */
export function installBridge(origin: string): void {
  if (window.top !== window || location.origin !== origin) return
  const host = globalThis as unknown as Host
  const document = crypto.randomUUID()
  const listeners = new Set<(text: string) => void>()
  const offered = new Map<string, File>()
  const define = (name: string, value: unknown, enumerable: boolean): void => {
    Object.defineProperty(globalThis, name, { value, enumerable, writable: false, configurable: false })
  }
  define(
    'deskReceive',
    (target: string, text: string) => {
      if (target === document) for (const listener of listeners) listener(text)
    },
    false,
  )
  define('deskFile', (token: string) => offered.get(token), false)
  define(
    'desk',
    Object.freeze({
      send(text: string) {
        void host.deskSend(document, String(text))
      },
      onFrame(listener: (text: string) => void) {
        listeners.add(listener)
        return () => void listeners.delete(listener)
      },
      async fileRef(file: File) {
        if (!(file instanceof File)) return null
        const token = crypto.randomUUID()
        offered.set(token, file)
        try {
          return await host.deskOffer(token)
        } finally {
          offered.delete(token)
        }
      },
    }),
    true,
  )
  void host.deskSend(document, '')
}
