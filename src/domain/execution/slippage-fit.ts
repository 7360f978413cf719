import { groupBy } from '#domain/group-by.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative, isPositive, isShare, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { refuseText } from '#domain/input/text.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { ascending, quantileOfSorted } from '#domain/statistics/quantile7.ts'

/** What a fill slipped and what the model had said, both in bp. */
export interface SlippageFill {
  readonly bucket: string
  readonly slipBps: number
  readonly modelBps: number
}

export interface SlippageFitInput {
  readonly fills: readonly SlippageFill[]
  readonly prior?: number
  readonly minN?: number
  readonly lo?: number
  readonly hi?: number
  readonly wlo?: number
  readonly whi?: number
}

export interface SlippageBucket {
  readonly bucket: string
  readonly n: number
  readonly raw: number
  readonly mult: number
  readonly label: 'learned' | 'too_few'
}

/**
 * `exec.slippage_fit`: by what the cost model has to be multiplied to match the own fills, per liquidity bucket.
 * @returns raw = sum of slippage / sum of model, pulled towards 1 as if `prior` fills had matched the model, held within `lo`..`hi`. From `minN` fills on the
 * tails of the slippage are pulled in to their `wlo`, `whi` quantiles; below, the fills can only raise it. One number for ticket, backtest and P&L.
 * No fills: SHORT_HISTORY; a model of 0 or less: BAD_VALUE. House rule.
 */
export function slippageFit({ fills, prior = 20, minN = 20, lo = 0.5, hi = 5, wlo = 0.05, whi = 0.95 }: SlippageFitInput): Result<readonly SlippageBucket[]> {
  const refused =
    firstRefusal(
      refuseRows(fills, (fill) => firstRefusal(refuseText(fill['bucket']), refuseNumber(fill['slipBps']), refuseNumber(fill['modelBps'], isPositive))),
      refuseParameter(prior, isNonNegative),
      refusePositiveInteger(minN),
      refuseParameter(lo, (least) => least >= 0 && least <= 1),
      refuseParameter(hi, (most) => most >= 1),
      refuseParameter(wlo, isShare),
      refuseParameter(whi, isShare),
    ) ??
    (wlo >= whi ? badInput('BAD_PARAM') : undefined) ??
    refuseShort(fills.length, 1)
  if (refused !== undefined) return refused
  const buckets = [...groupBy(fills, (fill) => fill.bucket)].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return known(
    buckets.map(([bucket, own]) => {
      const n = own.length
      const isLearned = n >= minN
      const slips = own.map((fill) => fill.slipBps)
      const raw = sum(isLearned ? winsorised(slips, wlo, whi) : slips) / sum(own.map((fill) => fill.modelBps))
      const pulled = Math.min(hi, Math.max(lo, (n * raw + prior) / (n + prior)))
      return { bucket, n, raw, mult: isLearned ? pulled : Math.max(1, pulled), label: isLearned ? 'learned' : 'too_few' }
    }),
  )
}

function winsorised(values: readonly number[], lo: number, hi: number): number[] {
  const sorted = ascending(values)
  const low = quantileOfSorted(sorted, lo)
  const high = quantileOfSorted(sorted, hi)
  return values.map((value) => Math.min(high, Math.max(low, value)))
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
