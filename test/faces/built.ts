import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from '../../tools/build.ts'
import { findBrowser, installCommand } from '../../src/main/chromium/find-browser.ts'

export const ROOT = join(import.meta.dirname, '../..')

/** A built entry of the program, as its shell knows itself. */
export const builtEntry = (name: 'chromium' | 'cli' | 'electron'): string => pathToFileURL(join(ROOT, 'out', 'main', `${name}.js`)).href

/** These tests need a browser and say so; they are never passed over. */
export function browserOrThrow(): string {
  const browser = findBrowser()
  if (browser === null) throw new Error(`The tests need Chrome, Chromium or Edge. Install one: ${installCommand()}`)
  return browser
}

const BROUGHT = join(ROOT, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node')

/** The Node that runs the program: the one npm brought; where the machine's own was new enough to bring none, that one. */
export const NODE = existsSync(BROUGHT) ? BROUGHT : process.execPath

/** What is tested is the built program, and never an older one. */
export function buildFirst(): void {
  if (!ensureBuilt()) throw new Error('The program could not be built; the lines above say why.')
}
