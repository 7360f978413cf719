import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseNumber } from '#domain/input/number.ts'
import { refuseInteger } from '#domain/input/parameter.ts'
import { known, type Result, unknown } from '#domain/result.ts'

export interface RevisionBreadthInput {
  /** Analyst estimates raised, lowered and left, in the window. */
  readonly up: number
  readonly down: number
  readonly unch: number
  readonly minTotal?: number
}

export interface RevisionBreadth {
  /** −1 to 1. */
  readonly breadth: number
  /** Share of the changes that were raises; null when nothing changed. */
  readonly upDownRatio: number | null
  readonly total: number
}

/**
 * rot.revision_breadth(up, down, unch, minTotal): raised minus lowered estimates over all of them.
 * Fewer than minTotal estimates, or none, LOW_COVERAGE. Source: textbook, minimum house.
 */
export function revisionBreadth({ up, down, unch, minTotal = 20 }: RevisionBreadthInput): Result<RevisionBreadth> {
  const refused = firstRefusal(...[up, down, unch].map((count) => refuseNumber(count, isNonNegative)), refuseInteger(minTotal, 0))
  if (refused !== undefined) return refused
  const total = up + down + unch
  if (total < minTotal || total === 0) return unknown('LOW_COVERAGE')
  return known({ breadth: (up - down) / total, upDownRatio: up + down === 0 ? null : up / (up + down), total })
}
