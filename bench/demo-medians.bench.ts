import { adjustedBars } from '../src/main/demo/adjusted-bars.ts'
import { dailyPath } from '../src/main/demo/daily-path.ts'
import { calendarVolume, demoSessions } from '../src/main/demo/demo-sessions.ts'
import { FUNDS, fundBars } from '../src/main/demo/funds.ts'
import { marketFactors } from '../src/main/demo/market-factors.ts'
import { company, universeSymbols } from '../src/main/demo/universe.ts'
import type { Figure } from './figure.ts'
import { median, type NameStatistics, nameStatistics, residualCorrelation } from './universe-statistics.ts'

const SEED = 1
const NAMES = 2_000
const YEARS = 10
/** Every name is paired with so many others, spread over the list. */
const PARTNERS = 40

/** Medians of the table in formats/market-data.md, section 5: 399 real small caps, 2019 to March 2024. */
const TABLE: readonly (readonly [what: string, field: Exclude<keyof NameStatistics, 'residuals'>, target: number])[] = [
  ['annual volatility', 'volatility', 0.57],
  ['beta to IWM', 'beta', 1.02],
  ['R2 to IWM', 'r2', 0.24],
  ['kurtosis of daily log returns', 'kurtosis', 14],
  ['days beyond 4 sd a year', 'bigDaysPerYear', 1.7],
  ['autocorrelation of returns, lag 1', 'returnAcf1', -0.03],
  ['autocorrelation of absolute returns, lag 1', 'moveAcf1', 0.21],
  ['autocorrelation of absolute returns, lag 5', 'moveAcf5', 0.13],
  ['autocorrelation of absolute returns, lag 20', 'moveAcf20', 0.08],
  ['dollar volume a day, $M', 'dollarVolume', 5.4],
  ['price at the end, $', 'price', 18.3],
  ['sd of ln volume around its 20-day mean', 'logVolumeSd', 0.53],
  ['autocorrelation of ln volume, lag 1', 'logVolumeAcf1', 0.65],
]
const SAME_SECTOR = 0.05
const OTHER_SECTOR = -0.01

/** Does the simulated universe look like the real one: its medians at 2,000 names x 10 years over those of the recipe's table (goal 0.8 to 1.2). */
export function measure(): Promise<readonly Figure[]> {
  const sessions = demoSessions(YEARS)
  const factors = marketFactors(SEED, sessions.length)
  const volumes = calendarVolume(sessions)
  const iwm = fundBars(SEED, FUNDS.find(({ symbol }) => symbol === 'IWM')!, factors, volumes).close
  const market = iwm.map((close, t) => (t === 0 ? Number.NaN : Math.log(close / iwm[t - 1]!)))
  const names = universeSymbols(SEED, NAMES, YEARS).alive.map((symbol) => {
    const one = company(SEED, symbol, false)
    const path = dailyPath(SEED, one, factors, volumes)
    const bars = adjustedBars(path)
    const lived = <T extends Float64Array>(column: T): Float64Array => column.slice(path.from, path.to)
    const statistics = nameStatistics(lived(bars.close), lived(bars.volume), lived(market))
    const residuals = new Float64Array(sessions.length).fill(Number.NaN)
    residuals.set(statistics.residuals, path.from)
    return { ...statistics, residuals, sector: one.sector }
  })
  const same: number[] = []
  const other: number[] = []
  for (const [i, name] of names.entries()) {
    for (let k = 1; k <= PARTNERS; k += 1) {
      const partner = names[(i + k * 47) % names.length]!
      const correlation = residualCorrelation(name.residuals, partner.residuals)
      if (correlation !== null) (name.sector === partner.sector ? same : other).push(correlation)
    }
  }
  return Promise.resolve([
    ...TABLE.map(([what, field, target]) => compared(what, median(names.map((name) => name[field])), target)),
    compared('residual correlation, same sector', median(same), SAME_SECTOR),
    compared('residual correlation, different sectors', median(other), OTHER_SECTOR),
  ])
}

const compared = (what: string, measured: number, target: number): Figure => ({
  what: `${what}: ${Number(measured.toPrecision(3))}, table ${target}`,
  unit: 'times',
  values: [measured / target],
})
