import type { NewsState } from './news-state.ts'
import { type Side, sideSign } from './stop-touch.ts'

/** Distance of the trail from the best price, in average true ranges, by news state. */
export type TrailMultipliers = Readonly<Record<NewsState, number>>
export const TRAIL_MULTIPLIERS: TrailMultipliers = { quiet: 3, normal: 4, systemic: 5.5 }

/** The trail after one bar. `level` is what is in force for the next bar; `own` is where the trail itself stands, without the hard stop as its floor. */
export interface Trail {
  readonly level: number
  readonly own: number
  /** How often the level has given way so far. */
  readonly widenings: number
}

export interface TrailBar {
  readonly side: Side
  /** Highest high (short: lowest low) since entry, within the look-back. */
  readonly extreme: number
  readonly atr: number
  readonly k: number
  readonly hardStop: number
  /** How far the level may give way on this bar, in prices; 0 = not at all. */
  readonly giveWay: number
}

/**
 * One bar of the trailing stop: k average true ranges behind the best price, never against the position except by `giveWay`, never beyond the hard stop.
 * `before` is null on the first bar.
 */
export function trailStep(before: Trail | null, { side, extreme, atr, k, hardStop, giveWay }: TrailBar): Trail {
  // Multiplied with `sign` a short reads like a long: the larger of two levels is the closer one.
  const sign = sideSign(side)
  const raw = sign * extreme - k * atr
  // The trail itself never stands closer than the level, so without a give-way it is kept.
  const own = before === null ? raw : Math.max(raw, Math.min(sign * before.own, sign * before.level - giveWay))
  const level = Math.max(own, sign * hardStop)
  const hasGivenWay = giveWay > 0 && before !== null && level < sign * before.level
  return { level: sign * level, own: sign * own, widenings: (before?.widenings ?? 0) + (hasGivenWay ? 1 : 0) }
}

/** Highest high of a long, lowest low of a short, from bar `from` to bar `to`, both included. */
export function extremeSince(
  side: Side,
  { high, low }: { readonly high: readonly number[]; readonly low: readonly number[] },
  from: number,
  to: number,
): number {
  const prices = side === 'long' ? high : low
  let extreme = prices[from]!
  for (let i = from + 1; i <= to; i += 1) extreme = side === 'long' ? Math.max(extreme, prices[i]!) : Math.min(extreme, prices[i]!)
  return extreme
}
