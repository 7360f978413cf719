import { fillKeyText } from '../../store/lot-methods.ts'
import type { LotRow } from '../../store/lot-rows.ts'
import { canonicalDecimal, ExactDecimal } from '../exact-decimal.ts'
import type { StatedQuantity } from './stated-quantity.ts'
import { type LotCounting, takeLots, type TakenLots } from './take-lots.ts'

/** Places behind the point when a lot is cut or an average is taken; what is left over stays with the rest of the lot. */
const PLACES = 10
/** Places of an average that is shown. */
const AVERAGE_PLACES = 8

/** Shares bought (or sold short) in one fill, as far as they are still held. */
export interface OpenLot {
  readonly row: LotRow
  quantity: ExactDecimal
  /** Per share as traded, on today's count of shares; null = not stated. */
  price: ExactDecimal | null
  /** What the remaining shares cost with fees, or brought when sold short; null = not stated. */
  basis: ExactDecimal | null
}

/** A movement of the position: above 0 opens or adds, below 0 closes; on today's count of shares. */
export interface PositionFill {
  readonly session: string
  shares: ExactDecimal
  price: ExactDecimal | null
}

/** What one closing fill realised; null = a part of it has no known opening or cost. */
export interface Closing {
  /** The transaction that closed. */
  readonly id: number
  readonly session: string
  readonly gain: ExactDecimal | null
}

/** One position while its rows are folded: lots in the order of opening, what was realised, and what is not known. */
export class LotPosition {
  readonly side: 'long' | 'short'
  /** The first opening fill; with account and instrument it names the position. */
  readonly first: LotRow
  /** null = no opening is known. */
  readonly openedSession: string | null
  readonly lots: OpenLot[] = []
  /** Every movement, oldest first. */
  readonly fills: PositionFill[] = []
  readonly closings: Closing[] = []
  readonly #counting: LotCounting
  #held = new ExactDecimal(0)
  #realized: ExactDecimal | null = new ExactDecimal(0)
  #closedWithoutOpening = new ExactDecimal(0)
  #why: string | null = null
  /** What a statement said last, moved on by the fills since: shares without sign, and their cost. */
  #stated: { quantity: ExactDecimal; costBasis: ExactDecimal | null; readonly asOf: string } | null = null

  constructor(side: 'long' | 'short', first: LotRow, openedSession: string | null, counting: LotCounting) {
    this.#counting = counting
    this.side = side
    this.first = first
    this.openedSession = openedSession
  }

  /** Shares in known lots, without sign. */
  get held(): ExactDecimal {
    return this.#held
  }

  get isClosed(): boolean {
    return this.#stated === null ? this.#why === null && this.held.isZero() : this.#stated.quantity.isZero()
  }

  /** True while the fills alone tell the quantity. */
  get isByFills(): boolean {
    return this.#stated === null && this.#why === null
  }

  /** The day of the statement the quantity rests on; null = it rests on fills, or is unknown. */
  get statedAsOf(): string | null {
    return this.#stated?.asOf ?? null
  }

