import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refuseInteger, refusePositiveInteger } from '#domain/input/parameter.ts'
import { knownBeforeLast, refuseNonNegatives, refuseSeries, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown, valueOrNull } from '#domain/result.ts'
import { shareAtMost } from '#domain/statistics/share-at-most.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'

export interface ValuationSpreadInput {
  /** Median EBIT/EV of the universe, fraction, one per week. */
  readonly ebitEv: Series
  /** 10-year yield and high-yield spread of the same weeks, percent. */
  readonly y10: Series
  readonly oas: Series
  readonly n?: number
  readonly minN?: number
}

export interface ValuationSpread {
  /** Percentage points. */
  readonly spread: number
  /** Among the n weeks before; null below minN of them. */
  readonly z: number | null
  readonly percentile: number | null
}

/**
 * pf.valuation_spread(ebitEv, y10, oas, n, minN): earnings yield of the universe minus what its debt costs, percentage points,
 * and where that stands in its own history. Weeks with a gap are left out; a gap in the newest MISSING_DATA;
 * no week SHORT_HISTORY; fewer than minN before it leave z and percentile null. Source: house.
 */
export function valuationSpread({ ebitEv, y10, oas, n = 156, minN = 52 }: ValuationSpreadInput): Result<ValuationSpread> {
  const refused =
    firstRefusal(
      refuseUnequal(ebitEv, y10, oas),
      refuseSeries(ebitEv),
      refuseSeries(y10),
      refuseNonNegatives(oas),
      refusePositiveInteger(n),
      refuseInteger(minN, 2),
    ) ?? refuseShort(ebitEv.length, 1)
  if (refused !== undefined) return refused
  const spreads = ebitEv.map((yieldFraction, week) => {
    const base = y10[week] ?? null
    const credit = oas[week] ?? null
    return yieldFraction === null || base === null || credit === null ? null : 100 * yieldFraction - (base + credit)
  })
  const spread = spreads.at(-1) ?? null
  if (spread === null) return unknown('MISSING_DATA')
  const history = knownBeforeLast(spreads, n)
  return known({
    spread,
    z: valueOrNull(zscoreLast({ x: spreads, n, minN })),
    percentile: history.length < minN ? null : shareAtMost(history, spread),
  })
}
