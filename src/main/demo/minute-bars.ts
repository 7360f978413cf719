import { createRandom, hashSeed, type Random } from './random.ts'

/** The regular minutes of one session, minute = minutes after midnight in New York. They aggregate exactly to the day's bar. */
export interface MinuteBar {
  readonly minute: number
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

export interface DayBar {
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
  readonly volume: number
}

const OPEN_MINUTE = 570
const USD_PER_TRADE = 15_000
/** Share of the day's volume by half hour, 09:30 to 16:00. */
const STOCK_PROFILE = [15, 10.5, 9, 8.5, 7.5, 6, 5.5, 5.5, 5, 5, 4.5, 5, 13] as const
const FUND_PROFILE = [13, 9, 7.5, 7, 6.5, 6, 5, 5, 5, 5, 5, 6, 20] as const
const THIN_USD = 2e6

/** Minutes of one session. Thin names trade in one to three windows of 5 to 20 minutes that hold 30 to 60 % of the volume. */
export function minuteBars(seed: number, symbol: string, session: string, day: DayBar, closeMinute: number, isFund: boolean): MinuteBar[] {
  if (day.volume === 0) return []
  const random = createRandom(hashSeed(seed, 'minutes', symbol, session))
  const weights = minuteWeights(random, day, closeMinute - OPEN_MINUTE, isFund)
  const volumes = distribute(day.volume, weights)
  const traded = [...volumes.keys()].filter((i) => volumes[i]! > 0)
  const prices = pricePath(random, day, traded.length)
  return traded.map((i, k) => {
    const open = k === 0 ? day.open : prices[k - 1]!
    const close = prices[k]!
    const isTop = k === prices.top
    const isBottom = k === prices.bottom
    return {
      minute: OPEN_MINUTE + i,
      open,
      high: isTop ? day.high : Math.max(open, close),
      low: isBottom ? day.low : Math.min(open, close),
      close,
      volume: volumes[i]!,
    }
  })
}

function minuteWeights(random: Random, day: DayBar, minutes: number, isFund: boolean): Float64Array {
  const profile = isFund ? FUND_PROFILE : STOCK_PROFILE
  const notional = day.volume * day.close
  const tradesPerMinute = notional / USD_PER_TRADE / minutes
  const weights = new Float64Array(minutes)
  for (let i = 0; i < minutes; i += 1) {
    // Early closes squeeze the same profile into fewer minutes.
    const bucket = Math.min(profile.length - 1, Math.floor((i / minutes) * profile.length))
    const share = profile[bucket]!
    const trades = random.poisson(Math.min(50, tradesPerMinute * (share / 7.7)))
    weights[i] = trades === 0 ? 0 : share * Math.exp(random.normal()) * Math.min(trades, 10)
  }
  if (notional < THIN_USD) concentrate(random, weights)
  if (!weights.some((weight) => weight > 0)) weights[random.below(minutes)] = 1
  return weights
}

/** Liquidity windows: a few runs of consecutive minutes carry much of a thin name's day. */
function concentrate(random: Random, weights: Float64Array): void {
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1
  const windows = 1 + random.below(3)
  for (let w = 0; w < windows; w += 1) {
    const length = 5 + random.below(16)
    const start = random.below(Math.max(1, weights.length - length))
    const share = (0.3 + 0.3 * random.uniform()) / windows
    for (let i = start; i < start + length; i += 1) weights[i]! += (2 * total * share) / length
  }
}

/** Whole shares in proportion to the weights, their sum exactly the day's volume: the largest remainders get what is left. */
function distribute(volume: number, weights: Float64Array): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const exact = Array.from(weights, (weight) => (volume * weight) / total)
  const whole = exact.map(Math.floor)
  let left = volume - whole.reduce((sum, shares) => sum + shares, 0)
  const order = [...exact.keys()].sort((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || a - b)
  for (const i of order) {
    if (left <= 0) break
    if (weights[i]! === 0) continue
    whole[i]! += 1
    left -= 1
  }
  return whole
}

/** Closes of the traded minutes: a bridge from open to close, kept inside the day's range, with the minutes that touch high and low. */
function pricePath(random: Random, day: DayBar, count: number): number[] & { top: number; bottom: number } {
  const tick = day.close < 1 ? 10_000 : 100
  const range = Math.max(day.high - day.low, 0)
  const walk: number[] = [0]
  for (let k = 1; k <= count; k += 1) walk.push(walk[k - 1]! + random.normal())
  const scale = range / (2.5 * Math.sqrt(count))
  const prices = Array.from({ length: count }, (_, k) => {
    const share = (k + 1) / count
    const bridge = (walk[k + 1]! - walk[count]! * share) * scale
    const price = Math.round((day.open + (day.close - day.open) * share + bridge) * tick) / tick
    return Math.min(day.high, Math.max(day.low, price))
  })
  prices[count - 1] = day.close
  const top = prices.indexOf(Math.max(...prices))
  const bottom = prices.indexOf(Math.min(...prices))
  return Object.assign(prices, { top, bottom })
}
