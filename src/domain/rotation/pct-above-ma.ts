import { isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isShare } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { closesAboveAverage } from './closes-above-average.ts'
import { isKnownToEnd, type MemberSeries, refuseMembers } from './member-series.ts'

export interface PctAboveMaInput {
  readonly closes: MemberSeries
  readonly n?: number
  readonly minCoverage?: number
}

export interface PctAboveMa {
  /** Share of the eligible members above their average, 0 to 1. */
  readonly pct: number
  readonly above: number
  readonly eligible: number
  readonly coverage: number
}

/**
 * rot.pct_above_ma(closes, n, minCoverage): how many members close above their own n-session average.
 * Eligible = the last n closes known. Fewer than minCoverage of the members eligible, or none: LOW_COVERAGE. Source: textbook.
 */
export function pctAboveMa({ closes, n = 50, minCoverage = 0.8 }: PctAboveMaInput): Result<PctAboveMa> {
  const refused = firstRefusal(refuseMembers(closes), refusePositiveInteger(n), refuseParameter(minCoverage, isShare))
  if (refused !== undefined) return refused
  let eligible = 0
  let above = 0
  for (const series of closes) {
    if (!isKnownToEnd(series, n)) continue
    eligible += 1
    if (closesAboveAverage(series as readonly number[], n)) above += 1
  }
  const coverage = eligible / closes.length
  if (eligible === 0 || isBelow(coverage, minCoverage)) return unknown('LOW_COVERAGE')
  return known({ pct: above / eligible, above, eligible, coverage })
}
