import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exchangeCalendar } from '../src/main/ingest/exchange-calendar.ts'
import type { Figure } from './figure.ts'
import { type TimedRun, timeDesk, timeProcess } from './timed-process.ts'

const ROWS = 200_000
const ROUNDS = 3
const NAMES = 400

/** A broker's history previewed (read, recognised, judged against the store, answered) beside csv-parse cutting the same file into cells. */
export async function brokerPreview(folder: string): Promise<readonly Figure[]> {
  const file = join(folder, 'broker-history.csv')
  writeFileSync(file, brokerHistory())
  const ours: TimedRun[] = []
  const theirs: TimedRun[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const workspace = join(folder, `preview-${round}`)
    ours.push(await timeDesk(workspace, 'import.preview', { files: [{ path: file }] }))
    theirs.push(await timeProcess([join(import.meta.dirname, 'csv-parse-alone.ts'), file, String(ROWS + 1)], [], 'go'))
    rmSync(workspace, { recursive: true, force: true })
  }
  return [
    { what: '200,000 rows of a broker previewed, call to answer (goal < 4,000)', unit: 'ms', values: ours.map(({ tookMs }) => tookMs) },
    { what: 'csv-parse alone, the same file', unit: 'ms', values: theirs.map(({ tookMs }) => tookMs) },
    {
      what: 'ratio of the two, round by round (goal <= 3.5)',
      unit: 'times',
      values: ours.map(({ tookMs }, round) => tookMs / (theirs[round]?.tookMs ?? Number.NaN)),
    },
    { what: 'largest resident memory of the preview', unit: 'MB', values: ours.map(({ peakMb }) => peakMb) },
  ]
}

/** Buys and sells in the layout of a Schwab download, the newest first, no two alike. */
function brokerHistory(): string {
  const sessions = exchangeCalendar.sessions.filter((session) => session <= '2026-11-19').slice(-2_500)
  const lines = [
    '"Transactions  for account Individual ...4471 as of 11/20/2026 09:15:00 AM ET"',
    '"Date","Action","Symbol","Description","Quantity","Price","Fees & Comm","Amount"',
  ]
  for (let row = ROWS - 1; row >= 0; row -= 1) {
    const [year, month, day] = (sessions[Math.floor((row / ROWS) * sessions.length)] ?? '').split('-')
    const name = `N${String.fromCharCode(65 + (row % 26), 65 + (Math.floor(row / 26) % 26))}${row % NAMES === 0 ? 'X' : ''}`
    const cents = 1_000 + (row % 9_000)
    const shares = 1 + (row % 900)
    const isBuy = row % 2 === 0
    const amount = dollars(cents * shares + (isBuy ? 3 : -3))
    lines.push(
      `"${month}/${day}/${year}","${isBuy ? 'Buy' : 'Sell'}","${name}","${name} INDUSTRIES INC","${shares}","${dollars(cents)}","$0.03","${isBuy ? '-' : ''}${amount}"`,
    )
  }
  return `${lines.join('\n')}\n`
}

const dollars = (cents: number): string => `$${(cents / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`
