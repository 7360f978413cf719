import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { allOf, type Flag, judge } from '#domain/three-valued.ts'

/** Revision breadth by sector, −1 to 1; null = not known. */
export type BreadthBySector = Readonly<Record<string, number | null>>

export interface KillerEarningsInput {
  readonly now: BreadthBySector
  /** Four weeks earlier. */
  readonly prior: BreadthBySector
  readonly level?: number
  readonly drop?: number
  readonly minSectors?: number
}

export interface KillerEarnings {
  /** Sectors that were hit, in alphabetical order. */
  readonly hit: readonly string[]
  /** null = not known to be off. */
  readonly active: Flag
}

/**
 * rot.killer_earnings(now, prior, level, drop, minSectors): do estimates break in several domestic cyclical sectors at once.
 * A sector is hit when its breadth is at or below `level` and fell by `drop` in four weeks. active from minSectors hits on,
 * null while the sectors that cannot be judged could make up the number. Fewer than minSectors judged LOW_COVERAGE. Source: house.
 */
export function killerEarnings({ now, prior, level = -0.2, drop = 0.15, minSectors = 2 }: KillerEarningsInput): Result<KillerEarnings> {
  const refused = firstRefusal(refuseBreadths(now), refuseBreadths(prior), refuseParameter(level), refuseParameter(drop), refusePositiveInteger(minSectors))
  if (refused !== undefined) return refused
  const sectors = [...new Set([...Object.keys(now), ...Object.keys(prior)])].sort()
  const verdicts = sectors.map((sector) => isHit(now[sector] ?? null, prior[sector] ?? null, level, drop))
  const open = verdicts.filter((verdict) => verdict === null).length
  if (sectors.length - open < minSectors) return unknown('LOW_COVERAGE')
  const hit = sectors.filter((_, i) => verdicts[i] === true)
  if (hit.length >= minSectors) return known({ hit, active: true })
  return known({ hit, active: hit.length + open >= minSectors ? null : false })
}

function isHit(now: number | null, prior: number | null, level: number, drop: number): Flag {
  return allOf(
    judge(now, (breadth) => isAtMost(breadth, level)),
    now === null ? null : judge(prior, (before) => isAtLeast(before - now, drop)),
  )
}

function refuseBreadths(breadths: unknown): Refusal | undefined {
  if (!isRecord(breadths)) return refuseRecord(breadths)
  return firstRefusal(...Object.values(breadths).map((breadth) => refuseOptionalNumber(breadth)))
}
