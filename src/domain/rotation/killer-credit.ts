import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseNonNegatives, type Series } from '#domain/input/series.ts'
import { known, type Result, valueOrNull } from '#domain/result.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'
import { allOf, anyOf, type Flag, judge } from '#domain/three-valued.ts'
import { BP_SLACK } from '#domain/units.ts'
import { changeInBp, changesInLevel } from './level-change.ts'

export interface KillerCreditInput {
  /** High-yield option-adjusted spread, percentage points, one per session. */
  readonly oas: Series
  readonly d1Bp?: number
  readonly d5Bp?: number
  readonly z1?: number
  readonly n?: number
  readonly minN?: number
}

export interface KillerCredit {
  readonly d1Bp: number
  readonly d5Bp: number
  readonly z1: number | null
  /** null = not known to be off. */
  readonly active: Flag
}

/** A day this wide counts as an accident when it is also unusual for its own history. */
const UNUSUAL_DAY_BP = 10

/**
 * rot.killer_credit(oas, …): a credit accident, 25 bp wider in a day, 50 bp in 5 sessions, or a day of 10 bp that is unusual
 * for its own history. Basis points. Such a day whose z is not known leaves `active` open. Needs 6 values, no nulls. Source: house.
 */
export function killerCredit({ oas, d1Bp: d1Limit = 25, d5Bp: d5Limit = 50, z1: zLimit = 4, n = 252, minN = 60 }: KillerCreditInput): Result<KillerCredit> {
  const refused =
    firstRefusal(
      refuseNonNegatives(oas),
      refuseParameter(d1Limit),
      refuseParameter(d5Limit),
      refuseParameter(zLimit),
      refusePositiveInteger(n),
      refusePositiveInteger(minN),
    ) ??
    refuseShort(oas.length, 6) ??
    refuseMissing(oas)
  if (refused !== undefined) return refused
  const levels = oas as readonly number[]
  const d1Bp = changeInBp(levels, 1)
  const d5Bp = changeInBp(levels, 5)
  const z1 = valueOrNull(zscoreLast({ x: changesInLevel(levels, 1), n, minN }))
  const isUnusualDay = allOf(
    judge(z1, (z) => isAtLeast(z, zLimit)),
    isAtLeast(d1Bp, UNUSUAL_DAY_BP, BP_SLACK),
  )
  return known({ d1Bp, d5Bp, z1, active: anyOf(isAtLeast(d1Bp, d1Limit, BP_SLACK), isAtLeast(d5Bp, d5Limit, BP_SLACK), isUnusualDay) })
}
