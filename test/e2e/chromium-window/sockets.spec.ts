import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from '../desk-test.ts'

/** The processes that this one started, directly or not. */
function descendants(ancestor: number): Set<number> {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It ended while we read.
    }
  }
  const found = new Set([ancestor])
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const [pid, parent] of parents) if (found.has(parent)) found.add(pid)
  }
  return found
}

test('nothing of the window listens on any port, and nothing went outside', async ({ desk }) => {
  const ours = descendants(process.pid)
  expect(ours.size).toBeGreaterThan(3)
  const sockets = execFileSync('ss', ['-Hltunp'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => [...line.matchAll(/pid=(\d+)/g)].some((match) => ours.has(Number(match[1]))))
  expect(sockets).toEqual([])
  expect(desk.refused().filter((url) => !url.startsWith('https://example.com/'))).toEqual([])
})

test('Chromium is given a pipe, a dead proxy and no debugging port', () => {
  const lines = [...descendants(process.pid)].flatMap((pid) => {
    try {
      return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')]
    } catch {
      return []
    }
  })
  const browser = lines.find((line) => line.includes('--remote-debugging-pipe')) ?? []
  expect(browser).toContain('--proxy-server=http://127.0.0.1:9')
  expect(browser.filter((word) => /^--(remote-debugging-port|disable-web-security|enable-automation)/.test(word))).toEqual([])
  expect(browser.includes('--no-sandbox')).toBe(process.getuid?.() === 0)
})
