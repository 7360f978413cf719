import { isAtLeast, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isShare, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

/** Newest guidance of one company. */
export interface GuidanceRow {
  readonly id: string
  readonly action: 'raise' | 'maintain' | 'lower'
  /** Home share of its revenue, 0 to 1. */
  readonly domesticShare: number | null
}

export interface GuidanceBreadthInput {
  readonly rows: readonly GuidanceRow[]
  readonly domesticMin?: number
  readonly minTotal?: number
  readonly minCoverage?: number
}

export interface GuidanceBreadth {
  /** −1 to 1, domestic companies. */
  readonly breadth: number
  readonly raised: number
  readonly lowered: number
  readonly total: number
  /** The same of the other companies; null when there is none. */
  readonly otherBreadth: number | null
  /** Rows without a domestic share. */
  readonly noShare: number
}

/**
 * rot.guidance_breadth(rows, domesticMin, minTotal, minCoverage): raised minus lowered guidance over all, among companies
 * that earn at home; one row per company (DUPLICATE_ID). Fewer than minTotal domestic rows, or too few rows with a share,
 * LOW_COVERAGE. Source: house.
 */
export function guidanceBreadth({ rows, domesticMin = 0.7, minTotal = 10, minCoverage = 0.6 }: GuidanceBreadthInput): Result<GuidanceBreadth> {
  const refused =
    firstRefusal(
      refuseRows(rows, refuseGuidance),
      refuseParameter(domesticMin, isShare),
      refusePositiveInteger(minTotal),
      refuseParameter(minCoverage, isShare),
    ) ?? refuseTwins(rows)
  if (refused !== undefined) return refused
  const domestic: GuidanceRow[] = []
  const other: GuidanceRow[] = []
  let noShare = 0
  for (const row of rows) {
    const share = row.domesticShare ?? null
    if (share === null) noShare += 1
    else if (isAtLeast(share, domesticMin)) domestic.push(row)
    else other.push(row)
  }
  const coverage = (rows.length - noShare) / rows.length
  if (domestic.length < minTotal || isBelow(coverage, minCoverage)) return unknown('LOW_COVERAGE')
  const raised = countOf(domestic, 'raise')
  const lowered = countOf(domestic, 'lower')
  return known({
    breadth: (raised - lowered) / domestic.length,
    raised,
    lowered,
    total: domestic.length,
    otherBreadth: other.length === 0 ? null : (countOf(other, 'raise') - countOf(other, 'lower')) / other.length,
    noShare,
  })
}

const countOf = (rows: readonly GuidanceRow[], action: GuidanceRow['action']): number => rows.filter((row) => row.action === action).length

function refuseGuidance(row: UntrustedRecord): Refusal | undefined {
  return firstRefusal(
    typeof row['id'] === 'string' ? undefined : badInput('BAD_VALUE'),
    refuseWord(row['action'], ['raise', 'maintain', 'lower']),
    refuseOptionalNumber(row['domesticShare'], isShare),
  )
}
