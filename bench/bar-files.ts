import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exchangeCalendar } from '../src/main/ingest/exchange-calendar.ts'

export interface BarFiles {
  readonly folder: string
  readonly symbols: readonly string[]
  readonly rows: number
}

/** Files in the layout of a Yahoo download: `names` symbols with `days` sessions each, the same ones every time. */
export function writeBarFiles(folder: string, names: number, days: number): BarFiles {
  mkdirSync(folder, { recursive: true })
  const sessions = exchangeCalendar.sessions.filter((session) => session <= '2026-11-19').slice(-days)
  const random = seeded(20_261_120)
  const symbols = Array.from({ length: names }, (_, index) => symbolOf(index))
  for (const symbol of symbols) {
    let price = 5 + random() * 95
    const lines = ['Date,Open,High,Low,Close,Adj Close,Volume']
    for (const session of sessions) {
      const open = price * (1 + (random() - 0.5) * 0.01)
      const close = open * (1 + (random() - 0.5) * 0.03)
      const high = Math.max(open, close) * 1.005
      const low = Math.min(open, close) * 0.995
      price = close
      const prices = [open, high, low, close, close * 0.97].map((value) => value.toFixed(6))
      lines.push(`${session},${prices.join(',')},${Math.floor(random() * 5e6)}`)
    }
    writeFileSync(join(folder, `${symbol}.csv`), `${lines.join('\n')}\n`)
  }
  return { folder, symbols, rows: names * sessions.length }
}

/** Four capitals each: AAAA, AAAB … */
function symbolOf(index: number): string {
  return String.fromCharCode(...[17_576, 676, 26, 1].map((place) => 65 + (Math.floor(index / place) % 26)))
}

/** Mulberry32 (Tommy Ettinger): the same numbers in [0, 1) for the same seed. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
