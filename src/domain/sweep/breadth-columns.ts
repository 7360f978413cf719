import { isBelow } from '#domain/comparison.ts'
import type { BreadthCounts } from './breadth-sweep.ts'

/** The seven breadth series, one place per session; NaN where too few members could be judged. */
export interface BreadthColumns {
  readonly advancing: Float64Array
  readonly declining: Float64Array
  /** Shares of the members with all closes of the average, 0 to 1. */
  readonly fractionAboveSma50: Float64Array
  readonly fractionAboveSma200: Float64Array
  readonly newHighs: Float64Array
  readonly newLows: Float64Array
  /** Mean change of the members since the session before, as a fraction. */
  readonly equalWeightReturn: Float64Array
}

/**
 * What the counts say. Advances, declines and the mean return need one member with both closes; averages and records need
 * `minCoverage` of the members, as rot.pct_above_ma and rot.new_highs_lows ask.
 */
export function breadthColumns(counts: BreadthCounts, minCoverage = 0.8): BreadthColumns {
  const { members } = counts
  const column = (valueAt: (t: number) => number): Float64Array => Float64Array.from(members, (_, t) => valueAt(t))
  const whereCompared = (values: Int32Array | Float64Array) => (t: number) => (counts.compared[t] === 0 ? Number.NaN : values[t]!)
  const whereCovered = (judged: Int32Array, values: Int32Array) => (t: number) =>
    judged[t] === 0 || isBelow(judged[t]! / members[t]!, minCoverage) ? Number.NaN : values[t]!
  const above50 = whereCovered(counts.averaged50, counts.above50)
  const above200 = whereCovered(counts.averaged200, counts.above200)
  const meanReturn = whereCompared(counts.returnSum)
  return {
    advancing: column(whereCompared(counts.advancing)),
    declining: column(whereCompared(counts.declining)),
    fractionAboveSma50: column((t) => above50(t) / counts.averaged50[t]!),
    fractionAboveSma200: column((t) => above200(t) / counts.averaged200[t]!),
    newHighs: column(whereCovered(counts.ranged, counts.newHighs)),
    newLows: column(whereCovered(counts.ranged, counts.newLows)),
    equalWeightReturn: column((t) => meanReturn(t) / counts.compared[t]!),
  }
}
