import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseUnequal } from '#domain/input/length.ts'
import { refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { ratioAdjusted } from './advances-declines.ts'

export interface AdCountsInput {
  /** Closes of the members, one per member, null = no close. */
  readonly prev: Series
  readonly cur: Series
}

export interface AdCounts {
  readonly adv: number
  readonly dec: number
  readonly unch: number
  readonly missing: number
  readonly net: number
  readonly ratioAdj: number
  /** Share of the members with both closes. */
  readonly coverage: number
}

/**
 * rot.ad_counts(prev, cur): how many members closed above, below and at their close before; members, ratioAdj in −1000..1000.
 * A member without one of the two closes is missing. No members, or none known: MISSING_DATA. Source: textbook.
 */
export function adCounts({ prev, cur }: AdCountsInput): Result<AdCounts> {
  const refused = firstRefusal(refuseUnequal(prev, cur), refusePrices(prev), refusePrices(cur))
  if (refused !== undefined) return refused
  let adv = 0
  let dec = 0
  let unch = 0
  for (let i = 0; i < cur.length; i += 1) {
    const before = prev[i] ?? null
    const now = cur[i] ?? null
    if (before === null || now === null) continue
    if (now > before) adv += 1
    else if (now < before) dec += 1
    else unch += 1
  }
  const judged = adv + dec + unch
  if (judged === 0) return unknown('MISSING_DATA')
  return known({ adv, dec, unch, missing: cur.length - judged, net: adv - dec, ratioAdj: ratioAdjusted(adv, dec), coverage: judged / cur.length })
}
