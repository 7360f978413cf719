import { importStatement, withdrawStatements } from '../../store/account-statements.ts'
import { ensureAccount, readAccount } from '../../store/accounts.ts'
import type { WriteDb } from '../../store/handles.ts'
import { addStatedPosition, addStatedSource, withdrawStatedPositions } from '../../store/stated-positions.ts'
import { coveredThrough } from './covered-through.ts'
import { type PositionRow, statedPosition } from './position-row.ts'
import { type PrintedValues, statementValues } from './statement-values.ts'

/** What a file prints beside the lines of an account; a file without totals prints nothing. null = its lines say nothing of an account as a whole. */
export type PrintedByAccount = ReadonlyMap<string, PrintedValues> | null

const NOTHING_PRINTED: PrintedValues = { total: null, pending: '0' }

/**
 * Stores the lines of one file and what they say of their accounts as a whole: cash, and equity where the lines add up to it.
 * An account of which a line is held back states no whole. Inside the caller's transaction.
 * @returns the accounts it spoke of
 */
export function storePositions(
  db: WriteDb,
  rows: readonly PositionRow[],
  file: { readonly fileId: number; readonly nowAtMs: number },
  printed: PrintedByAccount = new Map(),
): readonly string[] {
  const statements = new Map<string, PositionRow[]>()
  for (const row of rows) {
    const line = statedPosition(row)
    if (line === null) continue
    const key = [line.account, line.asOf, line.asOfTime].join('\n')
    const statement = statements.get(key)
    if (statement === undefined) statements.set(key, [row])
    else statement.push(row)
    if (row.status !== 'new' && row.status !== 'known') continue
    ensureAccount(db, line.account, file.nowAtMs)
    const source = { batchFileId: file.fileId, line: row.line }
    if (row.status === 'new') addStatedPosition(db, line, source)
    else addStatedSource(db, line, source)
  }
  if (printed !== null) for (const lines of statements.values()) stateAccount(db, lines, file, printed)
  return [...new Set([...statements.keys()].map((key) => key.slice(0, key.indexOf('\n'))))]
}

function stateAccount(
  db: WriteDb,
  rows: readonly PositionRow[],
  { fileId, nowAtMs }: { readonly fileId: number; readonly nowAtMs: number },
  printed: ReadonlyMap<string, PrintedValues>,
): void {
  const [first] = rows
  const line = first === undefined ? null : statedPosition(first)
  if (first === undefined || line === null || rows.some(({ status }) => status !== 'new' && status !== 'known')) return
  const currency = readAccount(db, line.account)?.currency ?? 'USD'
  const figures = rows.flatMap(({ position }) => (position === null ? [] : [position.figures]))
  const { equity, cash } = statementValues(figures, printed.get(line.account) ?? NOTHING_PRINTED, currency)
  importStatement(db, { account: line.account, asOf: coveredThrough(line), equity, cash }, fileId, first.line, nowAtMs)
}

/**
 * Undo: takes back the positions of one file and what it said of its accounts.
 * @returns how many lines went, and the accounts they spoke of
 */
export function withdrawPositions(db: WriteDb, fileId: number): { readonly removed: number; readonly accounts: readonly string[] } {
  const { removed, accounts } = withdrawStatedPositions(db, fileId)
  return { removed, accounts: [...new Set([...accounts, ...withdrawStatements(db, fileId)])] }
}
