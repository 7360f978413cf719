import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import type { LotRow } from '../../store/lot-rows.ts'
import { canonicalDecimal, ExactDecimal } from '../exact-decimal.ts'
import { foldLots } from './lots.ts'
import type { StatedQuantity } from './stated-quantity.ts'

/** The opening lot that makes the fills of one name add up to what a statement says. */
export interface OpeningLot {
  readonly symbol: string
  /** The day before the first fill, or the day of the statement where there is none up to it. */
  readonly session: string
  /** Signed canonical quantity. */
  readonly quantity: string
  /** What the lot cost, without sign; null where the statement does not tell. */
  readonly cost: string | null
}

/** How each kind moves the signed quantity of a name; the other kinds change shares in a way that a sum cannot undo. */
const SIGNS: ReadonlyMap<LotRow['kind'], 1 | -1> = new Map([
  ['buy', 1],
  ['reinvest', 1],
  ['cover', 1],
  ['sec-transfer', 1],
  ['sell', -1],
  ['short', -1],
])

/**
 * Works out the opening lot of one name from what a statement says, or says why there is none: fills and statement agree, an opening is stated
 * already, or no opening explains the difference. `rows` are the fills of the name up to the day the statement covers.
 *
 * The lot's cost follows only where nothing was closed since: then it is the stated cost less that of the fills.
 */
export function openingGap({ symbol, quantity, costBasis, coveredThrough }: StatedQuantity, rows: readonly LotRow[]): OpeningLot | { readonly why: string } {
  if (rows.some(({ kind }) => kind === 'opening')) return { why: 'An opening lot is stated already.' }
  let byFills = new ExactDecimal(0)
  for (const row of rows) {
    const sign = SIGNS.get(row.kind)
    if (sign === undefined && row.quantity === null) continue
    if (sign === undefined || row.quantity === null) {
      return { why: `The ${row.kind} of ${row.session} changed the shares in between. State the opening lot by hand.` }
    }
    byFills = byFills.plus(new ExactDecimal(row.quantity).times(sign))
  }
  const gap = quantity.minus(byFills)
  if (gap.isZero()) return { why: 'Fills and statement agree.' }
  const isShort = quantity.isNegative() || (quantity.isZero() && rows.some(({ kind }) => kind === 'cover' || kind === 'short'))
  if (isShort ? gap.isPositive() : gap.isNegative()) {
    return {
      why: `The fills add up to ${canonicalDecimal(byFills)}, more than the ${canonicalDecimal(quantity)} that are stated: no opening lot explains that.`,
    }
  }
  const first = rows[0]
  return {
    symbol,
    session: first === undefined ? coveredThrough : isoDay(dayNumber(first.session) - 1),
    quantity: canonicalDecimal(gap),
    cost: costOf(rows, costBasis),
  }
}

function costOf(rows: readonly LotRow[], stated: ExactDecimal | null): string | null {
  if (stated === null || rows.some(({ kind }) => kind === 'sell' || kind === 'cover')) return null
  let cost: ExactDecimal | null = stated
  for (const { lots } of foldLots(rows)) for (const { basis } of lots) cost = cost === null || basis === null ? null : cost.minus(basis)
  return cost === null || cost.isNegative() ? null : canonicalDecimal(cost)
}
