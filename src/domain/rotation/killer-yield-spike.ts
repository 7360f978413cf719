import { isAbove, isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result, valueOrNull } from '#domain/result.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'
import { allOf, anyOf, type Flag, judge } from '#domain/three-valued.ts'
import { BP_SLACK } from '#domain/units.ts'
import { changeInBp, changesInLevel } from './level-change.ts'

export interface KillerYieldSpikeInput {
  /** 10-year yield in percent, one per session. */
  readonly y10: Series
  readonly d5Bp?: number
  readonly d20Bp?: number
  readonly zTrig?: number
  readonly n?: number
  readonly minN?: number
}

export interface KillerYieldSpike {
  readonly d5Bp: number
  readonly d20Bp: number
  readonly z5: number | null
  /** null = not known to be off. */
  readonly active: Flag
}

/**
 * rot.killer_yield_spike(y10, …): did the 10-year yield jump, by 25 bp in 5 sessions, 50 bp in 20, or by an unusual rise for
 * its own history. Basis points. A rise whose z is not known leaves `active` open; a fall needs no z.
 * Needs 21 yields, no nulls. Source: house.
 */
export function killerYieldSpike({
  y10,
  d5Bp: d5Limit = 25,
  d20Bp: d20Limit = 50,
  zTrig = 2.5,
  n = 252,
  minN = 60,
}: KillerYieldSpikeInput): Result<KillerYieldSpike> {
  const refused =
    firstRefusal(
      refuseSeries(y10),
      refuseParameter(d5Limit),
      refuseParameter(d20Limit),
      refuseParameter(zTrig),
      refusePositiveInteger(n),
      refusePositiveInteger(minN),
    ) ??
    refuseShort(y10.length, 21) ??
    refuseMissing(y10)
  if (refused !== undefined) return refused
  const yields = y10 as readonly number[]
  const d5Bp = changeInBp(yields, 5)
  const d20Bp = changeInBp(yields, 20)
  const z5 = valueOrNull(zscoreLast({ x: changesInLevel(yields, 5), n, minN }))
  const isUnusualRise = allOf(
    judge(z5, (z) => isAtLeast(z, zTrig)),
    isAbove(d5Bp, 0, BP_SLACK),
  )
  return known({ d5Bp, d20Bp, z5, active: anyOf(isAtLeast(d5Bp, d5Limit, BP_SLACK), isAtLeast(d20Bp, d20Limit, BP_SLACK), isUnusualRise) })
}
