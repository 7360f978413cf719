import type { Delisting } from '../../store/instrument-list.ts'
import { canonicalDecimal, ExactDecimal } from '../exact-decimal.ts'

/**
 * What to type for shares that are still held of a name that no longer trades: the rows that end the position, by the terms of the deal as far
 * as they are noted. Nothing is guessed of them.
 * @param quantity signed; null = not known
 */
export function endOfHolding(symbol: string, quantity: string | null, { session, reason, price, successor, ratio }: Delisting): string {
  const shares = quantity === null ? null : new ExactDecimal(quantity)
  const count = shares === null ? 'the shares' : canonicalDecimal(shares.abs())
  const trade = shares?.isNegative() === true ? 'cover' : 'sell'
  const traded = `a ${trade} of ${count} ${symbol}`
  if (reason === 'performance') return `It left the exchange on ${session}. Type ${traded} at what was paid for it, or at 0 where it is worthless.`
  if (reason === 'other') return `It left the exchange on ${session}. Type the ${trade} or the sec-transfer of ${symbol} that ended it.`
  if (successor === null) return `It was taken over on ${session}. Type ${traded} at ${price ?? 'the price of the deal'}.`
  const came = shares === null || ratio === null ? `the shares of ${successor}` : `${canonicalDecimal(shares.times(ratio))} ${successor}`
  const left = shares === null ? `the shares of ${symbol}` : `${canonicalDecimal(shares.neg())} ${symbol}`
  const cash = price === null ? '' : ` and a cash-in of ${shares === null ? 'what the deal paid' : canonicalDecimal(shares.times(price).abs())}`
  return `It became part of ${successor} on ${session}. Type a sec-transfer of ${left} and one of ${came} at their cost${cash}.`
}
