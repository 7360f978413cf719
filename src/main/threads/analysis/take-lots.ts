import { fillKeyText, type LotDecision, type LotMethod } from '../../store/lot-methods.ts'
import { ExactDecimal } from '../exact-decimal.ts'
import type { LotRow } from '../../store/lot-rows.ts'
import type { OpenLot } from './lot-position.ts'

/** Places behind the point when a lot is cut or an average is taken; what is left over stays with the rest of the lot. */
const PLACES = 10

/** How an account counts its lots: the method, and the lots the user named for single closing fills (by the text of their keys). */
export interface LotCounting {
  readonly method: LotMethod
  readonly decisions: ReadonlyMap<string, readonly LotDecision[]>
  /** Told which lots are open before a closing fill takes from them; they must be left alone. */
  readonly watch?: (closing: LotRow, lots: readonly OpenLot[]) => void
}

export const FIRST_IN_FIRST_OUT: LotCounting = { method: 'fifo', decisions: new Map() }

export interface TakenLots {
  readonly taken: ExactDecimal
  /** What the taken shares cost; null when a lot of them has no cost. */
  readonly basis: ExactDecimal | null
}

/**
 * Takes shares out of open lots, in place: those the user named first, then the oldest. Under `average` the lots leave in the same order, but
 * every share costs the average of all that are held, and so do those that stay.
 */
export function takeLots(lots: OpenLot[], quantity: ExactDecimal, method: LotMethod, named: readonly LotDecision[] = []): TakenLots {
  if (method === 'average') return takeAtAverage(lots, quantity)
  let left = quantity
  let basis: ExactDecimal | null = new ExactDecimal(0)
  const take = (lot: OpenLot, wanted: ExactDecimal): void => {
    const part = ExactDecimal.min(left, wanted, lot.quantity)
    const partBasis = cutLot(lots, lot, part)
    basis = basis === null || partBasis === null ? null : basis.plus(partBasis)
    left = left.minus(part)
  }
  for (const { opening, quantity: wanted } of named) {
    const lot = lots.find(({ row }) => fillKeyText(row) === fillKeyText(opening))
    if (lot !== undefined) take(lot, new ExactDecimal(wanted))
  }
  for (let lot = lots[0]; lot !== undefined && left.gt(0); lot = lots[0]) take(lot, left)
  return { taken: quantity.minus(left), basis }
}

/** Cuts shares off a lot, which goes when nothing is left of it. */
function cutLot(lots: OpenLot[], lot: OpenLot, part: ExactDecimal): ExactDecimal | null {
  if (part.eq(lot.quantity)) {
    lots.splice(lots.indexOf(lot), 1)
    return lot.basis
  }
  const basis = lot.basis === null ? null : lot.basis.times(part).div(lot.quantity).toDecimalPlaces(PLACES)
  lot.quantity = lot.quantity.minus(part)
  lot.basis = lot.basis === null || basis === null ? null : lot.basis.minus(basis)
  return basis
}

function takeAtAverage(lots: OpenLot[], quantity: ExactDecimal): TakenLots {
  let held = new ExactDecimal(0)
  let cost: ExactDecimal | null = new ExactDecimal(0)
  for (const lot of lots) {
    held = held.plus(lot.quantity)
    cost = cost === null || lot.basis === null ? null : cost.plus(lot.basis)
  }
  const taken = ExactDecimal.min(quantity, held)
  const basis: ExactDecimal | null = cost === null || taken.eq(held) ? cost : cost.times(taken).div(held).toDecimalPlaces(PLACES)
  let left = taken
  for (let lot = lots[0]; lot !== undefined && left.gt(0); lot = lots[0]) {
    const part = ExactDecimal.min(left, lot.quantity)
    cutLot(lots, lot, part)
    left = left.minus(part)
  }
  if (cost === null || basis === null) for (const lot of lots) lot.basis = null
  else spread(lots, cost.minus(basis), held.minus(taken))
  return { taken, basis }
}

/** Shares out what is left of the cost by shares; the last lot takes the remainder. */
function spread(lots: readonly OpenLot[], cost: ExactDecimal, held: ExactDecimal): void {
  let left = cost
  for (const [index, lot] of lots.entries()) {
    lot.basis = index === lots.length - 1 ? left : cost.times(lot.quantity).div(held).toDecimalPlaces(PLACES)
    left = left.minus(lot.basis)
  }
}
