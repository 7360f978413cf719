import { isAbove } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseBetween } from '#domain/input/parameter.ts'
import { refuseRows, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result } from '#domain/result.ts'

/** Shares with a stop, or a defined-risk option position with the most it can lose (USD). */
export type HeatPosition =
  | { readonly side: 'long' | 'short'; readonly price: number | null; readonly stop: number | null; readonly shares: number | null }
  | { readonly maxLoss: number | null }

export interface PortfolioHeatInput {
  readonly positions: readonly HeatPosition[]
  readonly equity: number
  readonly maxHeat?: number
}

export interface PortfolioHeat {
  readonly heat: number
  readonly room: number
  readonly breach: boolean
}

/**
 * `siz.portfolio_heat`: what all stops together would cost, as a fraction of equity.
 * @returns heat, the room left below `maxHeat` (negative when above) and whether it is exceeded. A stop beyond the price in the position's favour costs
 * nothing. A position without price, stop or share count makes the heat unknown (MISSING_DATA). No positions: heat 0. House limit.
 */
export function portfolioHeat({ positions, equity, maxHeat = 0.06 }: PortfolioHeatInput): Result<PortfolioHeat> {
  const refused = firstRefusal(refuseRows(positions, refusePosition), refuseNumber(equity, isPositive), refuseBetween(maxHeat, 0, 1))
  if (refused !== undefined) return refused
  let loss = 0
  for (const position of positions) loss += lossToStop(position)
  const heat = loss / equity
  return known({ heat, room: maxHeat - heat, breach: isAbove(heat, maxHeat) })
}

function refusePosition(row: UntrustedRecord): Refusal | undefined {
  if ('maxLoss' in row) return refuseNumber(row['maxLoss'], isNonNegative)
  return firstRefusal(
    refuseWord(row['side'], ['long', 'short']),
    refuseNumber(row['price'], isPositive),
    refuseNumber(row['stop'], isPositive),
    refuseNumber(row['shares'], isNonNegative),
  )
}

/** Every field has been checked: a position with a missing one has made the heat unknown before. */
function lossToStop(position: HeatPosition): number {
  if ('maxLoss' in position) return position.maxLoss!
  const { side, price, stop, shares } = position
  return Math.max(0, (price! - stop!) * (side === 'long' ? 1 : -1)) * shares!
}
