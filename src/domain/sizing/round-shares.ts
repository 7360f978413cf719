import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseNumber } from '#domain/input/number.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result } from '#domain/result.ts'
import { SHARE_SLACK } from '#domain/units.ts'

export interface RoundSharesInput {
  readonly shares: number
  readonly lot?: number
  readonly mode?: 'down' | 'nearest'
}

/**
 * `siz.round_shares`: a computed share count as an order can carry it, in whole lots. `nearest` rounds half up.
 * Negative counts are BAD_VALUE: the side of an order is not in its sign. House rule.
 */
export function roundShares({ shares, lot = 1, mode = 'down' }: RoundSharesInput): Result<number> {
  const refused = firstRefusal(refuseWord(mode, ['down', 'nearest']), refuseNumber(shares, isNonNegative), refusePositiveInteger(lot))
  if (refused !== undefined) return refused
  return known(mode === 'down' ? floorToLot(shares, lot) : Math.floor(shares / lot + 0.5 + SHARE_SLACK) * lot)
}

/** Whole lots below a share count; 299.9999999999 is 300, not 200. */
export const floorToLot = (shares: number, lot: number): number => Math.floor(shares / lot + SHARE_SLACK) * lot
