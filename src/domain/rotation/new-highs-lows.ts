import { isBelow } from '#domain/comparison.ts'
import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseUnequal } from '#domain/input/length.ts'
import { isShare } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isKnownToEnd, type MemberSeries, refuseMembers } from './member-series.ts'

export interface NewHighsLowsInput {
  readonly highs: MemberSeries
  readonly lows: MemberSeries
  readonly n?: number
  readonly minCoverage?: number
}

export interface NewHighsLows {
  readonly newHighs: number
  readonly newLows: number
  readonly net: number
  /** Net new highs as a share of the eligible members, −1 to 1. */
  readonly pctNet: number
  /** New highs among new highs and lows; null when there is neither. */
  readonly recordHighPct: number | null
  readonly eligible: number
}

/**
 * rot.new_highs_lows(highs, lows, n, minCoverage): members whose high of today lies above every high of the n sessions
 * before, and lows alike; members. Eligible = the last n + 1 highs and lows known. Fewer than minCoverage of the members
 * eligible, or none: LOW_COVERAGE. A high below its low BAD_BAR. Source: textbook.
 */
export function newHighsLows({ highs, lows, n = 252, minCoverage = 0.8 }: NewHighsLowsInput): Result<NewHighsLows> {
  const refused =
    firstRefusal(refuseUnequal(highs, lows), refuseMembers(highs), refuseMembers(lows), refusePositiveInteger(n), refuseParameter(minCoverage, isShare)) ??
    refuseMemberBars(highs, lows)
  if (refused !== undefined) return refused
  let eligible = 0
  let newHighs = 0
  let newLows = 0
  for (let i = 0; i < highs.length; i += 1) {
    const high = highs[i]!
    const low = lows[i]!
    if (!isKnownToEnd(high, n + 1) || !isKnownToEnd(low, n + 1)) continue
    eligible += 1
    if (isNewExtreme(high as readonly number[], n, (today, before) => today > before)) newHighs += 1
    if (isNewExtreme(low as readonly number[], n, (today, before) => today < before)) newLows += 1
  }
  if (eligible === 0 || isBelow(eligible / highs.length, minCoverage)) return unknown('LOW_COVERAGE')
  const net = newHighs - newLows
  const both = newHighs + newLows
  return known({ newHighs, newLows, net, pctNet: net / eligible, recordHighPct: both === 0 ? null : newHighs / both, eligible })
}

function refuseMemberBars(highs: MemberSeries, lows: MemberSeries): Refusal | undefined {
  return firstRefusal(...highs.map((high, i) => refuseUnequal(high, lows[i]!) ?? refuseBadBars({ high, low: lows[i]! })))
}

/** Does the newest value go beyond every one of the n before it? */
function isNewExtreme(values: readonly number[], n: number, isBeyond: (today: number, before: number) => boolean): boolean {
  const today = values.at(-1)!
  for (let t = values.length - 1 - n; t < values.length - 1; t += 1) if (!isBeyond(today, values[t]!)) return false
  return true
}
