import { isAbove, isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import type { StudyVerdict } from './verdict.ts'

export interface LendingInput {
  /** Net percent of banks tightening standards for small firms, one per quarter, −100 to 100. */
  readonly values: Series
  /** Days since the release. */
  readonly ageDays?: number | null
  readonly easy?: number
  readonly tight?: number
  readonly stepOk?: number
  readonly stepBad?: number
  readonly maxAge?: number
}

export interface Lending {
  readonly level: number
  readonly change: number
  readonly state: 'tightening' | 'easing'
  /** null when the survey is old, or of unknown age. */
  readonly verdict: StudyVerdict | null
}

/**
 * rot.lending(values, ageDays, …): do banks lend to small firms. Net percent, change in percentage points over a quarter.
 * fail: level at or above `tight`, or a step of stepBad; pass: level at most `easy` and a step of at most stepOk; else neutral.
 * Needs two quarters, no nulls; beyond ±100 BAD_VALUE. Source: Federal Reserve Senior Loan Officer Opinion Survey, limits house.
 */
export function lending({ values, ageDays = null, easy = 10, tight = 20, stepOk = 5, stepBad = 10, maxAge = 120 }: LendingInput): Result<Lending> {
  const refused =
    firstRefusal(
      refuseSeries(values, (percent) => Math.abs(percent) <= 100),
      refuseOptionalNumber(ageDays, isNonNegative),
      ...[easy, tight, stepOk, stepBad].map((limit) => refuseParameter(limit)),
      refuseParameter(maxAge, isNonNegative),
    ) ??
    refuseShort(values.length, 2) ??
    refuseMissing(values)
  if (refused !== undefined) return refused
  const level = values.at(-1)!
  const change = level - values.at(-2)!
  const isFresh = ageDays !== null && ageDays <= maxAge
  const isFailing = isAtLeast(level, tight) || isAtLeast(change, stepBad)
  const isPassing = isAtMost(level, easy) && isAtMost(change, stepOk)
  const verdict = isFailing ? 'fail' : isPassing ? 'pass' : 'neutral'
  return known({ level, change, state: isAbove(level, 0) ? 'tightening' : 'easing', verdict: isFresh ? verdict : null })
}
