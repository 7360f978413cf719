import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isSession } from '#domain/calendar.ts'
import { adjustedBars } from '../../../src/main/demo/adjusted-bars.ts'
import { dailyPath } from '../../../src/main/demo/daily-path.ts'
import { calendarVolume, demoCalendar, demoSessions, LAST_SESSION } from '../../../src/main/demo/demo-sessions.ts'
import { dirtOf } from '../../../src/main/demo/fault-plan.ts'
import { marketFactors } from '../../../src/main/demo/market-factors.ts'
import { yahooFile } from '../../../src/main/demo/price-files.ts'
import { company } from '../../../src/main/demo/universe.ts'
import { type DemoWritten, writeDemo } from '../../../src/main/demo/write-demo.ts'

let root: string
let written: DemoWritten
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'demo-'))
  written = await writeDemo({ seed: 7, symbols: 60, years: 2, folder: join(root, 'a') }, () => undefined)
}, 60_000)
afterAll(() => rmSync(root, { recursive: true, force: true }))

const filesOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name)] : []))
    .sort()
const digest = (folder: string): string => {
  const hash = createHash('sha256')
  for (const file of filesOf(folder)) hash.update(file.slice(folder.length)).update(readFileSync(file))
  return hash.digest('hex')
}
const rowsOf = (file: string): string[][] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))

describe('the simulated universe', () => {
  it('is the same bytes for the same seed and other bytes for another', async () => {
    await writeDemo({ seed: 7, symbols: 60, years: 2, folder: join(root, 'b') }, () => undefined)
    await writeDemo({ seed: 8, symbols: 60, years: 2, folder: join(root, 'c') }, () => undefined)
    expect(digest(join(root, 'b'))).toBe(digest(join(root, 'a')))
    expect(digest(join(root, 'c'))).not.toBe(digest(join(root, 'a')))
  })

  it('makes a symbol alone as it stands in the set', () => {
    const sessions = demoSessions(2)
    const factors = marketFactors(7, sessions.length)
    for (const file of filesOf(join(root, 'a', 'prices')).filter((_, i) => i % 13 === 0)) {
      const symbol = file.slice(file.lastIndexOf('/') + 1, -'.csv'.length)
      const text = readFileSync(file, 'utf8')
      const alone = [false, true].map((isDead) => {
        const path = dailyPath(7, company(7, symbol, isDead), factors, calendarVolume(sessions))
        return yahooFile(symbol, sessions, adjustedBars(path), dirtOf(7, symbol, path.from, path.to)).text
      })
      expect(alone).toContain(text)
    }
  })

  it('has bars on sessions only, the last on the fixed day, each with low <= open, close <= high', () => {
    const faulty = new Set(written.faults.map((fault) => fault.symbol))
    for (const file of filesOf(join(root, 'a', 'prices'))) {
      const symbol = file.slice(file.lastIndexOf('/') + 1, -'.csv'.length)
      if (faulty.has(symbol)) continue
      for (const [session, ...cells] of rowsOf(file)) {
        const [open, high, low, close] = cells.map(Number) as [number, number, number, number]
        expect(isSession(demoCalendar, session!), `${symbol} ${session}`).toBe(true)
        expect(low <= Math.min(open, close) && Math.max(open, close) <= high, `${symbol} ${session}`).toBe(true)
        expect(low).toBeGreaterThan(0)
      }
    }
    expect(rowsOf(join(root, 'a', 'funds', 'IWM.csv')).at(-1)?.[0]).toBe(LAST_SESSION)
  })

  it('has minutes that aggregate exactly to the day', () => {
    const files = filesOf(join(root, 'a', 'minutes'))
    expect(files).toHaveLength(40)
    for (const file of files) {
      const days = new Map<string, number[][]>()
      for (const [stamp, ...cells] of rowsOf(file)) {
        const session = stamp!.slice(0, 10)
        days.set(session, [...(days.get(session) ?? []), cells.map(Number)])
      }
      const daily = new Map(rowsOf(file.replace('/minutes/', '/prices/')).map(([session, ...cells]) => [session!, cells.map(Number)]))
      for (const [session, minutes] of days) {
        const [open, high, low, close, , volume] = daily.get(session)!
        expect(minutes[0]![0]).toBe(open)
        expect(Math.max(...minutes.map((bar) => bar[1]!))).toBe(high)
        expect(Math.min(...minutes.map((bar) => bar[2]!))).toBe(low)
        expect(minutes.at(-1)![3]).toBe(close)
        expect(minutes.reduce((sum, bar) => sum + bar[4]!, 0)).toBe(volume)
      }
    }
  })

  it('states an account whose cash is the sum of its rows and whose fills lie inside their bars', () => {
    const rows = rowsOf(join(root, 'a', 'broker', 'demo-account.csv'))
    const cents = rows.reduce((sum, row) => sum + Math.round(Number(row[5]) * 100), 0)
    expect(cents / 100).toBe(written.cash)
    for (const [session, kind, symbol, , price] of rows) {
      if (kind !== 'buy' && kind !== 'sell') continue
      const bar = rowsOf(join(root, 'a', 'prices', `${symbol}.csv`)).find((row) => row[0] === session)!
      expect(Number(price)).toBeLessThanOrEqual(Number(bar[2]))
      expect(Number(price)).toBeGreaterThanOrEqual(Number(bar[3]))
    }
    expect(written.positions.length).toBeGreaterThanOrEqual(3)
  })
})
