import { isAbove } from '#domain/comparison.ts'
import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refuseBetween, refusePositiveInteger } from '#domain/input/parameter.ts'
import { asColumn, refuseMissing, refuseNonNegatives, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isQuietBar, type RangeColumns } from './quiet-bar.ts'

export interface CorwinSchultzInput {
  readonly h: Series
  readonly l: Series
  readonly c: Series
  readonly v?: Series | null
  readonly n?: number
  readonly minObs?: number
  readonly maxBad?: number
}

interface DayRange {
  readonly high: number
  readonly low: number
  readonly close: number
}

/**
 * `scr.corwin_schultz`: the bid-ask spread as a fraction of the price, estimated from daily highs and lows.
 * @returns mean over the last `n` pairs of days (`n` + 1 bars) of S = 2(e^a - 1)/(1 + e^a), negative estimates counted as 0; an upper bound for tight names.
 * A bar without range or with volume 0 carries the last true range, shifted to contain its close; such bars before the first true range are dropped.
 * More than `maxBad` of the bars carried or dropped: LOW_COVERAGE; fewer than `minObs` pairs: SHORT_HISTORY. Source: Corwin & Schultz 2012.
 */
export function corwinSchultz({ h, l, c, v = null, n = 21, minObs = 12, maxBad = 0.2 }: CorwinSchultzInput): Result<number> {
  const refused =
    firstRefusal(
      refusePrices(h),
      refusePrices(l),
      refusePrices(c),
      v === null ? undefined : refuseNonNegatives(v),
      refusePositiveInteger(n),
      refusePositiveInteger(minObs),
      refuseBetween(maxBad, 0, 1),
    ) ??
    refuseUnequal(h, l, c, v ?? h) ??
    refuseBadBars({ high: h, low: l, close: c }) ??
    refuseShort(h.length, minObs + 1)
  if (refused !== undefined) return refused
  const from = Math.max(0, h.length - n - 1)
  const missing = refuseMissing(h, from) ?? refuseMissing(l, from) ?? refuseMissing(c, from)
  if (missing !== undefined) return missing
  return corwinSchultzOf({ h, l, c, v: v === null ? null : asColumn(v) } as RangeColumns, from, h.length, minObs, maxBad)
}

/** The sweep form over the bars [from, end) of complete, sound columns. */
export function corwinSchultzOf({ h, l, c, v }: RangeColumns, from: number, end: number, minObs = 12, maxBad = 0.2): Result<number> {
  let sum = 0
  let pairs = 0
  let quietBars = 0
  let lastTrue: DayRange | null = null
  let before: DayRange | null = null
  for (let i = from; i < end; i += 1) {
    let day: DayRange = { high: h[i]!, low: l[i]!, close: c[i]! }
    if (isQuietBar(day.high, day.low, v?.[i])) {
      quietBars += 1
      if (lastTrue === null) continue
      day = carriedRange(lastTrue, day.close)
    } else {
      lastTrue = day
    }
    if (before !== null) {
      sum += pairSpread(before, day)
      pairs += 1
    }
    before = day
  }
  if (isAbove(quietBars / (end - from), maxBad)) return unknown('LOW_COVERAGE')
  return pairs < minObs ? unknown('SHORT_HISTORY') : known(sum / pairs)
}

/** The last true range, moved just far enough that the close of a day without range lies in it. */
function carriedRange({ high, low }: DayRange, close: number): DayRange {
  if (close < low) return { high: high - (low - close), low: close, close }
  if (close > high) return { high: close, low: low + (close - high), close }
  return { high, low, close }
}

function pairSpread(first: DayRange, second: DayRange): number {
  // An overnight gap is no range: the second day is moved until it touches the first close.
  const gap = second.low > first.close ? second.low - first.close : second.high < first.close ? second.high - first.close : 0
  const high = second.high - gap
  const low = second.low - gap
  const beta = Math.log(first.high / first.low) ** 2 + Math.log(high / low) ** 2
  const gamma = Math.log(Math.max(first.high, high) / Math.min(first.low, low)) ** 2
  const root = 3 - 2 * Math.SQRT2
  const alpha = (Math.sqrt(2 * beta) - Math.sqrt(beta)) / root - Math.sqrt(gamma / root)
  const growth = Math.exp(alpha)
  const spread = (2 * (growth - 1)) / (1 + growth)
  return Math.max(0, spread)
}
