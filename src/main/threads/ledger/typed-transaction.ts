import type { Input } from '#contract/channels.ts'
import { type AppError, fail, type Outcome, succeed } from '#contract/errors.ts'
import { judgeKind } from '../../ingest/broker/judge-kind.ts'
import { readSymbol } from '../../ingest/broker/read-symbol.ts'
import { RowReading } from '../../ingest/profile.ts'
import type { TransactionFields } from '../../store/transactions.ts'
import { canonicalDecimal, ExactDecimal, typedDecimal } from '../exact-decimal.ts'

type Typed = Omit<Input<'transactions.add'>, 'account'>

/** Typed rows obey the rules of imported ones: the kind is the direction, quantities are positive. */
const typedReading = RowReading.parse({ columns: {}, required: ['date'], amountNeeded: false })

/** Whether a kind pays (-1) or brings (1) its quantity times price. */
const CASH_SIGN: ReadonlyMap<string, -1 | 1> = new Map([
  ['buy', -1],
  ['cover', -1],
  ['reinvest', -1],
  ['sell', 1],
  ['short', 1],
])

/**
 * The figures of a typed row, or which field is wrong and why. A trade typed with quantity and price but without amount gets
 * the amount that follows from them, fees included.
 */
export function typedTransaction(typed: Typed, account: string, currency: string): Outcome<TransactionFields> {
  const symbol = readSymbol(typed.symbol ?? '')
  if ('reason' in symbol) return fail(refused('symbol', symbol.reason))
  const decimals = { quantity: null, price: null, amount: null, fees: null } as Record<'quantity' | 'price' | 'amount' | 'fees', string | null>
  for (const field of ['quantity', 'price', 'amount', 'fees'] as const) {
    const value = typed[field]
    if (value === undefined) continue
    const decimal = typedDecimal(value)
    if (decimal === null) return fail(refused(field, 'more than 18 digits before the point.'))
    decimals[field] = decimal
  }
  const amount = decimals.amount ?? impliedAmount(typed.kind, decimals)
  const judged = judgeKind(typed.kind, { ...decimals, amount }, symbol.text, '', typedReading)
  if ('reason' in judged) return fail(refused(judged.field ?? 'kind', judged.reason))
  return succeed({
    account,
    kind: judged.kind,
    session: typed.session,
    time: null,
    symbol: symbol.text,
    quantity: judged.quantity,
    price: decimals.price,
    amount,
    fees: decimals.fees,
    feesIn: [],
    currency: typed.currency?.toUpperCase() ?? currency,
    priceCurrency: null,
    settle: null,
    note: typed.note ?? null,
  })
}

function impliedAmount(kind: string, { quantity, price, fees }: Record<'quantity' | 'price' | 'fees', string | null>): string | null {
  const sign = CASH_SIGN.get(kind)
  if (sign === undefined || quantity === null || price === null) return null
  return canonicalDecimal(
    new ExactDecimal(quantity)
      .times(price)
      .times(sign)
      .minus(fees ?? 0),
  )
}

const refused = (field: string, reason: string): AppError => ({ kind: 'refused', field, reason: `${reason} Nothing was changed.` })
