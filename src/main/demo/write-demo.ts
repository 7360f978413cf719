import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { closeMinute } from '#domain/calendar.ts'
import { adjustedBars } from './adjusted-bars.ts'
import { type BrokerFile, brokerFile, DEMO_ACCOUNT } from './broker-file.ts'
import { type DailyPath, dailyPath } from './daily-path.ts'
import { calendarVolume, demoCalendar, demoSessions, FIXED_CLOCK_AT_MS, LAST_SESSION } from './demo-sessions.ts'
import { dirtOf, type InjectedFault } from './fault-plan.ts'
import { FUNDS, fundBars } from './funds.ts'
import { holdingsFile } from './holdings-file.ts'
import { marketFactors } from './market-factors.ts'
import { minuteBars } from './minute-bars.ts'
import { lowerCaseFile, minuteFile, partialTapeFile, valueFile, yahooFile } from './price-files.ts'
import { AWKWARD_TICKERS, type Company, company, universeSymbols } from './universe.ts'

export interface DemoPlan {
  readonly seed: number
  readonly symbols: number
  readonly years: number
  readonly folder: string
}

/** What the demo's files say, for the acts that follow their import. */
export interface DemoWritten {
  readonly fixedClockAtMs: number
  readonly lastSession: string
  readonly account: string
  readonly cash: number
  readonly equity: number
  readonly positions: BrokerFile['positions']
  readonly faults: readonly InjectedFault[]
  readonly files: number
}

const MINUTE_SESSIONS = 20
const MINUTE_NAMES = 40
const THIN_TAPE_FUND = 'IWM'

/** Writes the simulated universe as files in the documented layouts, one symbol at a time: memory does not grow with the universe. */
export async function writeDemo(plan: DemoPlan, onProgress: (done: number, total: number, file: string) => void): Promise<DemoWritten> {
  const { seed, folder } = plan
  await rm(folder, { recursive: true, force: true })
  for (const part of ['prices', 'funds', 'minutes', 'macro', 'holdings', 'broker', 'partial-tape']) await mkdir(join(folder, part), { recursive: true })
  const sessions = demoSessions(plan.years)
  const factors = marketFactors(seed, sessions.length)
  const byCalendar = calendarVolume(sessions)
  const { alive, dead } = universeSymbols(seed, plan.symbols, plan.years)
  const total = alive.length + dead.length + FUNDS.length
  const faults: InjectedFault[] = []
  let files = 0
  const write = async (part: string, name: string, text: string): Promise<void> => {
    await writeFile(join(folder, part, name), text)
    files += 1
  }

  const members: { company: Company; close: number }[] = []
  const candidates: { symbol: string; path: DailyPath }[] = []
  const minuteFrom = sessions.length - MINUTE_SESSIONS
  let withMinutes = 0
  for (const [index, symbol] of [...alive, ...dead].entries()) {
    const one = company(seed, symbol, index >= alive.length)
    const path = dailyPath(seed, one, factors, byCalendar)
    const bars = adjustedBars(path)
    const file = yahooFile(symbol, sessions, bars, dirtOf(seed, symbol, path.from, path.to))
    await write('prices', `${symbol}.csv`, file.text)
    faults.push(...file.faults)
    const isAlive = index < alive.length
    const close = path.close[sessions.length - 1]!
    if (isAlive) members.push({ company: one, close })
    const isClean = file.faults.length === 0
    if (isAlive && isClean && candidates.length < 9 && !AWKWARD_TICKERS.includes(symbol) && close > 4 && close < 120 && one.advUsd > 4e6 && path.from === 0)
      candidates.push({ symbol, path })
    if (isAlive && isClean && withMinutes < MINUTE_NAMES && path.from <= minuteFrom && path.splits.every((split) => split.index < minuteFrom)) {
      withMinutes += 1
      const days = sessions
        .slice(minuteFrom)
        .map((session, i) => ({ session, bars: minuteBars(seed, symbol, session, barAt(path, minuteFrom + i), closeOf(session), false) }))
      await write('minutes', `${symbol}.csv`, minuteFile(days, offsetOf))
    }
    onProgress(index + 1, total, `${symbol}.csv`)
  }
  for (const [index, fund] of FUNDS.entries()) {
    const bars = fundBars(seed, fund, factors, byCalendar)
    await write('funds', `${fund.symbol}.csv`, lowerCaseFile(sessions, bars))
    if (fund.symbol === THIN_TAPE_FUND) {
      await write('partial-tape', `${fund.symbol}.csv`, partialTapeFile(sessions, bars))
      faults.push({ code: 'thin-volume', symbol: fund.symbol, session: null })
    }
    onProgress(alive.length + dead.length + index + 1, total, `${fund.symbol}.csv`)
  }
  await write('macro', 'VIXCLS.csv', valueFile(sessions, factors.vix, 2))
  await write('macro', 'DGS10.csv', valueFile(sessions, factors.yield10, 2))
  await write('macro', 'DGS2.csv', valueFile(sessions, factors.yield2, 2))
  await write('macro', 'BAMLH0A0HYM2.csv', valueFile(sessions, factors.highYieldSpread, 2))
  await write('macro', 'DTWEXBGS.csv', valueFile(sessions, factors.dollar, 4))
  await write('holdings', 'IWM_holdings.csv', holdingsFile(LAST_SESSION, members))
  const broker = brokerFile(seed, sessions, candidates)
  await write('broker', 'demo-account.csv', broker.text)
  return {
    fixedClockAtMs: FIXED_CLOCK_AT_MS,
    lastSession: LAST_SESSION,
    account: DEMO_ACCOUNT,
    cash: broker.cash,
    equity: broker.equity,
    positions: broker.positions,
    faults,
    files,
  }
}

const barAt = (path: DailyPath, t: number) => ({ open: path.open[t]!, high: path.high[t]!, low: path.low[t]!, close: path.close[t]!, volume: path.volume[t]! })

const closeOf = (session: string): number => closeMinute(demoCalendar, session) ?? demoCalendar.table.closeMinute

/** New York's offset on a session of the last twenty: summer time ended on 1 November 2026. */
const offsetOf = (session: string): string => (session < '2026-11-01' ? '-04:00' : '-05:00')
