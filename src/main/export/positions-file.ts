import type { ReadDb } from '../store/handles.ts'
import { type ListedPosition, statedPositionsUpTo } from '../store/stated-positions.ts'
import type { Cell } from './csv-line.ts'
import type { WrittenFile } from './file-writer.ts'
import { type ExportFormat, RecordFile } from './record-file.ts'

/** The layout of our own that an import reads back: `own-statements`. */
const COLUMNS = ['date', 'time', 'account', 'symbol', 'name', 'type', 'quantity', 'price', 'costBasis', 'marketValue', 'currency', 'key'] as const
type Column = (typeof COLUMNS)[number]
type Line = Readonly<Record<Column, Cell>>

/** One file of statements. */
export interface PositionsFile {
  readonly name: 'positions' | 'positions-partial'
  readonly lines: readonly Line[]
}

/**
 * Every line of a statement that stands, in the order of account, moment and statement; then what was stated of accounts as a whole.
 * A statement with lines that were not read goes into a file of its own, which says so: a file is read back whole or not whole.
 */
export function positionsFiles(db: ReadDb): readonly PositionsFile[] {
  const statements = new Map<string, ListedPosition[]>()
  for (const line of statedPositionsUpTo(db, undefined, undefined)) {
    const key = [line.account, line.asOf, line.asOfTime].join('\n')
    const lines = statements.get(key)
    if (lines === undefined) statements.set(key, [line])
    else lines.push(line)
  }
  const whole: Line[] = []
  const partial: Line[] = []
  for (const lines of statements.values()) {
    const [first] = lines
    if (first === undefined) continue
    const isWhole = lines.every(({ isFileWhole }) => isFileWhole)
    ;(isWhole ? whole : partial).push(...lines.map(lineOf))
    if (!isWhole) partial.push({ ...BLANK, date: first.asOf, time: first.asOfTime, account: first.account, type: 'unread' })
  }
  whole.push(...accountValues(db))
  return [{ name: 'positions', lines: whole }, ...(partial.length === 0 ? [] : [{ name: 'positions-partial' as const, lines: partial }])]
}

/** Writes one of them. */
export function writePositions(folder: string, { name, lines }: PositionsFile, format: ExportFormat, onRow: () => void): WrittenFile {
  const file = new RecordFile(folder, name, format, COLUMNS, ['quantity', 'price', 'costBasis', 'marketValue'])
  for (const line of lines) {
    file.add(line)
    onRow()
  }
  return file.close()
}

const BLANK: Line = {
  date: null,
  time: null,
  account: null,
  symbol: null,
  name: null,
  type: null,
  quantity: null,
  price: null,
  costBasis: null,
  marketValue: null,
  currency: null,
  key: null,
}

const lineOf = ({ account, asOf, asOfTime, text, name, kind, quantity, price, costBasis, marketValue, currency, rowKey }: ListedPosition): Line => ({
  date: asOf,
  time: asOfTime,
  account,
  symbol: text,
  name,
  type: kind,
  quantity,
  price,
  costBasis,
  marketValue,
  currency,
  key: rowKey,
})

interface StatedDay {
  readonly account: string
  readonly asOf: string
  readonly currency: string
  readonly equity: string | null
  readonly cash: string | null
}

/** Of one day the typed value stands before a file's, the later file before the earlier. */
const STANDING = (column: 'equity' | 'cash'): string => `(SELECT v.${column} FROM account_statements v
  WHERE v.account_id = s.account_id AND v.as_of = s.as_of AND v.${column} IS NOT NULL ORDER BY (v.batch_file_id IS NOT NULL), v.batch_file_id DESC LIMIT 1)`

function accountValues(db: ReadDb): readonly Line[] {
  return db
    .prepare<[], StatedDay>(
      `SELECT s.account_id AS account, s.as_of AS asOf, a.currency, ${STANDING('equity')} AS equity, ${STANDING('cash')} AS cash
       FROM (SELECT DISTINCT account_id, as_of FROM account_statements) s JOIN accounts a ON a.id = s.account_id ORDER BY s.account_id, s.as_of`,
    )
    .all()
    .flatMap(({ account, asOf, currency, equity, cash }) => [
      ...(equity === null ? [] : [{ ...BLANK, date: asOf, account, type: 'account equity', marketValue: equity, currency }]),
      ...(cash === null ? [] : [{ ...BLANK, date: asOf, account, type: 'account cash', marketValue: cash, currency }]),
    ])
}
