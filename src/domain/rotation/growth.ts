import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown, valueOrNull } from '#domain/result.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'

export interface GrowthInput {
  /** Monthly levels, oldest first; null = not imported, null inside = not published. */
  readonly consumption?: Series | null
  /** Jobless claims. */
  readonly labour?: Series | null
  readonly wages?: Series | null
  /** Inventories to sales. */
  readonly inventories?: Series | null
  readonly n?: number
  readonly minN?: number
  readonly slow?: number
  readonly labourSlow?: number
  readonly hot?: number
  readonly wageHot?: number
}

export type GrowthReading = 'slowdown' | 'overheating' | 'mixed' | 'soft_landing'

export interface Growth {
  /** −1 to 1 each, good is positive. */
  readonly scores: Readonly<Record<GrowthGroup, number | null>>
  readonly wageZ: number | null
  /** Mean of the three scores; null while one is missing. */
  readonly composite: number | null
  /** The mean with the missing scores at their worst and at their best. */
  readonly low: number
  readonly high: number
  /** null unless every value the missing figures could have reads the same. */
  readonly reading: GrowthReading | null
}

type GrowthGroup = 'consumption' | 'labour' | 'inventories'

interface Limits {
  readonly slow: number
  readonly labourSlow: number
  readonly hot: number
}

const MONTHS_A_YEAR = 12
/** A z this large is a full score. */
const FULL_SCORE_Z = 2
const MIN_GROUPS = 2

/**
 * rot.growth(consumption, labour, wages, inventories, …): is the economy slowing, overheating or landing softly.
 * Score of a group: z of its year-on-year change against the n months before, halved and cut at ±1; claims and inventories
 * count with the opposite sign. slowdown: weak composite or weak labour; else with hot wages overheating or mixed; else soft landing.
 * Fewer than two of the three groups LOW_COVERAGE; levels at or below zero BAD_VALUE. Source: house.
 */
export function growth({
  consumption = null,
  labour = null,
  wages = null,
  inventories = null,
  n = 120,
  minN = 36,
  slow = -0.25,
  labourSlow = -0.5,
  hot = 0.25,
  wageHot = 1,
}: GrowthInput): Result<Growth> {
  const refused = firstRefusal(
    ...[consumption, labour, wages, inventories].map((levels) => (levels === null ? undefined : refusePrices(levels))),
    refusePositiveInteger(n),
    refusePositiveInteger(minN),
    ...[slow, labourSlow, hot, wageHot].map((limit) => refuseParameter(limit)),
  )
  if (refused !== undefined) return refused
  const zOf = (levels: Series | null): number | null => (levels === null ? null : valueOrNull(zscoreLast({ x: changesOverYear(levels), n, minN })))
  const scores = {
    consumption: scoreOf(zOf(consumption), 1),
    labour: scoreOf(zOf(labour), -1),
    inventories: scoreOf(zOf(inventories), -1),
  }
  const groups = Object.values(scores)
  const missing = groups.filter((score) => score === null).length
  if (groups.length - missing < MIN_GROUPS) return unknown('LOW_COVERAGE')
  const sum = groups.reduce<number>((total, score) => total + (score ?? 0), 0)
  const low = (sum - missing) / groups.length
  const high = (sum + missing) / groups.length
  const wageZ = zOf(wages)
  const areWagesHot = wageZ === null ? [false, true] : [isAtLeast(wageZ, wageHot)]
  const limits = { slow, labourSlow, hot }
  // Every reading moves one way with the composite and with labour, so their ends and both kinds of wages cover what is possible.
  const possible = new Set(
    areWagesHot.flatMap((isHot) => [readGrowth(low, scores.labour ?? -1, isHot, limits), readGrowth(high, scores.labour ?? 1, isHot, limits)]),
  )
  const [only] = possible
  return known({ scores, wageZ, composite: missing === 0 ? low : null, low, high, reading: possible.size === 1 ? only! : null })
}

function changesOverYear(levels: Series): Series {
  return levels.slice(MONTHS_A_YEAR).map((level, t) => {
    const yearBefore = levels[t] ?? null
    return level === null || yearBefore === null ? null : level / yearBefore - 1
  })
}

const scoreOf = (z: number | null, sign: 1 | -1): number | null => (z === null ? null : Math.max(-1, Math.min(1, (sign * z) / FULL_SCORE_Z)))

function readGrowth(composite: number, labour: number, areWagesHot: boolean, { slow, labourSlow, hot }: Limits): GrowthReading {
  if (isAtMost(composite, slow) || isAtMost(labour, labourSlow)) return 'slowdown'
  if (!areWagesHot) return 'soft_landing'
  return isAtLeast(composite, hot) ? 'overheating' : 'mixed'
}
