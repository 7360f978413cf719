import { hash } from 'node:crypto'
import { addDecimals } from '../cells/exact.ts'
import type { BrokerRecord } from './broker-record.ts'

/**
 * Stored with every key. Another recipe below is a new version, and needs a migration that makes every stored key anew (of
 * transactions, removed rows, their history, and all that names a row by its key): keys of two recipes are never compared.
 */
export const KEY_VERSION = 1

/** What of a row its key is made of. All of it is stored with the transaction, so that a key can be made anew. */
export type KeyFields = Pick<
  BrokerRecord,
  'kind' | 'session' | 'effective' | 'symbol' | 'quantity' | 'price' | 'amount' | 'fees' | 'feesIn' | 'currency' | 'externalId'
> & { readonly time: { readonly utcMs: number } | null }

/**
 * The identity of a row inside its account. A broker's own id of the execution decides where there is one; else the figures
 * do: date (to the second where printed), effective date, kind, symbol, quantity, price, amount, fees, currency, all canonical.
 * Wording, settlement date, line, file, balance and profile are left out: exports change them. Two equal rows have equal keys
 * and are told apart by counting (see `judgeRows`).
 */
export function baseKeyOf(record: KeyFields): string {
  return record.externalId === null ? `nat:${hash('sha256', naturalKeyText(record), 'hex')}` : `ext:${record.externalId}:${record.kind}`
}

/** The canonical fields as one text; what two rows with the same broker's id are compared by. */
export function naturalKeyText(record: KeyFields): string {
  const date = record.time === null ? record.session : new Date(record.time.utcMs).toISOString().slice(0, 19)
  const own = `${date}|${record.effective ?? ''}|${record.kind}|${record.symbol ?? ''}|${record.quantity ?? ''}|${record.price ?? ''}|${record.amount ?? ''}`
  return `${own}|${feesText(record)}|${record.currency}`
}

/** A blank fee and a printed zero are the same: layouts of one broker differ in it. */
function feesText({ fees, feesIn }: KeyFields): string {
  if (feesIn.length === 0) return fees ?? '0'
  const byCurrency = new Map<string, string>()
  for (const fee of feesIn) byCurrency.set(fee.currency, addDecimals(byCurrency.get(fee.currency) ?? '0', fee.amount))
  const others = [...byCurrency].sort(([one], [other]) => (one < other ? -1 : 1)).map(([currency, amount]) => `${amount}${currency}`)
  return [fees ?? '0', ...others].join('+')
}
