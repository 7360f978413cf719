import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { REALISED_SYMBOL } from './symbol-at.ts'

/** An open lot as a broker's list has it. Decimals are canonical text. */
export interface StatedLot {
  readonly account: string
  readonly symbol: string
  /** ISO day; null = various, or not stated. */
  readonly opened: string | null
  readonly quantity: string
  readonly costBasis: string | null
  /** The last day whose trades the list has in it; null = it does not say. */
  readonly coveredThrough: string | null
  readonly fileId: number
  readonly batchId: number
  readonly file: string
  readonly line: number
}

/** The open lots of the latest list of each account and name that covers no day after `asOf` (undefined = all): by account, name and opening. */
export function latestStatedLots(db: ReadDb, account: string | undefined, asOf: string | undefined): readonly StatedLot[] {
  const rows = prepared<[{ account: string | null; asOf: string }], StatedLot>(
    db,
    `SELECT l.account_id AS account, ${REALISED_SYMBOL} AS symbol, l.opened, l.quantity, l.cost_basis AS costBasis, d.covered_through AS coveredThrough,
       f.id AS fileId, f.batch_id AS batchId, f.path AS file, s.line
     FROM realised_lots l JOIN realised_lot_sources s ON s.realised_lot_id = l.id JOIN batch_files f ON f.id = s.batch_file_id
     LEFT JOIN realised_file_days d ON d.batch_file_id = f.id
     WHERE l.kind = 'open' AND ($account IS NULL OR l.account_id = $account) AND coalesce(d.covered_through, l.opened, '') <= $asOf
     ORDER BY 1, 2, l.opened, s.batch_file_id, s.line`,
  ).all({ account: account ?? null, asOf: asOf ?? '9999-12-31' })
  const latest = new Map<string, StatedLot>()
  for (const row of rows) {
    const name = `${row.account}\n${row.symbol}`
    const best = latest.get(name)
    if (best === undefined || isLater(row, best)) latest.set(name, row)
  }
  return rows.filter((row) => latest.get(`${row.account}\n${row.symbol}`)?.fileId === row.fileId)
}

/** A list that says its day is later than one that does not; else the one imported last. */
function isLater(one: StatedLot, other: StatedLot): boolean {
  const [a, b] = [one.coveredThrough ?? '', other.coveredThrough ?? '']
  return a === b ? one.fileId > other.fileId : a > b
}
