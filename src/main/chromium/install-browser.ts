import { spawnSync } from 'node:child_process'
import { canInstallBrowser, findBrowser, installCommand, type Machine, thisMachine } from './find-browser.ts'

export type BrowserReading = { readonly ok: true; readonly path: string } | { readonly ok: false; readonly sentence: string }

/** The installed browser; on Debian as root it is installed without a question, elsewhere the command to type is named. */
export function findOrInstallBrowser(machine: Machine = thisMachine(), run: (command: string, args: string[]) => boolean = runAloud): BrowserReading {
  const found = findBrowser(machine)
  if (found !== null) return { ok: true, path: found }
  if (canInstallBrowser(machine)) {
    process.stderr.write('No browser found: installing Chromium with apt-get.\n')
    const install = (): boolean => run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'])
    const isInstalled = install() || (run('apt-get', ['update']) && install())
    const installed = isInstalled ? findBrowser(machine) : null
    if (installed !== null) return { ok: true, path: installed }
  }
  return { ok: false, sentence: `No Chrome, Chromium or Edge was found. Install one: ${installCommand(machine)}` }
}

/** Its output goes to stderr: stdout belongs to answers. */
function runAloud(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0
}
