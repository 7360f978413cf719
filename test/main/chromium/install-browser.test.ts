import { describe, expect, it } from 'vitest'
import type { Machine } from '../../../src/main/chromium/find-browser.ts'
import { findOrInstallBrowser } from '../../../src/main/chromium/install-browser.ts'

function debianRoot(installed: Set<string>): Machine {
  return { platform: 'linux', env: { PATH: '/usr/bin' }, isRunnable: (path) => installed.has(path), osRelease: 'ID=debian\n', isRoot: true }
}

describe('findOrInstallBrowser', () => {
  it('installs nothing where a browser is', () => {
    const ran: string[] = []
    const reading = findOrInstallBrowser(debianRoot(new Set(['/usr/bin/chromium'])), (command) => ran.push(command) > 0)
    expect(reading).toEqual({ ok: true, path: '/usr/bin/chromium' })
    expect(ran).toEqual([])
  })

  it('refreshes the package list once when the first try fails', () => {
    const installed = new Set<string>()
    const ran: string[] = []
    const reading = findOrInstallBrowser(debianRoot(installed), (_command, [verb = '']) => {
      ran.push(verb)
      if (verb === 'install' && ran.includes('update')) installed.add('/usr/bin/chromium')
      return verb === 'update' || installed.size > 0
    })
    expect(ran).toEqual(['install', 'update', 'install'])
    expect(reading).toEqual({ ok: true, path: '/usr/bin/chromium' })
  })

  it('names the command where it may not install', () => {
    const reading = findOrInstallBrowser({ ...debianRoot(new Set()), isRoot: false }, () => true)
    expect(reading).toEqual({ ok: false, sentence: 'No Chrome, Chromium or Edge was found. Install one: sudo apt-get install -y chromium' })
  })
})
