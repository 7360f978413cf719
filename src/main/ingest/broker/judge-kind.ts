import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import { magnitudeOf, negateDecimal, signOf } from '../cells/decimal-sign.ts'
import { Exact } from '../cells/exact.ts'
import type { Field, Reading, RowReading } from '../profile.ts'

/** The numbers that a row's kind is decided and checked by: canonical, null = blank. */
export interface KindNumbers {
  readonly quantity: string | null
  readonly price: string | null
  readonly amount: string | null
  readonly fees: string | null
}

export type KindJudgement =
  | { readonly kind: TransactionKind; readonly quantity: string | null }
  | { readonly status: 'review' | 'error'; readonly reason: string; readonly field: Field | null }

type RowRule = Exclude<Reading, 'ignored' | 'unsupported' | 'review'>

/**
 * Decides the kind of a row from its rule and numbers, and refuses what contradicts the kind: never a guess.
 * @param marks the broker's marks on the row: O opening, C closing, R reinvestment, Ca cancelled
 */
export function judgeKind(rule: RowRule, numbers: KindNumbers, symbol: string | null, marks: string, reading: RowReading): KindJudgement {
  const { quantity, amount } = numbers
  switch (rule) {
    case 'cash':
      return judgeCash(amount)
    case 'transfer':
      return quantity !== null && quantity !== '0' ? judgeShares('sec-transfer', quantity, amount, symbol) : judgeCash(amount)
    case 'trade':
      return judgeMarkedTrade(numbers, symbol, marks, reading)
    case 'option-bought':
    case 'fx-bought':
    case 'option-sold':
    case 'fx-sold': {
      const size = quantity === null ? null : magnitudeOf(quantity)
      const isBought = rule === 'option-bought' || rule === 'fx-bought'
      return judgeShares(rule.startsWith('fx') ? 'fx' : 'option', size === null || isBought ? size : negateDecimal(size), amount, symbol)
    }
    case 'shares-out':
    case 'corp-out': {
      const left = quantity === null ? null : negateDecimal(magnitudeOf(quantity))
      return judgeShares(rule === 'corp-out' ? 'corp' : 'sec-transfer', left, amount, symbol)
    }
    case 'reverse-split':
    case 'split':
      return quantity === null || quantity === '0'
        ? refuse('error', 'A split without a number of shares.', 'quantity')
        : judgeShares('split', quantity, amount, symbol)
    case 'sec-transfer':
    case 'corp':
    case 'option':
    case 'fx':
      return judgeShares(rule, quantity, amount, symbol)
    case 'internal':
      return { kind: rule, quantity: quantity === '0' ? null : quantity }
    case 'buy':
    case 'sell':
    case 'short':
    case 'cover':
    case 'reinvest':
    case 'opening':
      return judgeTrade(rule, numbers, symbol, reading)
    case 'cash-in':
    case 'cash-out':
    case 'dividend':
    case 'interest':
    case 'fee':
    case 'tax':
      return judgeIncome(rule, numbers)
  }
}

const refuse = (status: 'review' | 'error', reason: string, field: Field | null): KindJudgement => ({ status, reason, field })

function judgeCash(amount: string | null): KindJudgement {
  if (amount === null) return refuse('error', 'A cash movement without an amount.', 'amount')
  return { kind: CASH_BY_SIGN[signOf(amount)], quantity: null }
}

const CASH_BY_SIGN: Readonly<Record<-1 | 0 | 1, TransactionKind>> = { [-1]: 'cash-out', 0: 'internal', 1: 'cash-in' }

function judgeShares(kind: TransactionKind, quantity: string | null, amount: string | null, symbol: string | null): KindJudgement {
  // Currency trades may name no pair: their quantity, price and two currencies say it.
  if (symbol === null && kind !== 'fx') return refuse('error', 'The row has no symbol.', 'symbol')
  if ((quantity === null || quantity === '0') && amount === null && kind === 'sec-transfer') {
    return refuse('error', 'A transfer without shares and without an amount.', 'quantity')
  }
  return { kind, quantity: quantity === '0' ? null : quantity }
}

