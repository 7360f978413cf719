import { chmodSync, mkdirSync } from 'node:fs'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import type { Transport } from '#contract/rpc/frame.ts'
import type { FileRefs } from '../file-refs.ts'
import { listRendererFiles } from '../renderer-files.ts'
import { installFiles } from './files.ts'
import { answerRequests, ORIGIN, type Refusals } from './origin.ts'
import { endedNormally, lastWindowSize } from './profile.ts'
import { installTransport } from './transport.ts'

export interface LaunchOptions {
  readonly executablePath: string
  readonly rendererDir: string
  /** Only ours, readable by nobody else. */
  readonly profileDir: string
  readonly isHeadless: boolean
  /** Where in the renderer it begins, "" for its own choice. */
  readonly route: string
  readonly refs: FileRefs
  /** Called once per document. */
  readonly serve: (transport: Transport) => { close(): void }
}

export interface ChromiumWindow {
  readonly page: Page
  readonly context: BrowserContext
  readonly refusals: Refusals
  /** Settles when the window is gone: true = closed, false = it or its browser ended by itself. */
  readonly closed: Promise<boolean>
  close(): Promise<void>
}

/** How long a browser may take to end by itself after its window was closed. */
const GRACE_MS = 5000

const isRoot = process.getuid?.() === 0

const ARGS = [
  `--app=${ORIGIN}/`,
  // A dead proxy blocks the network even if interception failed; --host-resolver-rules would draw a warning bar for everybody.
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-extensions',
  '--disable-sync',
  '--dns-prefetch-disable',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
  // Root cannot have Chromium's sandbox; this hides the warning bar that --no-sandbox draws.
  ...(isRoot ? ['--test-type'] : []),
]

/** Switches of the driver that a person's window must not have. */
const UNWANTED = ['--enable-automation', '--disable-popup-blocking', '--enable-unsafe-swiftshader', '--unsafely-disable-devtools-self-xss-warnings']

/** Owns one installed Chromium through its debugging pipe: no port, no token. Every request of its pages is answered from the built renderer or refused. */
export async function launchWindow(options: LaunchOptions): Promise<ChromiumWindow> {
  mkdirSync(options.profileDir, { recursive: true, mode: 0o700 })
  chmodSync(options.profileDir, 0o700)
  const size = lastWindowSize(options.profileDir, ORIGIN)
  const context = await chromium.launchPersistentContext(options.profileDir, {
    executablePath: options.executablePath,
    headless: options.isHeadless,
    // The system decides: by default the driver emulates a light, fixed-size page.
    viewport: options.isHeadless ? { width: 1440, height: 900 } : null,
    colorScheme: null,
    reducedMotion: null,
    forcedColors: null,
    contrast: null,
    acceptDownloads: false,
    serviceWorkers: 'block',
    chromiumSandbox: !isRoot,
    ignoreDefaultArgs: UNWANTED,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    timeout: 30_000,
    args: [...ARGS, `--window-size=${String(size.widthPx)},${String(size.heightPx)}`],
  })
  const refusals = await answerRequests(context, listRendererFiles(options.rendererDir))
  const wire = await installTransport(context, options.serve)
  await installFiles(context, options.refs)
  // Reading the clipboard, place, devices, notifications: all refused; copying a table is allowed.
  await context.grantPermissions(['clipboard-write'], { origin: ORIGIN })

  const page = context.pages()[0] ?? (await context.newPage())
  // The program has one page; whatever else opens is closed at once and was never wired.
  context.on('page', (other) => void other.close().catch(() => undefined))
  wire(page)
  const gone = new Promise<void>((resolve) => context.once('close', () => resolve()))
  const closed = new Promise<boolean>((resolve) => {
    const end = (isWell: boolean): void => {
      const done = async (): Promise<void> => resolve(isWell && (await endedNormally(options.profileDir)))
      // A visible browser ends with its last window, and writes its profile on the way: told to close meanwhile it would be killed instead.
      const grace = options.isHeadless ? 0 : GRACE_MS
      const late = setTimeout(() => void context.close().catch(() => undefined), grace)
      void gone.then(() => clearTimeout(late)).then(done)
    }
    page.once('close', () => end(true))
    page.once('crash', () => end(false))
  })
  await page.goto(`${ORIGIN}/${options.route}`, { waitUntil: 'domcontentloaded' })
  return { page, context, refusals, closed, close: () => context.close().catch(() => undefined) }
}
