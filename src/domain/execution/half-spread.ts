import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { fractionToBps } from '#domain/units.ts'

export interface HalfSpreadInput {
  readonly price: number
  readonly cs?: number | null
  readonly ar?: number | null
  readonly edge?: number | null
  readonly tick?: number | null
}

export interface HalfSpread {
  readonly spreadFrac: number
  readonly halfSpreadBps: number
  readonly source: 'cs' | 'ar' | 'edge' | 'tick'
}

/**
 * `exec.half_spread`: the one source of the half-spread of every cost and fill, an upper bound.
 * @returns the smallest of the known spread estimates (Corwin-Schultz, Abdi-Ranaldo, EDGE; fractions of the price), never below one tick, with its
 * source. None known: MISSING_DATA. Without `tick`: $0.01, below a price of one dollar $0.0001. House rule.
 */
export function halfSpread({ price, cs = null, ar = null, edge = null, tick = null }: HalfSpreadInput): Result<HalfSpread> {
  const refused = firstRefusal(
    refuseNumber(price, isPositive),
    refuseOptionalNumber(cs, isNonNegative),
    refuseOptionalNumber(ar, isNonNegative),
    refuseOptionalNumber(edge, isNonNegative),
    refuseOptionalNumber(tick, isPositive),
  )
  if (refused !== undefined) return refused
  const oneTick = (tick ?? (price >= 1 ? 0.01 : 0.0001)) / price

  let best: { source: HalfSpread['source']; spreadFrac: number } | null = null
  for (const [source, spreadFrac] of [['cs', cs] as const, ['ar', ar] as const, ['edge', edge] as const]) {
    if (spreadFrac !== null && (best === null || spreadFrac < best.spreadFrac)) best = { source, spreadFrac }
  }
  if (best === null) return unknown('MISSING_DATA')
  if (best.spreadFrac < oneTick) best = { source: 'tick', spreadFrac: oneTick }
  return known({ ...best, halfSpreadBps: fractionToBps(best.spreadFrac / 2) })
}
