import { openDesk } from '../src/main/chromium/open-desk.ts'
import { browserOrThrow, builtEntry } from '../test/faces/built.ts'

/** A program of its own, so that a start is a cold one: opens the window of `npm start` and says when its first screen stands with what it asked for. */
const [workspaceDir = '', mode = ''] = process.argv.slice(2)
const options = { workspaceDir, isDemo: false, isHeadless: mode !== 'visible', nowAtMs: null, debugKill: undefined }
const desk = await openDesk(options, builtEntry('chromium'), browserOrThrow())
if (!desk.ok) throw new Error(`bench: got ${desk.error.kind}, wanted a window`)
const { page } = desk.value.window
await page.waitForSelector('[data-screen="today"] [data-state]')
await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
process.stdout.write('usable\n')
await desk.value.close()
