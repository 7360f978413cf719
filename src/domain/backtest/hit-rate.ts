import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isShare, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { knownValues, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { normalQuantile } from '#domain/statistics/norm-inv.ts'
import { quantileOfSorted } from '#domain/statistics/quantile7.ts'
import { MAX_RESAMPLES, resampleInBlocks, sampleMean } from './bootstrap-ci.ts'

export interface HitRateInput {
  /** 1 hit, 0 miss, null not graded yet; oldest first. */
  readonly outcomes: Series
  /** The rate on all days; null = not known. */
  readonly baseRate?: number | null
  readonly minN?: number
  readonly B?: number
  /** The horizon of the outcomes when they overlap. */
  readonly blockLen?: number
  readonly alpha?: number
  readonly seed?: number
}

export interface HitRate {
  readonly n: number
  readonly hits: number
  readonly rate: number
  /** null below minN. */
  readonly lo: number | null
  readonly hi: number | null
  readonly label: 'better' | 'worse' | 'not_distinguishable' | 'too_few' | 'no_base_rate'
}

/**
 * bt.hit_rate(outcomes, baseRate, minN, B, blockLen, alpha, seed): how often a signal was right, with an interval that is
 * at each end the wider of Wilson's and the stationary bootstrap's. Better or worse only when the interval excludes the base rate. Nothing graded
 * SHORT_HISTORY; fewer than minN graded: no interval, too_few. Source: Wilson 1927; Politis & Romano 1994.
 */
export function hitRate({ outcomes, baseRate = null, minN = 20, B = 500, blockLen = 5, alpha = 0.1, seed = 1 }: HitRateInput): Result<HitRate> {
  const refused = firstRefusal(
    refuseSeries(outcomes, (value) => value === 0 || value === 1),
    refuseOptionalNumber(baseRate, isShare),
    refusePositiveInteger(minN),
    refuseInteger(B, 1, MAX_RESAMPLES),
    refuseParameter(blockLen, (length) => length >= 1),
    refuseParameter(alpha, (share) => share > 0 && share < 1),
    refuseParameter(seed, Number.isSafeInteger),
  )
  if (refused !== undefined) return refused
  const graded = knownValues(outcomes)
  const short = refuseShort(graded.length, 1)
  if (short !== undefined) return short
  const n = graded.length
  const hits = graded.filter((value) => value === 1).length
  const rate = hits / n
  if (n < minN) return known({ n, hits, rate, lo: null, hi: null, label: 'too_few' })
  const wilson = wilsonInterval(rate, n, alpha)
  const resamples = resampleInBlocks(graded, sampleMean, { B, blockLen, seed }).sort()
  const bootstrap = { lo: quantileOfSorted(resamples, alpha / 2), hi: quantileOfSorted(resamples, 1 - alpha / 2) }
  const lo = Math.min(wilson.lo, bootstrap.lo)
  const hi = Math.max(wilson.hi, bootstrap.hi)
  return known({ n, hits, rate, lo, hi, label: labelOf(lo, hi, baseRate) })
}

interface Interval {
  readonly lo: number
  readonly hi: number
}

function wilsonInterval(rate: number, n: number, alpha: number): Interval {
  const z = normalQuantile(1 - alpha / 2)
  const scale = 1 + (z * z) / n
  const centre = (rate + (z * z) / (2 * n)) / scale
  const reach = (z / scale) * Math.sqrt((rate * (1 - rate)) / n + (z * z) / (4 * n * n))
  return { lo: Math.max(0, centre - reach), hi: Math.min(1, centre + reach) }
}

function labelOf(lo: number, hi: number, baseRate: number | null): HitRate['label'] {
  if (baseRate === null) return 'no_base_rate'
  if (lo > baseRate) return 'better'
  return hi < baseRate ? 'worse' : 'not_distinguishable'
}
