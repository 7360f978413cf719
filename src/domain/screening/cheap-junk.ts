import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isShare, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows, refuseTwins } from '#domain/input/record.ts'
import { refuseText } from '#domain/input/text.ts'
import { known, type Result } from '#domain/result.ts'
import { allOf, anyOf, type Flag, judge } from '#domain/three-valued.ts'

/** Scores of one name, larger = cheaper, better, stronger. */
export interface JunkRow {
  readonly id: string
  readonly value?: number | null
  readonly quality?: number | null
  readonly momentum?: number | null
}

export interface CheapJunkInput {
  readonly rows: readonly JunkRow[]
  readonly cheap?: number
  readonly junk?: number
  readonly weak?: number
  readonly falling?: number
  readonly minN?: number
}

/** Percentiles 0..1 and the flag; null = not judged, which passes no filter. */
export interface CheapJunk {
  readonly id: string
  readonly value: number | null
  readonly quality: number | null
  readonly momentum: number | null
  readonly cheapJunk: Flag
}

const COLUMNS = ['value', 'quality', 'momentum'] as const

/**
 * `scr.cheap_junk`: cheap for a reason, a value percentile from `cheap` on with quality at most `junk`, or at most `weak` while momentum is at most `falling`.
 * @returns per row its percentiles (mid-ranks, ties share) and the flag by three-valued logic. A column with fewer than `minN` known values has no
 * percentiles. Two rows of one id: DUPLICATE_ID. Source of the quality leg: Asness, Frazzini & Pedersen 2019; thresholds house.
 */
export function cheapJunk({ rows, cheap = 0.8, junk = 0.2, weak = 0.4, falling = 0.2, minN = 20 }: CheapJunkInput): Result<readonly CheapJunk[]> {
  const refused =
    firstRefusal(
      refuseRows(rows, (row) => firstRefusal(refuseText(row['id']), ...COLUMNS.map((column) => refuseOptionalNumber(row[column])))),
      ...[cheap, junk, weak, falling].map((limit) => refuseParameter(limit, isShare)),
      refusePositiveInteger(minN),
    ) ?? refuseTwins(rows)
  if (refused !== undefined) return refused

  const [values, qualities, momenta] = COLUMNS.map((column) =>
    percentiles(
      rows.map((row) => row[column] ?? null),
      minN,
    ),
  )
  return known(
    rows.map(({ id }, i) => {
      const [value, quality, momentum] = [values![i]!, qualities![i]!, momenta![i]!]
      const isJunk = judge(quality, (share) => isAtMost(share, junk))
      const isSinking = allOf(
        judge(quality, (share) => isAtMost(share, weak)),
        judge(momentum, (share) => isAtMost(share, falling)),
      )
      return {
        id,
        value,
        quality,
        momentum,
        cheapJunk: allOf(
          judge(value, (share) => isAtLeast(share, cheap)),
          anyOf(isJunk, isSinking),
        ),
      }
    }),
  )
}

/** Mid-rank percentiles: the share of known values below, ties and the value itself counted half. */
function percentiles(column: readonly (number | null)[], minN: number): (number | null)[] {
  const sorted = Float64Array.from(column.filter((value) => value !== null)).sort()
  if (sorted.length < minN) return column.map(() => null)
  return column.map((value) => (value === null ? null : (countBelow(sorted, value) + countUpTo(sorted, value)) / 2 / sorted.length))
}

const countBelow = (sorted: Float64Array, limit: number): number => bisect(sorted, (value) => value < limit)
const countUpTo = (sorted: Float64Array, limit: number): number => bisect(sorted, (value) => value <= limit)

/** How many leading values pass a test that holds up to some point. */
function bisect(sorted: Float64Array, passes: (value: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (passes(sorted[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}
