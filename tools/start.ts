import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { ensureBuilt } from './build.ts'
import { downloadElectron, findElectron, wasTried } from './electron-binary.ts'

const ROOT = join(import.meta.dirname, '..')
/** An Electron that ends this soon by a signal, or for want of a system library, never showed a window. */
const EARLY_MS = 5_000

const exitCode = await start(process.argv.slice(2))
if (exitCode !== null) process.exitCode = exitCode

/** Display, then Electron, then the Chromium window. Returns the exit code; null = the Chromium window runs in this process and sets its own. */
async function start(argv: string[]): Promise<number | null> {
  const isHeadless = readHeadless(argv)
  if (isHeadless === null) return 2
  if (!isHeadless && !hasDisplay())
    return say('There is no display here, so no window can open. Start it from a desktop session, or use the command line: npm run desk -- --help', 1)
  if (!ensureBuilt()) return say('The program could not be built; the lines above say why.', 1)
  if (isHeadless) return await openChromiumWindow()
  if (process.platform === 'linux' && process.getuid?.() === 0) {
    say('Electron does not run as root: opening the Chromium window instead.', 0)
    return await openChromiumWindow()
  }
  if (findElectron() === null && !wasTried()) await downloadElectron()
  const electron = findElectron()
  if (electron === null) {
    say('No Electron here: opening the Chromium window (npm run electron:install fetches Electron).', 0)
    return await openChromiumWindow()
  }
  const startedAtMs = Date.now()
  const ended = await run(electron, ['.', ...argv])
  const isStillborn = Date.now() - startedAtMs < EARLY_MS && (ended.signal !== null || ended.code >= 126)
  if (!isStillborn) return ended.code
  say('Electron could not start on this machine: opening the Chromium window.', 0)
  return await openChromiumWindow()
}

/** The same words as the windows themselves understand; null = not understood, and said so. */
function readHeadless(argv: string[]): boolean | null {
  try {
    const { values } = parseArgs({
      args: argv,
      options: {
        workspace: { type: 'string' },
        demo: { type: 'boolean' },
        headless: { type: 'boolean' },
        now: { type: 'string' },
        'debug-kill': { type: 'string' },
      },
    })
    return values.headless === true
  } catch (thrown) {
    say(`${thrown instanceof Error ? thrown.message : String(thrown)}\nUsage: npm start -- [--workspace DIR] [--demo] [--headless] [--now ISO]`, 2)
    return null
  }
}

function hasDisplay(): boolean {
  return process.platform === 'darwin' || process.platform === 'win32' || Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY'])
}

/** In this process: nothing stands between a signal and the window. The entry reads the same arguments and sets the exit code. */
async function openChromiumWindow(): Promise<null> {
  await import(pathToFileURL(join(ROOT, 'out', 'main', 'chromium.js')).href)
  return null
}

function run(program: string, args: string[]): Promise<{ code: number; signal: NodeJS.Signals | null }> {
  const { ELECTRON_RUN_AS_NODE: _unwanted, ...env } = process.env
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env })
    // A signal sent to this process alone is passed on; Electron hears one that reaches the whole group twice, and ends once.
    const pass = (signal: NodeJS.Signals): void => void child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, pass)
    child.once('error', () => resolve({ code: 127, signal: null }))
    child.once('exit', (code, signal) => resolve({ code: code ?? 1, signal }))
  })
}

function say(sentence: string, exitCode: number): number {
  process.stderr.write(`${sentence}\n`)
  return exitCode
}
