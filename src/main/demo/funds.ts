import type { MarketFactors } from './market-factors.ts'
import { createRandom, hashSeed } from './random.ts'
import { roundTo } from './daily-path.ts'
import { SECTORS } from './sectors.ts'

/** A fund or index of the regime set: a fixed mix of the common factors. */
export interface Fund {
  readonly symbol: string
  readonly startPrice: number
  /** Shares a day; 0 = an index, no volume. */
  readonly volume: number
  readonly returnOf: (factors: MarketFactors, t: number) => number
}

const byName = (name: string): number => SECTORS.findIndex((sector) => sector.name === name)
const mix =
  (market: number, size: number, value: number, sector?: string, sectorLoading = 0.8) =>
  (factors: MarketFactors, t: number): number =>
    market * factors.market[t]! +
    size * factors.size[t]! +
    value * factors.value[t]! +
    (sector === undefined ? 0 : sectorLoading * factors.sectors[byName(sector)]![t]!)

/** A bond fund falls by its duration when the yield rises. */
const bond =
  (duration: number, spreadDuration = 0) =>
  (factors: MarketFactors, t: number): number =>
    t === 0
      ? 0
      : 0.00015 -
        (duration * (factors.yield10[t]! - factors.yield10[t - 1]!)) / 100 -
        (spreadDuration * (factors.highYieldSpread[t]! - factors.highYieldSpread[t - 1]!)) / 100

export const FUNDS: readonly Fund[] = [
  { symbol: 'SPY', startPrice: 480, volume: 70e6, returnOf: mix(1, 0, 0) },
  { symbol: 'RSP', startPrice: 155, volume: 6e6, returnOf: mix(0.98, 0.35, 0.1) },
  { symbol: 'QQQ', startPrice: 400, volume: 45e6, returnOf: mix(1.15, -0.15, -0.4) },
  { symbol: 'DIA', startPrice: 370, volume: 4e6, returnOf: mix(0.92, 0, 0.2) },
  { symbol: 'MDY', startPrice: 500, volume: 0.9e6, returnOf: mix(1.02, 0.55, 0.1) },
  { symbol: 'IWM', startPrice: 195, volume: 30e6, returnOf: mix(1.03, 1, 0.1) },
  { symbol: 'IWN', startPrice: 150, volume: 1.5e6, returnOf: mix(1, 1, 0.75) },
  { symbol: 'IWO', startPrice: 240, volume: 0.8e6, returnOf: mix(1.06, 1, -0.55) },
  { symbol: 'IJR', startPrice: 105, volume: 5e6, returnOf: mix(1, 0.9, 0.3) },
  { symbol: 'KRE', startPrice: 50, volume: 12e6, returnOf: mix(1.05, 0.8, 0.5, 'Financials') },
  {
    symbol: 'GLD',
    startPrice: 190,
    volume: 8e6,
    returnOf: (factors, t) => (t === 0 ? 0 : 0.0003 - 1.2 * Math.log(factors.dollar[t]! / factors.dollar[t - 1]!) + 0.006 * (factors.value[t]! / 0.0045)),
  },
  { symbol: 'UUP', startPrice: 28, volume: 1.5e6, returnOf: (factors, t) => (t === 0 ? 0 : Math.log(factors.dollar[t]! / factors.dollar[t - 1]!)) },
  { symbol: 'TLT', startPrice: 95, volume: 35e6, returnOf: bond(16) },
  { symbol: 'IEF', startPrice: 94, volume: 7e6, returnOf: bond(7.5) },
  { symbol: 'HYG', startPrice: 77, volume: 30e6, returnOf: bond(1.5, 3.2) },
  ...SECTORS.map((sector, i) => ({ symbol: sector.fund, startPrice: 40 + 9 * i, volume: 8e6 - 0.5e6 * i, returnOf: mix(1, 0, 0, sector.name) })),
]

export interface FundBars {
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  readonly volume: Float64Array
}

/** Daily bars of a fund over the whole sample, from its own stream. */
export function fundBars(seed: number, fund: Fund, factors: MarketFactors, calendarVolume: Float64Array): FundBars {
  const random = createRandom(hashSeed(seed, 'fund', fund.symbol))
  const count = factors.market.length
  const column = (): Float64Array => new Float64Array(count)
  const bars = { open: column(), high: column(), low: column(), close: column(), volume: column() }
  let exact = fund.startPrice
  for (let t = 0; t < count; t += 1) {
    const dayReturn = fund.returnOf(factors, t) + 0.0006 * random.normal()
    const sigma = Math.max(0.003, factors.volatility[t]!)
    const open = exact * (1 + 0.25 * dayReturn + 0.35 * sigma * random.normal())
    exact *= 1 + dayReturn
    const reach = 0.45 * sigma
    const high = Math.max(open, exact) * (1 + reach * Math.abs(random.normal()))
    const low = Math.min(open, exact) * (1 - reach * Math.abs(random.normal()))
    bars.open[t] = roundTo(open, 0.01)
    bars.close[t] = roundTo(exact, 0.01)
    bars.high[t] = Math.max(bars.open[t]!, bars.close[t]!, roundTo(high, 0.01))
    bars.low[t] = Math.min(bars.open[t]!, bars.close[t]!, roundTo(low, 0.01))
    bars.volume[t] = Math.round(fund.volume * Math.exp(0.25 * random.normal() + 0.2 * Math.min(Math.abs(dayReturn) / sigma, 4) - 0.1) * calendarVolume[t]!)
  }
  return bars
}
