import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import type { TransactionFields } from './transactions.ts'

/** What a file can say of a transaction and nobody can type. */
export type UntypedFields = Pick<TransactionFields, 'time' | 'settle' | 'priceCurrency' | 'feesIn'>

interface UntypedRow {
  readonly utcMs: number | null
  readonly wall: string | null
  readonly zone: string | null
  readonly settle: string | null
  readonly priceCurrency: string | null
}

/** Throws where there is no such transaction. */
export function readUntypedFields(db: ReadDb, id: number): UntypedFields {
  const row = prepared<[number], UntypedRow>(
    db,
    'SELECT at_utc_ms AS utcMs, wall_time AS wall, zone, settle_session AS settle, price_currency AS priceCurrency FROM transactions WHERE id = ?',
  ).get(id)
  if (row === undefined) throw new Error(`readUntypedFields: got ${id}, wanted a transaction that exists`)
  const { utcMs, wall, zone, settle, priceCurrency } = row
  const feesIn = prepared<[number], UntypedFields['feesIn'][number]>(
    db,
    'SELECT currency, amount FROM transaction_fees WHERE transaction_id = ? ORDER BY currency',
  ).all(id)
  return { time: utcMs === null || wall === null || zone === null ? null : { utcMs, wall, zone }, settle, priceCurrency, feesIn }
}
