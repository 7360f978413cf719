import { describe, expect, it } from 'vitest'
import { canInstallBrowser, findBrowser, installCommand, type Machine } from '../../../src/main/chromium/find-browser.ts'

const DEBIAN = 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nID=debian\n'
function machine(platform: NodeJS.Platform, installed: string[], more: Partial<Machine> = {}): Machine {
  return {
    platform,
    env: { PATH: '/usr/local/bin:/usr/bin', HOME: '/home/ann' },
    isRunnable: (path) => installed.includes(path),
    osRelease: '',
    isRoot: false,
    ...more,
  }
}

describe('findBrowser', () => {
  it('takes Chrome before Chromium before Edge from the search path', () => {
    const installed = ['/usr/bin/microsoft-edge', '/usr/bin/chromium', '/usr/local/bin/google-chrome']
    expect(findBrowser(machine('linux', installed))).toBe('/usr/local/bin/google-chrome')
    expect(findBrowser(machine('linux', installed.slice(0, 2)))).toBe('/usr/bin/chromium')
    expect(findBrowser(machine('linux', installed.slice(0, 1)))).toBe('/usr/bin/microsoft-edge')
  })

  it('takes a snap only when nothing else is there, although its folder is on the path', () => {
    const env = { PATH: '/snap/bin:/usr/bin' }
    expect(findBrowser(machine('linux', ['/snap/bin/chromium', '/usr/bin/chromium'], { env }))).toBe('/usr/bin/chromium')
    expect(findBrowser(machine('linux', ['/snap/bin/chromium'], { env }))).toBe('/snap/bin/chromium')
  })

  it('knows the places of macOS and Windows', () => {
    const edge = '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
    expect(findBrowser(machine('darwin', [edge]))).toBe(edge)
    const chrome = 'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe'
    expect(findBrowser(machine('win32', [chrome], { env: { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' } }))).toBe(chrome)
  })

  it('follows DESK_BROWSER and then nothing else', () => {
    const env = { PATH: '/usr/bin', DESK_BROWSER: '/opt/mine' }
    expect(findBrowser(machine('linux', ['/usr/bin/chromium', '/opt/mine'], { env }))).toBe('/opt/mine')
    const without = machine('linux', ['/usr/bin/chromium'], { env })
    expect(findBrowser(without)).toBeNull()
    expect(installCommand(without)).toContain('DESK_BROWSER names /opt/mine')
  })

  it('is null where there is none', () => {
    expect(findBrowser(machine('linux', []))).toBeNull()
  })
})

describe('installCommand', () => {
  it.each([
    ['linux', DEBIAN, 'sudo apt-get install -y chromium'],
    ['linux', 'ID=ubuntu\nID_LIKE=debian\n', 'sudo snap install chromium'],
    ['linux', 'ID="fedora"\n', 'sudo dnf install -y chromium'],
    ['linux', 'ID=manjaro\nID_LIKE=arch\n', 'sudo pacman -S --noconfirm chromium'],
    ['linux', 'ID="opensuse-leap"\nID_LIKE="suse opensuse"\n', 'sudo zypper install -y chromium'],
    ['darwin', '', 'brew install --cask google-chrome'],
    ['win32', '', 'winget install --exact --id Google.Chrome'],
  ] as const)('is what to type on %s with %s', (platform, osRelease, expected) => {
    expect(installCommand(machine(platform, [], { osRelease }))).toBe(expected)
  })
})

describe('canInstallBrowser', () => {
  it('is only true for root on Debian itself with no browser named', () => {
    expect(canInstallBrowser(machine('linux', [], { osRelease: DEBIAN, isRoot: true }))).toBe(true)
    expect(canInstallBrowser(machine('linux', [], { osRelease: DEBIAN }))).toBe(false)
    expect(canInstallBrowser(machine('linux', [], { osRelease: 'ID=ubuntu\nID_LIKE=debian\n', isRoot: true }))).toBe(false)
    expect(canInstallBrowser(machine('linux', [], { osRelease: DEBIAN, isRoot: true, env: { DESK_BROWSER: '/opt/mine' } }))).toBe(false)
  })
})
