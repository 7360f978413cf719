import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'
import { STATED_SYMBOL } from './symbol-at.ts'

/** What one line of a positions file says. Decimals are canonical text, null = not stated. */
export interface StatedFigures {
  readonly kind: 'share' | 'option' | 'cash' | 'other'
  /** null = the line shows a name only. */
  readonly symbol: string | null
  /** Signed: short is negative. */
  readonly quantity: string | null
  readonly price: string | null
  /** Cost of the whole line, not per share. */
  readonly costBasis: string | null
  readonly marketValue: string | null
  readonly currency: string
}

/** A line of a statement: whose it is and of when. */
export interface StatedPosition extends StatedFigures {
  readonly account: string
  /** ISO day. */
  readonly asOf: string
  /** "18:04" in New York; '' where the file shows a day only. */
  readonly asOfTime: string
  /** What makes the line unique in its statement. */
  readonly rowKey: string
  readonly name: string | null
}

type Identity = Pick<StatedPosition, 'account' | 'asOf' | 'asOfTime' | 'rowKey'>

const FIGURES = `p.kind, p.symbol_text AS symbol, p.quantity, p.price, p.cost_basis AS costBasis, p.market_value AS marketValue, p.currency`

/** Two lines say the same; what the file calls the instrument may be worded otherwise. */
export const isSameFigures = (one: StatedFigures, other: StatedFigures): boolean =>
  (['kind', 'symbol', 'quantity', 'price', 'costBasis', 'marketValue', 'currency'] as const).every((field) => one[field] === other[field])

/** What files state for a line of a statement: the one that stands first, then older ones it stands before. */
export function statedVersions(db: ReadDb, { account, asOf, asOfTime, rowKey }: Identity): readonly (StatedFigures & { readonly id: number })[] {
  return prepared<[string, string, string, string], StatedFigures & { id: number }>(
    db,
    `SELECT p.id, ${FIGURES} FROM stated_positions p WHERE p.account_id = ? AND p.as_of = ? AND p.as_of_time = ? AND p.row_key = ? ORDER BY p.version DESC`,
  ).all(account, asOf, asOfTime, rowKey)
}

export interface StatedSource {
  readonly batchFileId: number
  readonly line: number
}

/** Stores a line that is to stand: before whatever other files state for it. */
export function addStatedPosition(db: WriteDb, row: StatedPosition, source: StatedSource): void {
  const id = preparedValue<[StatedPosition], number>(
    db,
    `INSERT INTO stated_positions (account_id, as_of, as_of_time, row_key, version, kind, symbol_text, name, quantity, price, cost_basis, market_value, currency)
     VALUES ($account, $asOf, $asOfTime, $rowKey,
       1 + ifnull((SELECT max(version) FROM stated_positions WHERE account_id = $account AND as_of = $asOf AND as_of_time = $asOfTime AND row_key = $rowKey), 0),
       $kind, $symbol, $name, $quantity, $price, $costBasis, $marketValue, $currency) RETURNING id`,
  ).get(row)
  if (id === undefined) throw new Error('addStatedPosition: an inserted row answers its id')
  addSource(db, id, source)
}

/** Notes a further file that states a line the store has; nothing when no stored line says the same. */
export function addStatedSource(db: WriteDb, row: StatedPosition, source: StatedSource): void {
  const same = statedVersions(db, row).find((stored) => isSameFigures(stored, row))
  if (same !== undefined) addSource(db, same.id, source)
}

function addSource(db: WriteDb, id: number, { batchFileId, line }: StatedSource): void {
  prepared<[number, number, number]>(
    db,
    'INSERT INTO stated_position_sources (stated_position_id, batch_file_id, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  ).run(id, batchFileId, line)
}

/**
 * Takes back the lines of a file; one that no other file states goes.
 * @returns how many lines went, and the accounts they spoke of
 */
export function withdrawStatedPositions(db: WriteDb, batchFileId: number): { readonly removed: number; readonly accounts: readonly string[] } {
  const rows = prepared<[number], { id: number; account: string }>(
    db,
    `SELECT DISTINCT p.id, p.account_id AS account FROM stated_position_sources s JOIN stated_positions p ON p.id = s.stated_position_id WHERE s.batch_file_id = ?`,
  ).all(batchFileId)
  prepared(db, 'DELETE FROM stated_position_sources WHERE batch_file_id = ?').run(batchFileId)
  const remove = prepared<[number]>(
    db,
    'DELETE FROM stated_positions WHERE id = ? AND NOT EXISTS (SELECT 1 FROM stated_position_sources s WHERE s.stated_position_id = stated_positions.id)',
  )
  let removed = 0
  for (const { id } of rows) removed += remove.run(id).changes
  return { removed, accounts: [...new Set(rows.map((row) => row.account))] }
}

/** A stored line with the place it stands in. */
export interface ListedPosition extends StatedPosition {
  /** The instrument's current symbol, else the text of the file; null where the line shows a name only. */
  readonly symbol: string | null
  /** As the line writes it. */
  readonly text: string | null
  readonly batchId: number
  readonly file: string
  readonly line: number
  /** False where a line of the file could not be read or waits for a look: what it does not list may be held all the same. */
  readonly isFileWhole: boolean
}

/** The standing lines of every statement of an account, or of all accounts, up to a day: by account, then from the oldest statement on, in the order of their lines. */
export function statedPositionsUpTo(db: ReadDb, account: string | undefined, asOf: string | undefined): readonly ListedPosition[] {
  return prepared<[{ account: string | null; asOf: string | null }], Omit<ListedPosition, 'isFileWhole'> & { isFileWhole: 0 | 1 }>(
    db,
    `SELECT p.account_id AS account, p.as_of AS asOf, p.as_of_time AS asOfTime, p.row_key AS rowKey, p.name, p.kind, ${STATED_SYMBOL} AS symbol, p.symbol_text AS text,
       p.quantity, p.price, p.cost_basis AS costBasis, p.market_value AS marketValue, p.currency, f.batch_id AS batchId, f.path AS file, s.line,
       NOT EXISTS (SELECT 1 FROM raw_rows r WHERE r.batch_file_id = f.id AND r.status IN ('error', 'review')) AS isFileWhole
     FROM stated_positions p
     JOIN stated_position_sources s ON s.stated_position_id = p.id AND (s.batch_file_id, s.line) =
       (SELECT batch_file_id, line FROM stated_position_sources o WHERE o.stated_position_id = p.id ORDER BY batch_file_id, line LIMIT 1)
     JOIN batch_files f ON f.id = s.batch_file_id
     WHERE ($account IS NULL OR p.account_id = $account) AND ($asOf IS NULL OR p.as_of <= $asOf)
       AND NOT EXISTS (SELECT 1 FROM stated_positions later WHERE later.account_id = p.account_id AND later.as_of = p.as_of
         AND later.as_of_time = p.as_of_time AND later.row_key = p.row_key AND later.version > p.version)
     ORDER BY p.account_id, p.as_of, p.as_of_time, s.line, s.batch_file_id`,
  )
    .all({ account: account ?? null, asOf: asOf ?? null })
    .map((row) => ({ ...row, isFileWhole: row.isFileWhole === 1 }))
}
