import { describe, expect, test } from 'vitest'
import { importStatement, statementDays, statementsUpTo, typeStatement, withdrawStatements } from '../../../src/main/store/account-statements.ts'
import { ensureAccount, hasAccount, listAccounts, readAccount, removeUnusedAccounts, writeAccount } from '../../../src/main/store/accounts.ts'
import type { WriteDb } from '../../../src/main/store/handles.ts'
import { formerValues } from '../../../src/main/store/value-history.ts'
import { addBatchFile } from './batch-file.ts'
import { freshWorkspace, NOW_AT_MS } from './fresh-workspace.ts'

const by = { batchId: null, generation: 1, atMs: NOW_AT_MS }

describe('an account', () => {
  test('is made with its own text as label and dollars, and keeps what is not said again', () => {
    const { db } = freshWorkspace()
    writeAccount(db, 'X-123', {}, by)
    writeAccount(db, 'X-123', { label: 'Swing' }, by)
    writeAccount(db, 'X-123', { currency: 'EUR' }, by)
    expect(listAccounts(db)).toEqual([{ id: 'X-123', label: 'Swing', currency: 'EUR', origin: 'typed' }])
    expect(formerValues(db, 'accounts', ['X-123']).map(({ column, oldValue }) => [column, oldValue])).toEqual([
      ['label', 'X-123'],
      ['currency', 'USD'],
    ])
  })

  test('of an import is removed with the last thing that refers to it; one the user spoke of stays', () => {
    const { db } = freshWorkspace()
    expect([ensureAccount(db, 'A', 1), ensureAccount(db, 'A', 1), ensureAccount(db, 'B', 1), ensureAccount(db, 'C', 1)]).toEqual([true, false, true, true])
    writeAccount(db, 'B', { label: 'mine' }, by)
    const file = addBatchFile(db)
    importStatement(db, { account: 'C', asOf: '2026-11-20', cash: '5' }, file, 3, NOW_AT_MS)
    expect(removeUnusedAccounts(db)).toEqual(['A'])
    expect(withdrawStatements(db, file)).toEqual(['C'])
    expect(removeUnusedAccounts(db)).toEqual(['C'])
    expect([hasAccount(db, 'A'), readAccount(db, 'B')?.origin]).toEqual([false, 'typed'])
  })
})

describe('a statement', () => {
  const workspace = (): WriteDb => {
    const { db } = freshWorkspace()
    writeAccount(db, 'A', {}, by)
    return db
  }

  test('holds from its day on, equity and cash each by itself', () => {
    const db = workspace()
    typeStatement(db, { account: 'A', asOf: '2026-11-02', equity: '100000' }, by)
    typeStatement(db, { account: 'A', asOf: '2026-11-10', cash: '40000.5' }, by)
    expect(statementsUpTo(db, 'A', '2026-11-01')).toEqual({ equity: null, cash: null })
    expect(statementsUpTo(db, 'A', '2026-11-09')).toEqual({ equity: { asOf: '2026-11-02', value: '100000', source: null }, cash: null })
    expect(statementsUpTo(db, 'A')).toEqual({
      equity: { asOf: '2026-11-02', value: '100000', source: null },
      cash: { asOf: '2026-11-10', value: '40000.5', source: null },
    })
    expect(statementDays(db, 'A')).toEqual(['2026-11-10', '2026-11-02'])
  })

  test('of the same day is replaced value by value, and what stood there is kept', () => {
    const db = workspace()
    typeStatement(db, { account: 'A', asOf: '2026-11-02', equity: '1', cash: '2' }, by)
    typeStatement(db, { account: 'A', asOf: '2026-11-02', cash: '3' }, by)
    expect(statementsUpTo(db, 'A')).toMatchObject({ equity: { value: '1' }, cash: { value: '3' } })
    expect(formerValues(db, 'account_statements', ['A', '2026-11-02', '']).map(({ column, oldValue }) => [column, oldValue])).toEqual([['cash', '2']])
  })

  test('that states nothing is not stored', () => {
    const db = workspace()
    typeStatement(db, { account: 'A', asOf: '2026-11-02' }, by)
    importStatement(db, { account: 'A', asOf: '2026-11-02' }, addBatchFile(db), 1, NOW_AT_MS)
    expect(statementDays(db, 'A')).toEqual([])
  })

  test('typed stands before a file of the same day, a later file before an earlier one, and taking the file back brings the other forth', () => {
    const db = workspace()
    const [first, second] = [addBatchFile(db), addBatchFile(db)]
    importStatement(db, { account: 'A', asOf: '2026-11-20', equity: '10' }, first, 4, NOW_AT_MS)
    importStatement(db, { account: 'A', asOf: '2026-11-20', equity: '20' }, second, 5, NOW_AT_MS)
    expect(statementsUpTo(db, 'A').equity).toEqual({ asOf: '2026-11-20', value: '20', source: { batchFileId: second, line: 5 } })
    typeStatement(db, { account: 'A', asOf: '2026-11-20', equity: '30' }, by)
    expect(statementsUpTo(db, 'A').equity?.value).toBe('30')
    db.exec(`DELETE FROM account_statements WHERE source_key = ''`)
    withdrawStatements(db, second)
    expect(statementsUpTo(db, 'A').equity?.value).toBe('10')
  })
})
