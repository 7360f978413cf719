import type { Input, Output } from '#contract/channels.ts'
import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'

type Transaction = Output<'transactions.list'>['transactions'][number]

export const KIND_WORDS: Readonly<Record<TransactionKind, string>> = {
  buy: 'buy',
  sell: 'sell',
  short: 'sell short',
  cover: 'buy to cover',
  dividend: 'dividend',
  reinvest: 'reinvest',
  interest: 'interest',
  fee: 'fee',
  tax: 'tax',
  'cash-in': 'cash in',
  'cash-out': 'cash out',
  'sec-transfer': 'transfer of shares',
  split: 'split',
  corp: 'corporate action',
  option: 'option',
  fx: 'exchange',
  internal: 'internal',
  opening: 'opening lot',
}

/** Kinds a person types; the rest only make sense as a broker's own row. */
export const TYPED_KINDS: readonly TransactionKind[] = [
  'buy',
  'sell',
  'short',
  'cover',
  'opening',
  'dividend',
  'interest',
  'fee',
  'tax',
  'cash-in',
  'cash-out',
  'split',
  'sec-transfer',
]

/** Kinds that move shares, and so need symbol and quantity. */
export const movesShares = (kind: TransactionKind): boolean => ['buy', 'sell', 'short', 'cover', 'opening', 'reinvest', 'split', 'sec-transfer'].includes(kind)
/** Kinds with a price per share. */
export const hasPrice = (kind: TransactionKind): boolean => ['buy', 'sell', 'short', 'cover', 'opening', 'reinvest'].includes(kind)

export const isTyped = (row: Transaction): boolean => row.origin.startsWith('typed')

/** A stored row as it would be typed again. */
export function typedFields(row: Transaction): Omit<Input<'transactions.add'>, 'account'> {
  return {
    kind: row.kind,
    session: row.session,
    currency: row.currency,
    ...(row.symbol === undefined ? {} : { symbol: row.symbol }),
    ...(row.quantity === null ? {} : { quantity: row.quantity }),
    ...(row.price === null ? {} : { price: row.price }),
    ...(row.amount === null ? {} : { amount: row.amount }),
    ...(row.fees === null ? {} : { fees: row.fees }),
    ...(row.note === undefined ? {} : { note: row.note }),
  }
}
