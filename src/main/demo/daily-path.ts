import { type MarketFactors, USUAL_VOLATILITY } from './market-factors.ts'
import { createRandom, hashSeed, type Random } from './random.ts'
import type { Company } from './universe.ts'

/** The daily bars of one company, in prices of the day (before splits). Index = session of the sample; only from…to exist. */
export interface DailyPath {
  readonly from: number
  readonly to: number
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  readonly volume: Float64Array
  /** New shares per old share, in force from the open of the session. */
  readonly splits: readonly { readonly index: number; readonly ratio: number }[]
  readonly dividends: readonly { readonly index: number; readonly amount: number }[]
}

/** Per-session multipliers of volume that the calendar brings: expiries, reconstitution, half days. */
export type CalendarVolume = Float64Array

const YEAR = 252
const JUMPS_PER_YEAR = 1.7
const EARNINGS_PER_YEAR = 4
const BINARY_EVENTS_PER_YEAR = 0.5
const IPO_PER_YEAR = 0.05
const OPEN_GAP_VARIANCE = 0.25
/** Share of its own move that a name gives back on the next day. */
const REVERSAL = 0.045
/** Daily step of the slow swell under a name's volume: weeks of attention, months of neglect. */
const VOLUME_TIDE = 0.066
const BRIDGE_STEPS = 40
const DEAL_SESSIONS = 80

/** One company's life, from its own stream and the common factors. The bars do not depend on any other company. */
export function dailyPath(seed: number, company: Company, factors: MarketFactors, calendarVolume: CalendarVolume): DailyPath {
  const random = createRandom(hashSeed(seed, 'daily', company.symbol))
  const count = factors.market.length
  const { from, to } = lifeSpan(company, count, random)
  const column = (): Float64Array => new Float64Array(count)
  const path = { from, to, open: column(), high: column(), low: column(), close: column(), volume: column() }
  const splits: { index: number; ratio: number }[] = []
  const dividends: { index: number; amount: number }[] = []
  const dealFrom = company.ending === 'takeover' ? Math.max(from + 1, to - DEAL_SESSIONS) : count
  const failureDrift = company.ending === 'failure' ? Math.log(0.05) / Math.max(60, to - from) : 0
  let previous = firstPrice(company, factors, from, to)
  let garch = 1
  let volumeNoise = 0
  let volumeTide = 0
  let ownBefore = 0
  let sharesFactor = 1
  const earningsOffset = random.below(63)
  for (let t = from; t < to; t += 1) {
    const isDeal = t > dealFrom
    const shock = random.studentT4()
    // Its own risk moves with the market's: in a crash everything is wild.
    const sigma = company.sigma * Math.sqrt(garch) * (factors.volatility[t]! / USUAL_VOLATILITY)
    garch = Math.min(12, 0.03 + garch * (0.1 * shock * shock + 0.87))
    const common = commonReturn(company, factors, t)
    const own = sigma * shock + 0.5 * sigma * sigma - REVERSAL * ownBefore
    ownBefore = own
    const ownReturn = isDeal ? 0.002 * shock : common + company.sectorLoading * factors.sectors[company.sector]![t]! + own + failureDrift
    const jump = isDeal ? 0 : jumpReturn(random, company, (t - earningsOffset) % Math.round(YEAR / EARNINGS_PER_YEAR) === 0)
    const deal = t === dealFrom ? 0.15 + 0.3 * random.uniform() : 0
    const dayReturn = Math.max(-0.9, Math.min(2.5, ownReturn + jump + deal))

    const ratio = isDeal ? 1 : splitRatio(previous, random)
    if (ratio !== 1 && t > from + 60 && t < to - 60) {
      splits.push({ index: t, ratio })
      previous /= ratio
      sharesFactor *= ratio
    }
    // Half of a rise goes into more dollars traded, half into fewer shares.
    const advUsd = Math.max(1_000, company.advUsd * Math.sqrt((previous * sharesFactor) / company.price))
    volumeNoise = 0.65 * volumeNoise + 0.33 * random.normal()
    volumeTide = 0.985 * volumeTide + VOLUME_TIDE * random.normal()
    const surprise = isDeal ? 0 : 0.27 * Math.min(Math.abs(dayReturn) / Math.max(sigma, 1e-4), 6)
    const volume = Math.round((advUsd / previous) * 0.8 * Math.exp(volumeNoise + volumeTide + surprise - (isDeal ? 0.7 : 0)) * calendarVolume[t]!)
    if (random.uniform() < chanceOfNoTrade(advUsd) || volume === 0) {
      path.open[t] = path.high[t] = path.low[t] = path.close[t] = previous
      continue
    }
    drawBar(path, t, previous, dayReturn, isDeal ? 0.002 : Math.hypot(sigma, factors.volatility[t]!), advUsd, random)
    path.volume[t] = volume
    if (company.paysDividend && t % 63 === earningsOffset && t > from) dividends.push({ index: t, amount: roundTo(path.close[t]! * 0.005, 0.01) })
    previous = path.close[t]!
  }
  return { ...path, splits, dividends }
}

