import type { Transaction } from '#contract/schemas/accounts.ts'
import { newYorkTime } from './judging-clock.ts'
import type { TransactionRow } from '../../store/transaction-list.ts'

/** A stored transaction as it crosses the border; what is not known is left out or null, never 0. */
export function transactionView(row: TransactionRow): Transaction {
  return {
    id: String(row.id),
    account: row.account,
    kind: row.kind,
    session: row.session,
    ...(row.atUtcMs === null ? {} : { at: new Date(row.atUtcMs).toISOString().replace('.000Z', 'Z') }),
    ...(row.symbol === null ? {} : { symbol: row.symbol }),
    quantity: row.quantity,
    price: row.price,
    amount: row.amount,
    fees: row.fees,
    currency: row.currency,
    ...(row.priceCurrency === null ? {} : { priceCurrency: row.priceCurrency }),
    ...(row.feesIn === null ? {} : { feesIn: JSON.parse(row.feesIn) as Record<string, string> }),
    ...(row.note === null ? {} : { note: row.note }),
    origin: originOf(row),
    source: { batch: row.batchId === null ? null : String(row.batchId), file: row.file, line: row.line },
  }
}

function originOf({ origin, typedAtMs, editedAtMs }: TransactionRow): string {
  const made = origin === 'typed' && typedAtMs !== null ? `typed, ${newYorkTime(typedAtMs).day}` : origin
  return editedAtMs === null ? made : `${made}, edited ${newYorkTime(editedAtMs).day}`
}
