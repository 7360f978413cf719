import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { demoSessions } from '../../src/main/demo/demo-sessions.ts'

/** Writes `count` price files of as many years and answers their folder: bytes enough to fill a small disk. */
export function writePriceHistory(folder: string, count: number, years: number): string {
  mkdirSync(folder, { recursive: true })
  const sessions = demoSessions(years)
  for (let i = 0; i < count; i += 1) {
    const lines = sessions.map((session, t) => {
      // Every price and volume is another: what is stored cannot be packed away.
      const close = 20 + i + Math.sin(t * 1.7 + i) * 3
      return `${session},${close.toFixed(6)},${(close * 1.01).toFixed(6)},${(close * 0.99).toFixed(6)},${close.toFixed(6)},${close.toFixed(6)},${100_003 + t * 17 + i}`
    })
    writeFileSync(
      join(folder, `H${String.fromCharCode(65 + (i % 26), 65 + Math.floor(i / 26))}.csv`),
      `Date,Open,High,Low,Close,Adj Close,Volume\n${lines.join('\n')}\n`,
    )
  }
  return folder
}