  /** Signed canonical quantity; null = unknown, see `why`. */
  get quantity(): string | null {
    if (this.#stated === null && this.#why !== null) return null
    const shares = this.#stated?.quantity ?? this.held
    return canonicalDecimal(this.side === 'long' ? shares : shares.neg())
  }

  get why(): string | null {
    return this.#stated === null ? this.#why : null
  }

  /** Cost (or short proceeds) per share with fees; null when nothing is held, or the quantity or a lot's cost is unknown. */
  get averageCost(): string | null {
    const held = this.#stated?.quantity ?? this.held
    if (held.isZero()) return null
    if (this.#stated !== null)
      return this.#stated.costBasis === null ? null : canonicalDecimal(this.#stated.costBasis.div(held).toDecimalPlaces(AVERAGE_PLACES))
    if (this.#why !== null) return null
    let basis = new ExactDecimal(0)
    for (const lot of this.lots) {
      if (lot.basis === null) return null
      basis = basis.plus(lot.basis)
    }
    return canonicalDecimal(basis.div(held).toDecimalPlaces(AVERAGE_PLACES))
  }

  /** Exact gain of what was closed, fees included; null when a part was closed without a known opening or cost. */
  get realizedPnl(): string | null {
    return this.#realized === null ? null : canonicalDecimal(this.#realized)
  }

  get closedWithoutOpening(): string {
    return canonicalDecimal(this.#closedWithoutOpening)
  }

  /** From here on the quantity is not known; the first reason stands, until a statement answers. */
  lose(why: string): void {
    if (this.#stated !== null) this.#why = null
    this.#stated = null
    this.#why ??= why
  }

  /** A statement tells the quantity (without sign) that the fills leave unknown. It makes no lot and realises nothing. */
  answer({ quantity, costBasis, asOf, currency }: StatedQuantity): void {
    if (this.fills.length === 0) {
      // No fill tells of this position: what it realised before is not known either.
      this.#realized = null
      this.fills.push({ session: asOf, shares: quantity, price: costBasis?.div(quantity).toDecimalPlaces(PLACES) ?? null })
    }
    this.#stated = { quantity, costBasis: quantity.isZero() || currency !== this.first.currency ? null : costBasis, asOf }
  }

  add(row: LotRow): void {
    const quantity = new ExactDecimal(row.quantity ?? 0).abs()
    const price = row.price === null ? null : new ExactDecimal(row.price)
    const basis = this.#basisOf(this.side, row, quantity)
    this.#held = this.#held.plus(quantity)
    this.lots.push({ row, quantity, price, basis })
    if (this.#stated !== null) {
      this.#stated.quantity = this.#stated.quantity.plus(quantity)
      this.#stated.costBasis = this.#stated.costBasis === null || basis === null ? null : this.#stated.costBasis.plus(basis)
    }
    this.fills.push({ session: row.session, shares: quantity, price })
  }

  close(row: LotRow, quantity: ExactDecimal): void {
    this.fills.push({ session: row.session, shares: quantity.neg(), price: row.price === null ? null : new ExactDecimal(row.price) })
    const gain = this.#takeStated(quantity, row) ? null : this.#closeLots(row, quantity)
    this.closings.push({ id: row.id, session: row.session, gain })
    this.#realized = this.#realized === null || gain === null ? null : this.#realized.plus(gain)
  }

  #closeLots(row: LotRow, quantity: ExactDecimal): ExactDecimal | null {
    const { taken, basis } = this.#take(quantity, row)
    const excess = quantity.minus(taken)
    if (excess.gt(0)) {
      this.#closedWithoutOpening = this.#closedWithoutOpening.plus(excess)
      const verb = this.side === 'long' ? 'sold' : 'covered'
      this.lose(
        `${canonicalDecimal(excess)} shares were ${verb} on ${row.session} whose opening is not in the data. State an opening lot or import an earlier history.`,
      )
      return null
    }
    const cash = this.#basisOf(this.side === 'long' ? 'short' : 'long', row, quantity)
    if (cash === null || basis === null) return null
    return this.side === 'long' ? cash.minus(basis) : basis.minus(cash)
  }

  /** Shares that leave without a price: lots go in order, nothing is realised. */
  transferOut(session: string, quantity: ExactDecimal): void {
    this.fills.push({ session, shares: quantity.neg(), price: null })
    if (this.#takeStated(quantity)) return
    const { taken } = this.#take(quantity)
    const excess = quantity.minus(taken)
    if (excess.isZero()) return
    this.#closedWithoutOpening = this.#closedWithoutOpening.plus(excess)
    this.lose(`${canonicalDecimal(excess)} shares were transferred out whose opening is not in the data. State an opening lot.`)
  }

  /**
   * Takes shares out of a stated quantity: those without a known lot are the oldest and go first. False where nothing is stated, or not
   * as much: then the lots are asked, and what they lack is unknown again.
   */
  #takeStated(quantity: ExactDecimal, closing?: LotRow): boolean {
    const stated = this.#stated
    if (stated === null || quantity.gt(stated.quantity)) return false
    const withoutLot = ExactDecimal.max(stated.quantity.minus(this.#held), 0)
    const fromUnknown = ExactDecimal.min(quantity, withoutLot)
    this.#take(quantity.minus(fromUnknown), closing)
    this.#closedWithoutOpening = this.#closedWithoutOpening.plus(fromUnknown)
    // Which shares the broker took, and what they had cost, is not stated before its next statement.
    stated.costBasis = null
    stated.quantity = stated.quantity.minus(quantity)
    return true
  }

  /** Adds the shares of a split to the lots in proportion; cost stays, the price per share moves. */
  split(session: string, added: ExactDecimal): void {
    const before = this.#stated?.quantity ?? this.held
    const after = this.side === 'long' ? before.plus(added) : before.minus(added)
    if ((this.#stated === null && this.#why !== null) || before.isZero() || after.lte(0)) {
      this.lose(`The split of ${session} changed shares that are not in the data. State an opening lot before it.`)
      return
    }
    for (const fill of this.fills) {
      fill.shares = fill.shares.times(after).div(before).toDecimalPlaces(PLACES)
      fill.price = fill.price === null ? null : fill.price.times(before).div(after).toDecimalPlaces(PLACES)
    }
    this.#held = this.#stated === null ? after : this.#held.times(after).div(before).toDecimalPlaces(PLACES)
    if (this.#stated !== null) this.#stated.quantity = after
    let left = this.#held
    for (const [index, lot] of this.lots.entries()) {
      const isLast = index === this.lots.length - 1
      lot.quantity = isLast ? left : lot.quantity.times(after).div(before).toDecimalPlaces(PLACES)
      lot.price = lot.price === null ? null : lot.price.times(before).div(after).toDecimalPlaces(PLACES)
      left = left.minus(lot.quantity)
    }
  }

  /** In the currency of the first opening; null in any other, because a gain over two currencies is none. */
  #basisOf(side: 'long' | 'short', row: LotRow, quantity: ExactDecimal): ExactDecimal | null {
    return row.currency === this.first.currency ? basisOf(side, row, quantity) : null
  }

  /** Takes shares out of the lots, in the account's way of counting. */
  #take(quantity: ExactDecimal, closing?: LotRow): TakenLots {
    const { method, decisions, watch } = this.#counting
    if (closing !== undefined) watch?.(closing, this.lots)
    const found = takeLots(this.lots, quantity, method, closing === undefined ? [] : decisions.get(fillKeyText(closing)))
    this.#held = this.#held.minus(found.taken)
    return found
  }
}

/** What a fill cost (long) or brought (short), fees included: the printed amount where there is one, else quantity times price. */
function basisOf(side: 'long' | 'short', row: LotRow, quantity: ExactDecimal): ExactDecimal | null {
  if (row.amount !== null) {
    const amount = new ExactDecimal(row.amount)
    if (row.kind === 'opening') return amount.abs()
    return row.kind === 'sec-transfer' ? fromPrice(side, row, quantity) : side === 'long' ? amount.neg() : amount
  }
  return fromPrice(side, row, quantity)
}

function fromPrice(side: 'long' | 'short', row: LotRow, quantity: ExactDecimal): ExactDecimal | null {
  if (row.price === null || (row.priceCurrency !== null && row.priceCurrency !== row.currency)) return null
  const gross = quantity.times(row.price)
  return side === 'long' ? gross.plus(row.fees ?? 0) : gross.minus(row.fees ?? 0)
}
