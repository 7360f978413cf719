import { isAbove } from '#domain/comparison.ts'
import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refuseBetween, refuseInteger, refusePositiveInteger } from '#domain/input/parameter.ts'
import { asColumn, refuseMissing, refuseNonNegatives, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isQuietBar, type RangeColumns } from './quiet-bar.ts'

export interface AbdiRanaldoInput {
  readonly h: Series
  readonly l: Series
  readonly c: Series
  readonly v?: Series | null
  readonly n?: number
  readonly minObs?: number
  readonly maxBad?: number
}

/**
 * `scr.abdi_ranaldo`: the bid-ask spread as a fraction of the price, estimated from closes and the middle of the log range.
 * @returns mean over the pairs of the last `n` bars of sqrt(max(4 (c - m)(c - m'), 0)), c the log close, m and m' the mid-ranges of the day and the next
 * (two-day corrected form). A pair with a bar without range or volume is left out; more than `maxBad` such bars: LOW_COVERAGE;
 * fewer than `minObs` pairs: SHORT_HISTORY. Source: Abdi & Ranaldo 2017.
 */
export function abdiRanaldo({ h, l, c, v = null, n = 21, minObs = 10, maxBad = 0.2 }: AbdiRanaldoInput): Result<number> {
  const refused =
    firstRefusal(
      refusePrices(h),
      refusePrices(l),
      refusePrices(c),
      v === null ? undefined : refuseNonNegatives(v),
      refuseInteger(n, 2),
      refusePositiveInteger(minObs),
      refuseBetween(maxBad, 0, 1),
    ) ??
    refuseUnequal(h, l, c, v ?? h) ??
    refuseBadBars({ high: h, low: l, close: c }) ??
    refuseShort(h.length, minObs + 1)
  if (refused !== undefined) return refused
  const from = Math.max(0, h.length - n)
  const missing = refuseMissing(h, from) ?? refuseMissing(l, from) ?? refuseMissing(c, from)
  if (missing !== undefined) return missing
  return abdiRanaldoOf({ h, l, c, v: v === null ? null : asColumn(v) } as RangeColumns, from, h.length, minObs, maxBad)
}

/** The sweep form over the bars [from, end) of complete, sound columns. */
export function abdiRanaldoOf({ h, l, c, v }: RangeColumns, from: number, end: number, minObs = 10, maxBad = 0.2): Result<number> {
  let sum = 0
  let pairs = 0
  let quietBars = 0
  let wasQuiet = true
  let middleBefore = 0
  for (let i = from; i < end; i += 1) {
    const isQuiet = isQuietBar(h[i]!, l[i]!, v?.[i])
    if (isQuiet) quietBars += 1
    const middle = isQuiet ? 0 : (Math.log(h[i]!) + Math.log(l[i]!)) / 2
    if (!wasQuiet && !isQuiet) {
      const close = Math.log(c[i - 1]!)
      sum += Math.sqrt(Math.max(4 * (close - middleBefore) * (close - middle), 0))
      pairs += 1
    }
    wasQuiet = isQuiet
    middleBefore = middle
  }
  if (isAbove(quietBars / (end - from), maxBad)) return unknown('LOW_COVERAGE')
  return refuseShort(pairs, minObs) ?? known(sum / pairs)
}
