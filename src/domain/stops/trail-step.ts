import type { NewsState } from './news-state.ts'
import { type Side, sideSign } from './stop-touch.ts'

/** Distance of the trail from the best price, in average true ranges, by news state. */
export type TrailMultipliers = Readonly<Record<NewsState, number>>
export const TRAIL_MULTIPLIERS: TrailMultipliers = { quiet: 3, normal: 4, systemic: 5.5 }

export interface TrailStep {
  readonly side: Side
  /** Highest high (short: lowest low) since entry, within the look-back. */
  readonly extreme: number
  readonly atr: number
  readonly k: number
  readonly hardStop: number
  /** The level set one bar before; null on the first bar. */
  readonly previous: number | null
  /** How far the level may give way on this bar, in prices; 0 = not at all. */
  readonly giveWay: number
}

/**
 * One bar of the trailing stop: k average true ranges behind the best price, never against the position except by `giveWay`, never beyond the hard stop.
 */
export function trailStep({ side, extreme, atr, k, hardStop, previous, giveWay }: TrailStep): number {
  const sign = sideSign(side)
  // In the mirror of `sign` a short reads like a long: a larger level is a closer one.
  const raw = sign * extreme - k * atr
  const floor = sign * hardStop
  const level = previous === null ? raw : Math.max(raw, sign * previous - giveWay)
  return sign * Math.max(level, floor)
}

/** Whether `level` lies farther from the price than `previous`, i.e. the stop gave way. */
export const isWider = (side: Side, level: number, previous: number): boolean => sideSign(side) * level < sideSign(side) * previous