type TradeKind = 'buy' | 'sell' | 'short' | 'cover' | 'reinvest' | 'opening'

/** Whether the kind takes cash (buying) or brings it. */
const CASH_SIGN: Readonly<Record<Exclude<TradeKind, 'opening'>, -1 | 1>> = { buy: -1, cover: -1, reinvest: -1, sell: 1, short: 1 }

function judgeTrade(kind: TradeKind, { quantity, price, amount, fees }: KindNumbers, symbol: string | null, reading: RowReading): KindJudgement {
  if (symbol === null) return refuse('error', 'The row has no symbol.', 'symbol')
  if (quantity === null) return refuse('error', 'The row has no quantity.', 'quantity')
  if (quantity === '0') return refuse('error', 'The quantity is 0.', 'quantity')
  if (price !== null && signOf(price) < 0) return refuse('error', 'The price is below 0.', 'price')
  if (kind === 'opening') return { kind, quantity }
  if (!isQuantitySign(signOf(quantity), kind, reading)) {
    return refuse('review', `The sign of the quantity contradicts a ${kind}: this looks like a correction of another row.`, 'quantity')
  }
  if (amount === null && reading.amountNeeded) return refuse('error', 'The row has no amount.', 'amount')
  if (amount === null && price === null) return refuse('error', 'The row has neither a price nor an amount.', 'price')
  if (amount !== null && signOf(amount) === -CASH_SIGN[kind] && !isWithinFees(amount, fees)) {
    return refuse('review', `The sign of the amount contradicts a ${kind}: this looks like a correction of another row.`, 'amount')
  }
  return { kind, quantity: magnitudeOf(quantity) }
}

/** Purchases are printed positive in every layout; sales as the layout has it. */
function isQuantitySign(sign: -1 | 0 | 1, kind: Exclude<TradeKind, 'opening'>, { quantities }: RowReading): boolean {
  const isPositive = sign > 0
  if (CASH_SIGN[kind] < 0 || quantities === 'unsigned') return isPositive
  return quantities === 'either' || !isPositive
}

/** A worthless sale may cost more in fees than it brings. */
const isWithinFees = (amount: string, fees: string | null): boolean => fees !== null && new Exact(amount).abs().lte(new Exact(fees).abs())

function judgeIncome(kind: TransactionKind, { amount, quantity }: KindNumbers): KindJudgement {
  if (amount === null) return refuse('error', 'The row has no amount.', 'amount')
  if ((kind === 'cash-in' && signOf(amount) < 0) || (kind === 'cash-out' && signOf(amount) > 0)) {
    return refuse('error', `The sign of the amount contradicts a ${kind}.`, 'amount')
  }
  return { kind, quantity: quantity === '0' ? null : quantity }
}

/** Side by the sign of the quantity, opening or closing by the broker's marks; without marks a purchase opens and a sale closes. */
function judgeMarkedTrade(numbers: KindNumbers, symbol: string | null, printedMarks: string, reading: RowReading): KindJudgement {
  const { quantity } = numbers
  if (quantity === null || quantity === '0') return judgeTrade('buy', numbers, symbol, reading)
  const marks = new Set(printedMarks.split(/[;, ]+/))
  if (marks.has('Ca')) return refuse('review', 'The broker cancelled this trade: take the trade it names out by hand.', 'mark')
  const opens = marks.has('O')
  const closes = marks.has('C')
  if (opens && closes) return refuse('review', 'The row closes a position and opens the opposite one: enter it as two rows.', 'mark')
  const isPurchase = signOf(quantity) > 0
  const kind = isPurchase ? (closes ? 'cover' : marks.has('R') ? 'reinvest' : 'buy') : opens ? 'short' : 'sell'
  return judgeTrade(kind, numbers, symbol, reading)
}
