import { averageTrueRange } from '#domain/indicators/atr-wilder.ts'
import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { isPositive } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result } from '#domain/result.ts'
import { SIDES, type Side, sideSign } from './stop-touch.ts'
import { extremeSince } from './trail-step.ts'

export interface ChandelierInput {
  readonly h: Series
  readonly l: Series
  readonly c: Series
  readonly n?: number
  readonly k?: number
  readonly atrN?: number
  readonly side?: Side
}

/**
 * `stop.chandelier`: the classic hanging stop, for reference: highest high of the last `n` bars - k average true ranges at the newest bar, in USD; a short
 * mirrors it. Fewer than max(n, atrN + 1) bars: SHORT_HISTORY. Source: Le Beau, in Elder 2002.
 */
export function chandelier({ h, l, c, n = 22, k = 3, atrN = 22, side = 'long' }: ChandelierInput): Result<number> {
  const refused =
    firstRefusal(
      refuseWord(side, SIDES),
      refusePrices(h),
      refusePrices(l),
      refusePrices(c),
      refusePositiveInteger(n),
      refuseParameter(k, isPositive),
      refusePositiveInteger(atrN),
    ) ??
    refuseUnequal(h, l, c) ??
    refuseBadBars({ high: h, low: l, close: c }) ??
    refuseShort(h.length, Math.max(n, atrN + 1)) ??
    refuseMissing(h) ??
    refuseMissing(l) ??
    refuseMissing(c)
  if (refused !== undefined) return refused
  const bars = { high: h as readonly number[], low: l as readonly number[] }
  const last = h.length - 1
  const atr = averageTrueRange(bars.high, bars.low, c as readonly number[], atrN)[last]!
  return known(extremeSince(side, bars, last - n + 1, last) - sideSign(side) * k * atr)
}
