import type { App, Session, WebContents, WebPreferences } from 'electron'

/** The one set of preferences every window is made with; only the preload is added. Anything not named here keeps Electron's secure default. */
export const WEB_PREFERENCES = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
} as const satisfies WebPreferences

/** Copying a table is the one thing a page may do to the machine. */
const GRANTED: readonly string[] = ['clipboard-sanitized-write']

/** app://workstation/ and nothing that merely looks like it: parsed, never compared as text. */
export function isOurUrl(url: string, origin: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, host } = new URL(url)
  const ours = new URL(origin)
  return protocol === ours.protocol && host === ours.host
}

/** Every permission, device and screen request is denied; every request of a scheme that is not ours is cancelled and reported. */
export function lockSession(session: Session, origin: string, onRefused: (url: string) => void): void {
  session.setPermissionRequestHandler((contents, permission, answer) => answer(GRANTED.includes(permission) && isOurUrl(contents.getURL(), origin)))
  session.setPermissionCheckHandler((_contents, permission, requestingOrigin) => GRANTED.includes(permission) && isOurUrl(requestingOrigin, origin))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, answer) => {
    const isAllowed = isOurUrl(details.url, origin) || details.url.startsWith('devtools:') || isDevServer(details.url, origin)
    if (!isAllowed) onRefused(details.url)
    answer({ cancel: !isAllowed })
  })
}

/** Only in development, where the origin is the dev server's: it talks to its page over a socket as well. */
function isDevServer(url: string, origin: string): boolean {
  return origin.startsWith('http:') && new URL(url).host === new URL(origin).host
}

/** No page of ours leaves its origin, opens a window or holds another page: said once for every contents the program ever makes. */
export function lockContents(app: App, origin: string): void {
  app.on('web-contents-created', (_event, contents) => guard(contents, origin))
}

function guard(contents: WebContents, origin: string): void {
  const refuse = (event: { preventDefault(): void }, url: string): void => {
    if (!isOurUrl(url, origin)) event.preventDefault()
  }
  contents.on('will-navigate', (event) => refuse(event, event.url))
  contents.on('will-frame-navigate', (event) => refuse(event, event.url))
  contents.on('will-redirect', (event) => refuse(event, event.url))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
