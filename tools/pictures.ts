import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { channels } from '#contract/channels.ts'
import { sentenceFor } from '#contract/errors.ts'
import { connect } from '#contract/rpc/connect.ts'
import { openDesk } from '../src/main/chromium/open-desk.ts'
import { findBrowser } from '../src/main/chromium/find-browser.ts'
import { createInProcessTransport } from '../src/main/in-process-transport.ts'
import { ensureBuilt } from './build.ts'

/** `npm run pictures`: opens the demo without a screen and writes a picture of every place, light and dark, and of the printed page. */
const ROOT = join(import.meta.dirname, '..')
const PICTURES = join(ROOT, 'docs/pictures')
const VIEW = { width: 1280, height: 800 }
/** Long enough for nothing: a place is drawn when it asks for nothing more. */
const QUIET_MS = 250

if (!ensureBuilt()) throw new Error('pictures: the program could not be built; the lines above say why')
const browser = findBrowser()
if (browser === null) throw new Error('pictures: no Chrome, Chromium or Edge here; install one (apt-get install -y chromium)')
const home = mkdtempSync(join(tmpdir(), 'pictures-'))
mkdirSync(PICTURES, { recursive: true })
const entry = pathToFileURL(join(ROOT, 'out/main/chromium.js')).href
const opened = await openDesk({ workspaceDir: join(home, 'demo'), isDemo: true, isHeadless: true, nowAtMs: null, debugKill: undefined }, entry, browser)
if (!opened.ok) throw new Error(`pictures: ${sentenceFor(opened.error)}`)
const { window, core, close } = opened.value

try {
  const wire = createInProcessTransport()
  const served = core.serve(wire.core, 'command-line')
  const client = connect(wire.face, channels)
  const plans = await client.call('plan.list', {})
  const draft = plans.ok ? plans.value.plans.find((plan) => plan.status === 'draft') : undefined
  const held = plans.ok ? plans.value.plans.find((plan) => plan.isAdopted) : undefined
  if (draft === undefined || held === undefined) throw new Error('pictures: the demo has no draft or no adopted position')
  const places = {
    today: 'today',
    data: 'data',
    regime: 'regime',
    watchlist: 'watchlist',
    name: `name/${held.symbol}`,
    plan: `plan/${draft.plan}`,
    checklist: `checklist/${draft.plan}`,
    settings: 'settings',
  }

  const { page } = window
  await page.setViewportSize(VIEW)
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme })
    for (const [name, place] of Object.entries(places)) {
      await page.evaluate((hash) => {
        location.hash = hash
        dispatchEvent(new PopStateEvent('popstate'))
      }, `#/${place}`)
      await page.waitForSelector(`[data-screen="${name}"]`)
      await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy="true"]') === null)
      await page.waitForTimeout(QUIET_MS)
      await page.screenshot({ path: join(PICTURES, `${name}-${theme}.png`) })
      process.stdout.write(`${name}-${theme}.png\n`)
    }
  }

  const pdf = join(home, 'paper.pdf')
  const printed = await client.call('checklist.print', { plan: draft.plan, pdf })
  if (!printed.ok) throw new Error(`pictures: ${sentenceFor(printed.error)}`)
  execFileSync('pdftoppm', ['-png', '-r', '110', '-singlefile', pdf, join(PICTURES, 'paper')])
  process.stdout.write('paper.png\n')
  served.close()
} finally {
  await close()
  rmSync(home, { recursive: true, force: true })
}
