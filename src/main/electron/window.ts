import { fileURLToPath } from 'node:url'
import { BrowserWindow } from 'electron'
import type { ElectronTransport } from './transport.ts'
import { WEB_PREFERENCES } from './security-policy.ts'

/** A page that crashes is loaded again this often; after that it stays empty rather than flicker for ever. */
const RELOADS = 3

export interface Pages {
  /** The window of the program. */
  openMain(): BrowserWindow
  /** A page nobody sees, at a route of the renderer: paper is drawn on it. */
  openHidden(route: string): Promise<BrowserWindow>
}

/** Both kinds of window have the same preferences, the same preload and the same wire. `origin` is app://workstation, or the dev server's. */
export function createPages(entry: string, origin: string, transport: ElectronTransport): Pages {
  const webPreferences = { ...WEB_PREFERENCES, preload: fileURLToPath(new URL('../preload/index.cjs', entry)) }
  const wired = (window: BrowserWindow): BrowserWindow => {
    transport.wire(window.webContents)
    return window
  }
  return {
    openMain() {
      const window = wired(new BrowserWindow({ width: 1440, height: 900, minWidth: 1024, minHeight: 700, show: false, title: 'Rotation Desk', webPreferences }))
      window.once('ready-to-show', () => window.show())
      let reloads = 0
      window.webContents.on('render-process-gone', (_event, details) => {
        if (details.reason === 'clean-exit' || reloads === RELOADS) return
        reloads += 1
        window.webContents.reload()
      })
      void window.loadURL(`${origin}/`)
      return window
    },
    async openHidden(route) {
      const window = wired(new BrowserWindow({ show: false, webPreferences }))
      await window.loadURL(`${origin}/${route}`)
      return window
    },
  }
}
