import { isPositive, refuseNumber } from '#domain/input/number.ts'
import { known, type Result } from '#domain/result.ts'

export interface RoundLotSizeInput {
  readonly avgPrice: number
}

/**
 * `siz.round_lot_size`: the round lot that belongs to an average price: 100 shares to $250, 40 to $1,000, 10 to $10,000, 1 above.
 * In force since 2025-11-03, from the average prices of March and September. Source: SEC round-lot definition.
 */
export function roundLotSize({ avgPrice }: RoundLotSizeInput): Result<100 | 40 | 10 | 1> {
  return refuseNumber(avgPrice, isPositive) ?? known(lotAt(avgPrice))
}

function lotAt(avgPrice: number): 100 | 40 | 10 | 1 {
  if (avgPrice <= 250) return 100
  if (avgPrice <= 1_000) return 40
  return avgPrice <= 10_000 ? 10 : 1
}
