import type { ReadDb } from '../store/handles.ts'
import type { WrittenFile } from './file-writer.ts'
import { type ExportFormat, RecordFile } from './record-file.ts'

/** The generic layout of our own, with the moment of the trade behind its day. */
const COLUMNS = ['date', 'at', 'kind', 'symbol', 'quantity', 'price', 'amount', 'fees', 'currency', 'account', 'externalId', 'note'] as const

interface Row {
  readonly session: string
  readonly atUtcMs: number | null
  readonly wallTime: string | null
  readonly kind: string
  readonly symbol: string | null
  readonly quantity: string | null
  readonly price: string | null
  readonly amount: string | null
  readonly fees: string | null
  readonly currency: string
  readonly account: string
  readonly baseKey: string
  readonly note: string | null
  readonly priceCurrency: string | null
  readonly feesIn: string | null
  readonly settleSession: string | null
  readonly origin: string
}

/** Oldest first, so that rows of one day keep the order of trading; symbols as the store lists them. */
const SELECT = `SELECT t.session, t.at_utc_ms AS atUtcMs, t.wall_time AS wallTime, t.kind, coalesce(i.symbol, t.symbol_text) AS symbol,
    t.quantity, t.price, t.amount, t.fees, t.currency, t.account_id AS account, t.base_key AS baseKey, t.note,
    t.price_currency AS priceCurrency, t.settle_session AS settleSession, t.origin,
    (SELECT json_group_object(x.currency, x.amount) FROM transaction_fees x WHERE x.transaction_id = t.id HAVING count(*) > 0) AS feesIn
  FROM transactions t LEFT JOIN instruments i ON i.id = t.instrument_id
  ORDER BY t.session, ifnull(t.at_utc_ms, 0), t.ordinal_in_file, t.id`

/** Every transaction. JSON also says what the layout has no column for: fees in other currencies, the price's currency, settlement. */
export function writeTransactions(db: ReadDb, folder: string, format: ExportFormat, onRow: () => void): WrittenFile {
  const file = new RecordFile(folder, 'transactions', format, COLUMNS, ['quantity', 'price', 'amount', 'fees'])
  for (const row of db.prepare<[], Row>(SELECT).iterate()) {
    const { session, kind, symbol, quantity, price, amount, fees, currency, account, note } = row
    const record = {
      date: session,
      at: printedMoment(row),
      kind,
      symbol,
      quantity,
      price,
      amount,
      fees,
      currency,
      account,
      externalId: externalIdOf(row),
      note,
    }
    const feesIn = row.feesIn === null ? null : (JSON.parse(row.feesIn) as Record<string, string>)
    file.add(record, { ...record, priceCurrency: row.priceCurrency, feesIn, settleSession: row.settleSession, origin: row.origin })
    onRow()
  }
  return file.close()
}

/** The moment as its clock showed it, with the offset that makes it an instant; its day is the printed one. */
function printedMoment({ session, wallTime, atUtcMs }: Row): string | null {
  if (wallTime === null || atUtcMs === null) return null
  const minutes = Math.round((Date.parse(`${session}T${wallTime}Z`) - atUtcMs) / 60_000)
  const part = (value: number): string => String(value).padStart(2, '0')
  const size = Math.abs(minutes)
  return `${session}T${wallTime}${minutes < 0 ? '-' : '+'}${part(Math.floor(size / 60))}:${part(size % 60)}`
}

/** The broker's own id of the execution, where the row is known by one. */
function externalIdOf({ baseKey, kind }: Row): string | null {
  if (!baseKey.startsWith('ext:')) return null
  const id = baseKey.slice('ext:'.length)
  return id.endsWith(`:${kind}`) ? id.slice(0, -kind.length - 1) : id.slice(0, id.lastIndexOf(':'))
}