const commonReturn = (company: Company, factors: MarketFactors, t: number): number =>
  company.beta * factors.market[t]! + company.sizeLoading * factors.size[t]! + company.valueLoading * factors.value[t]!

/** Where a name must have begun to trade around its price at the end: ten years of one market must not make a universe of pennies, or of fortunes. */
function firstPrice(company: Company, factors: MarketFactors, from: number, to: number): number {
  let gain = 0
  for (let t = from; t < to; t += 1) gain += Math.log1p(commonReturn(company, factors, t))
  return Math.min(2_000, Math.max(0.5, company.price * Math.exp(-gain)))
}

/** Alive names start late with the chance of an offering; the dead leave where their life says. */
function lifeSpan(company: Company, count: number, random: Random): { from: number; to: number } {
  const isLate = random.uniform() < (IPO_PER_YEAR * count) / YEAR
  const late = Math.floor(random.uniform() * 0.7 * count)
  const from = isLate && company.life === null ? late : 0
  const to = company.life === null ? count : Math.max(Math.min(count, 150), Math.floor(company.life * count))
  return { from, to }
}

function jumpReturn(random: Random, company: Company, isEarningsDay: boolean): number {
  let jump = 0
  if (random.uniform() < JUMPS_PER_YEAR / YEAR) jump += random.laplace(3 * company.sigma)
  if (isEarningsDay) jump += Math.sign(random.uniform() - 0.5) * 0.05 * Math.exp(0.6 * random.normal())
  if (company.isBiotech && random.uniform() < BINARY_EVENTS_PER_YEAR / YEAR) jump += random.uniform() < 0.5 ? 0.8 : -0.6
  return jump
}

/** Reverse splits come after a price below a dollar, forward splits from high prices; 1 = none. */
function splitRatio(price: number, random: Random): number {
  const u = random.uniform()
  if (price < 1 && u < 0.02) return 1 / REVERSE[random.below(REVERSE.length)]!
  if (price > 60 && u < 0.01 / 21) return u < 0.005 / 21 ? 3 : 2
  return 1
}
const REVERSE = [5, 10, 20, 25, 50] as const

function chanceOfNoTrade(advUsd: number): number {
  if (advUsd > 1e6) return 0.0004
  if (advUsd > 2e5) return 0.006
  if (advUsd > 5e4) return 0.04
  return 0.09
}

/** Open gap, then a 40-step bridge to the close: its extremes are the high and low. Prices lie on the tick, the close bounces by the half-spread. */
function drawBar(
  path: { open: Float64Array; high: Float64Array; low: Float64Array; close: Float64Array },
  t: number,
  previous: number,
  dayReturn: number,
  sigma: number,
  advUsd: number,
  random: Random,
): void {
  const gap = Math.sqrt(OPEN_GAP_VARIANCE) * sigma * random.normal() + OPEN_GAP_VARIANCE * dayReturn
  const tick = previous < 1 ? 0.0001 : 0.01
  const halfSpread = Math.min(0.025, 0.5 * Math.max(tick / previous, 0.0008 * (5.4e6 / advUsd) ** 0.45))
  const bounce = random.uniform() < 0.5 ? halfSpread : -halfSpread
  const logOpen = Math.log(previous) + gap
  const logClose = Math.log(previous) + Math.log1p(dayReturn) + bounce
  const step = (0.85 * sigma * Math.sqrt(1 - OPEN_GAP_VARIANCE)) / Math.sqrt(BRIDGE_STEPS)
  let walk = 0
  const walks = new Float64Array(BRIDGE_STEPS + 1)
  for (let k = 1; k <= BRIDGE_STEPS; k += 1) {
    walk += step * random.normal()
    walks[k] = walk
  }
  let highest = Math.max(logOpen, logClose)
  let lowest = Math.min(logOpen, logClose)
  for (let k = 1; k < BRIDGE_STEPS; k += 1) {
    const at = logOpen + ((logClose - logOpen) * k) / BRIDGE_STEPS + walks[k]! - (walk * k) / BRIDGE_STEPS
    if (at > highest) highest = at
    if (at < lowest) lowest = at
  }
  const open = roundTo(Math.exp(logOpen), tick)
  const close = roundTo(Math.exp(logClose), tick)
  path.open[t] = open
  path.close[t] = close
  path.high[t] = Math.max(open, close, roundTo(Math.exp(highest), tick))
  path.low[t] = Math.max(tick, Math.min(open, close, roundTo(Math.exp(lowest), tick)))
}

/** To the nearest tick, never below one. */
export function roundTo(value: number, tick: number): number {
  const ticks = Math.max(1, Math.round(value / tick))
  return tick === 0.01 ? ticks / 100 : ticks / 10_000
}
