import type { Input } from '#contract/channels.ts'
import type { TransactionRow } from '../../store/transaction-list.ts'

type Edit = Omit<Input<'transactions.edit'>, 'id'>
type Completed = Omit<Input<'transactions.add'>, 'account'>

/** Their amount follows from quantity, price and fees. */
const TRADES: ReadonlySet<string> = new Set(['buy', 'sell', 'short', 'cover', 'reinvest'])

/**
 * An edit as the whole of the row's figures. With kind and session it is that already, and what it leaves out is not stated; without
 * one of them it names single fields, and the others stay. The amount of a trade then follows the figures it is made of.
 */
export function completedEdit(edit: Edit, before: TransactionRow): Completed {
  const { kind = before.kind, session = before.session } = edit
  if (edit.kind !== undefined && edit.session !== undefined) return { ...edit, kind, session }
  const isRepriced = [edit.kind, edit.quantity, edit.price, edit.fees].some((field) => field !== undefined) && TRADES.has(kind)
  const { symbol, quantity, price, fees, note, currency } = before
  const stated = { symbol, quantity, price, fees, note, currency, amount: isRepriced && quantity !== null && price !== null ? null : before.amount }
  return { ...Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== null)), ...edit, kind, session }
}
