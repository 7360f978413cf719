import { hash } from 'node:crypto'
import { addDecimals } from '../cells/exact.ts'
import type { BrokerRecord } from './broker-record.ts'

/** Stored with every key. A change of the recipe below is a new version and a migration that computes the keys again. */
export const KEY_VERSION = 1

/**
 * The identity of a row inside its account. A broker's own id of the execution decides where there is one; else the figures
 * do: date (to the second where printed), effective date, kind, symbol, quantity, price, amount, fees, currency, all canonical.
 * Wording, settlement date, line, file, balance and profile are left out: exports change them. Two equal rows have equal keys
 * and are told apart by counting (see `judgeRows`).
 */
export function baseKeyOf(record: BrokerRecord): string {
  return record.externalId === null ? `nat:${hash('sha256', naturalKeyText(record), 'hex')}` : `ext:${record.externalId}:${record.kind}`
}

/** The canonical fields as one text; what two rows with the same broker's id are compared by. */
export function naturalKeyText(record: BrokerRecord): string {
  const date = record.time === null ? record.session : new Date(record.time.utcMs).toISOString().slice(0, 19)
  const own = `${date}|${record.effective ?? ''}|${record.kind}|${record.symbol ?? ''}|${record.quantity ?? ''}|${record.price ?? ''}|${record.amount ?? ''}`
  return `${own}|${feesText(record)}|${record.currency}`
}

/** A blank fee and a printed zero are the same: layouts of one broker differ in it. */
function feesText({ fees, feesIn }: BrokerRecord): string {
  if (feesIn.length === 0) return fees ?? '0'
  const byCurrency = new Map<string, string>()
  for (const fee of feesIn) byCurrency.set(fee.currency, addDecimals(byCurrency.get(fee.currency) ?? '0', fee.amount))
  const others = [...byCurrency].sort(([one], [other]) => (one < other ? -1 : 1)).map(([currency, amount]) => `${amount}${currency}`)
  return [fees ?? '0', ...others].join('+')
}
