import { isAbove, isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter } from '#domain/input/parameter.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean, sampleSd } from '#domain/statistics/moments.ts'

export interface SectorReadingInput {
  /** Relative return over 21 sessions by basket, fraction; null = not known. */
  readonly rel: Readonly<Record<string, number | null>>
  /** Baskets by group; null = the three built-in groups. */
  readonly groups?: Readonly<Record<string, readonly string[]>> | null
  readonly margin?: number
  readonly minBaskets?: number
}

export interface SectorReading {
  /** Mean z of the known baskets of each group; null without one. */
  readonly scores: Readonly<Record<string, number | null>>
  /** The leading group, or no_clear_reading; null while a group has no data. */
  readonly reading: string | null
  /** Baskets of the groups without a return. */
  readonly missing: readonly string[]
}

const BUILT_IN: Readonly<Record<string, readonly string[]>> = {
  real_growth: ['industrials', 'discretionary'],
  nominal_growth: ['energy', 'materials'],
  easier_conditions: ['regional_banks', 'real_estate', 'unprofitable_growth'],
}

/**
 * rot.sector_reading(rel, groups, margin, minBaskets): what the leading baskets say the market expects, by standardising the
 * relative returns across baskets and averaging by group. A group is the reading when it is `margin` ahead of every other and
 * its own return is positive. Fewer than minBaskets known LOW_COVERAGE; equal returns ZERO_VARIANCE. Source: house.
 */
export function sectorReading({ rel, groups = null, margin = 0.5, minBaskets = 5 }: SectorReadingInput): Result<SectorReading> {
  const refused = firstRefusal(refuseReturnsByBasket(rel), refuseGroups(groups), refuseParameter(margin, isNonNegative), refuseInteger(minBaskets, 2))
  if (refused !== undefined) return refused
  const returns = Object.values(rel).filter((change) => typeof change === 'number')
  if (returns.length < minBaskets) return unknown('LOW_COVERAGE')
  const centre = mean(returns)
  const sd = sampleSd(returns, centre)
  if (isNoSpread(sd, centre)) return unknown('ZERO_VARIANCE')
  const members = Object.entries(groups ?? BUILT_IN)
  const scored = members.map(([group, baskets]) => {
    const own = baskets.map((basket) => rel[basket] ?? null).filter((change) => change !== null)
    return { group, own: own.length === 0 ? null : mean(own), score: own.length === 0 ? null : (mean(own) - centre) / sd }
  })
  return known({
    scores: Object.fromEntries(scored.map(({ group, score }) => [group, score])),
    reading: readingOf(scored, margin),
    missing: members.flatMap(([, baskets]) => baskets.filter((basket) => (rel[basket] ?? null) === null)),
  })
}

interface ScoredGroup {
  readonly group: string
  readonly own: number | null
  readonly score: number | null
}

function readingOf(groups: readonly ScoredGroup[], margin: number): string | null {
  if (groups.some(({ score }) => score === null)) return null
  const [leader, second] = [...groups].sort((one, other) => other.score! - one.score!)
  if (leader === undefined) return null
  const isAhead = second === undefined || isAtLeast(leader.score! - second.score!, margin)
  return isAhead && isAbove(leader.own!, 0) ? leader.group : 'no_clear_reading'
}

function refuseReturnsByBasket(rel: unknown): Refusal | undefined {
  if (!isRecord(rel)) return refuseRecord(rel)
  return firstRefusal(...Object.values(rel).map((change) => refuseOptionalNumber(change, (fraction) => fraction > -1)))
}

function refuseGroups(groups: unknown): Refusal | undefined {
  if (groups === null) return undefined
  const areLists = isRecord(groups) && Object.values(groups).every((baskets) => Array.isArray(baskets) && baskets.every((basket) => typeof basket === 'string'))
  return areLists ? undefined : badInput('BAD_VALUE')
}
