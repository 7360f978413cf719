import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** What deciding needs of the machine; tests hand in another one. */
export interface Machine {
  readonly platform: NodeJS.Platform
  readonly env: NodeJS.ProcessEnv
  readonly isRunnable: (path: string) => boolean
  /** The text of /etc/os-release, "" where there is none. */
  readonly osRelease: string
  readonly isRoot: boolean
}

export function thisMachine(): Machine {
  return { platform: process.platform, env: process.env, isRunnable, osRelease: readOsRelease(), isRoot: process.getuid?.() === 0 }
}

/** Programs on the search path, best first. A snap comes last: it may not open a profile inside a hidden folder. */
const LINUX_NAMES = ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser', 'microsoft-edge-stable', 'microsoft-edge']
const LINUX_PATHS = ['/opt/google/chrome/chrome', '/usr/lib/chromium/chromium', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium']
const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']
const WINDOWS_PATHS = ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

/** The installed Chrome, Chromium or Edge; DESK_BROWSER names one and then only that counts. null = none. */
export function findBrowser(machine: Machine = thisMachine()): string | null {
  const named = machine.env['DESK_BROWSER']
  if (named !== undefined && named !== '') return machine.isRunnable(named) ? named : null
  return candidates(machine).find(machine.isRunnable) ?? null
}

function candidates({ platform, env }: Machine): string[] {
  if (platform === 'darwin') {
    return MAC_APPS.flatMap((app) => ['/Applications', join(env['HOME'] ?? '', 'Applications')].map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`))
  }
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
    return WINDOWS_PATHS.flatMap((path) => folders.map((folder) => `${folder}\\${path}`))
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '' && !folder.startsWith('/snap/'))
  return [...LINUX_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...LINUX_PATHS]
}

/** The exact command that brings a browser to this machine. */
export function installCommand(machine: Machine = thisMachine()): string {
  const named = machine.env['DESK_BROWSER']
  if (named !== undefined && named !== '' && !machine.isRunnable(named))
    return `DESK_BROWSER names ${named}, which is no program: unset it or name an installed browser`
  if (machine.platform === 'darwin') return 'brew install --cask google-chrome'
  if (machine.platform === 'win32') return 'winget install --exact --id Google.Chrome'
  const sudo = machine.isRoot ? '' : 'sudo '
  const ids = distributionIds(machine.osRelease)
  if (ids.includes('ubuntu')) return `${sudo}snap install chromium`
  if (ids.includes('fedora')) return `${sudo}dnf install -y chromium`
  if (ids.includes('arch')) return `${sudo}pacman -S --noconfirm chromium`
  if (ids.includes('suse') || ids.includes('opensuse')) return `${sudo}zypper install -y chromium`
  if (ids.includes('alpine')) return `${sudo}apk add chromium`
  return `${sudo}apt-get install -y chromium`
}

/** Debian's own package may be installed without a question when we are root anyway. */
export function canInstallBrowser(machine: Machine): boolean {
  const ids = distributionIds(machine.osRelease)
  return machine.platform === 'linux' && machine.isRoot && ids.includes('debian') && !ids.includes('ubuntu') && (machine.env['DESK_BROWSER'] ?? '') === ''
}

function distributionIds(osRelease: string): string[] {
  return [...osRelease.matchAll(/^ID(?:_LIKE)?="?([^"\n]*)"?$/gm)].flatMap((match) => (match[1] ?? '').split(' '))
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}

function readOsRelease(): string {
  try {
    return readFileSync('/etc/os-release', 'utf8')
  } catch {
    return ''
  }
}
