import { fileURLToPath } from 'node:url'
import { BrowserWindow } from 'electron'
import { keepWindowSize, MIN_WINDOW_SIZE, readWindowSize } from '../window-size.ts'
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

/** Both kinds of window have the same preferences, the same preload and the same wire. `origin` is app://workstation, or the dev server's; `sizeFile` is where the window's size waits for the next start. */
export function createPages(entry: string, origin: string, transport: ElectronTransport, sizeFile: string): Pages {
  const webPreferences = { ...WEB_PREFERENCES, preload: fileURLToPath(new URL('../preload/index.cjs', entry)) }
  const wired = (window: BrowserWindow): BrowserWindow => {
    transport.wire(window.webContents)
    return window
  }
  return {
    openMain() {
      const size = readWindowSize(sizeFile)
      const least = { minWidth: MIN_WINDOW_SIZE.widthPx, minHeight: MIN_WINDOW_SIZE.heightPx }
      const window = wired(new BrowserWindow({ width: size.widthPx, height: size.heightPx, ...least, show: false, title: 'Rotation Desk', webPreferences }))
      window.once('ready-to-show', () => window.show())
      window.on('close', () => {
        const { width, height } = window.getNormalBounds()
        keepWindowSize(sizeFile, { widthPx: width, heightPx: height })
      })
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
