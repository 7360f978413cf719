import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { fractionToBps, SHARE_SLACK } from '#domain/units.ts'

export interface ShortfallFill {
  readonly qty: number
  readonly price: number
}

export interface ImplementationShortfallInput {
  readonly side: 'buy' | 'sell'
  readonly decisionPrice: number
  readonly orderQty: number
  readonly fills: readonly ShortfallFill[]
  /** Price at which what was not filled is judged. */
  readonly endPrice: number | null
  readonly fees?: number
  /** Price when the order reached the market; absent = at the decision. */
  readonly arrivalPrice?: number | null
}

export interface ImplementationShortfall {
  readonly delay: number
  readonly trading: number
  readonly opportunity: number
  readonly fees: number
  readonly total: number
  readonly bps: number
  readonly fillRate: number
}

/**
 * `exec.implementation_shortfall`: what it cost, in USD, that the decision did not fill at once at its price.
 * @returns delay q(arrival - decision), trading sum q(price - arrival), opportunity (not filled)(end - decision), all signed so that a cost is positive,
 * fees, their total, the same in bp of order quantity x decision price, and the part filled. More filled than ordered: OVERFILL; an end price is needed only
 * for what was not filled, else MISSING_DATA. Source: Perold 1988.
 */
export function implementationShortfall(input: ImplementationShortfallInput): Result<ImplementationShortfall> {
  const { side, decisionPrice, orderQty, fills, endPrice, fees = 0, arrivalPrice = null } = input
  const refused = firstRefusal(
    refuseWord(side, ['buy', 'sell']),
    refuseNumber(decisionPrice, isPositive),
    refuseNumber(orderQty, isPositive),
    refuseRows(fills, (fill) => firstRefusal(refuseNumber(fill['qty'], isPositive), refuseNumber(fill['price'], isPositive))),
    refuseOptionalNumber(endPrice, isPositive),
    refuseOptionalNumber(arrivalPrice, isPositive),
    refuseParameter(fees),
  )
  if (refused !== undefined) return refused
  const filled = fills.reduce((sum, fill) => sum + fill.qty, 0)
  if (filled > orderQty + SHARE_SLACK) return badInput('OVERFILL')
  const open = Math.max(0, orderQty - filled)
  if (open > SHARE_SLACK && (endPrice ?? null) === null) return unknown('MISSING_DATA')

  const sign = side === 'buy' ? 1 : -1
  const arrival = arrivalPrice ?? decisionPrice
  const delay = sign * filled * (arrival - decisionPrice)
  const trading = fills.reduce((sum, fill) => sum + sign * fill.qty * (fill.price - arrival), 0)
  const opportunity = open * sign * ((endPrice ?? decisionPrice) - decisionPrice)
  const total = delay + trading + opportunity + fees
  return known({ delay, trading, opportunity, fees, total, bps: fractionToBps(total / (orderQty * decisionPrice)), fillRate: filled / orderQty })
}
