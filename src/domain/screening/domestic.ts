import { isAbove, isAtLeast, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isShare, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { refuseOptionalText } from '#domain/input/text.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

/** Revenue of one reported region; null = not allocated to any. */
export interface RevenueSegment {
  readonly region: string | null
  readonly revenue: number
}

export interface DomesticInput {
  readonly segments: readonly RevenueSegment[]
  readonly home?: readonly string[]
  readonly domesticMin?: number
  readonly foreignMax?: number
  readonly maxUnallocated?: number
  readonly ageDays?: number | null
  readonly maxAge?: number
}

export interface Domestic {
  readonly low: number
  readonly high: number
  readonly tag: 'domestic' | 'mixed' | 'foreign' | null
}

const HOME = ['US', 'USA', 'UNITED STATES']

/**
 * `scr.domestic`: how much of the revenue is made at home.
 * @returns the range of the home share, from none of the unallocated revenue at home to all of it, and the tag where the whole range agrees: domestic from
 * `domesticMin` on, foreign below `foreignMax`, mixed between. More than `maxUnallocated` unallocated: LOW_COVERAGE; filing older than `maxAge` days, or of
 * unknown age: tag null. No segments: MISSING_DATA. House rule.
 */
export function domestic(input: DomesticInput): Result<Domestic> {
  const { segments, home = HOME, domesticMin = 0.7, foreignMax = 0.4, maxUnallocated = 0.2, ageDays = null, maxAge = 400 } = input
  const refused = firstRefusal(
    refuseRows(segments, (row) => firstRefusal(refuseOptionalText(row['region']), refuseNumber(row['revenue'], isNonNegative))),
    Array.isArray(home) && home.every((name) => typeof name === 'string') ? undefined : badInput('BAD_VALUE'),
    refuseOptionalNumber(ageDays),
    ...[domesticMin, foreignMax, maxUnallocated].map((share) => refuseParameter(share, isShare)),
    refuseInteger(maxAge, 0),
  )
  if (refused !== undefined) return refused
  if (foreignMax > domesticMin) return badInput('BAD_PARAM')
  if (ageDays !== null && ageDays < 0) return badInput('FUTURE_DATA')
  if (segments.length === 0) return unknown('MISSING_DATA')

  const names = new Set(home.map(spelled))
  let total = 0
  let atHome = 0
  let unallocated = 0
  for (const { region = null, revenue } of segments) {
    total += revenue
    if (region === null) unallocated += revenue
    else if (names.has(spelled(region))) atHome += revenue
  }
  if (total === 0) return unknown('ZERO_DENOMINATOR')
  if (isAbove(unallocated / total, maxUnallocated)) return unknown('LOW_COVERAGE')
  const low = atHome / total
  const high = (atHome + unallocated) / total
  const isFresh = ageDays !== null && ageDays <= maxAge
  return known({ low, high, tag: isFresh ? tagOf(low, high, domesticMin, foreignMax) : null })
}

const spelled = (name: string): string => name.trim().toUpperCase()

function tagOf(low: number, high: number, domesticMin: number, foreignMax: number): Domestic['tag'] {
  if (isAtLeast(low, domesticMin)) return 'domestic'
  if (isBelow(high, foreignMax)) return 'foreign'
  return isAtLeast(low, foreignMax) && isBelow(high, domesticMin) ? 'mixed' : null
}
