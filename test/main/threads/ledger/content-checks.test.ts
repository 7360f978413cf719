import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyContent } from '../../../../src/main/store/content-checks.ts'
import { familyOf, recordFamilies, type RecordFamilyName } from '../../../../src/main/store/record-families.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const FIXTURES = 'test/fixtures'
const filesOf = (...folders: string[]): string[] => folders.flatMap((name) => readdirSync(join(FIXTURES, name)).map((file) => join(FIXTURES, name, file)))

/** One figure or text of each table that an import fills beside bars and transactions. */
const STATED: readonly (readonly [table: string, column: string])[] = [
  ...(Object.keys(recordFamilies) as RecordFamilyName[]).map((family) => {
    const { table, columns } = familyOf(family)
    return [table, Object.values(columns)[0] ?? ''] as const
  }),
  ['dated_records', 'known_on'],
  ['holdings', 'shares'],
  ['corporate_actions', 'value'],
  ['stated_positions', 'quantity'],
  ['realised_lots', 'gain'],
]

describe('the digest over what the files of an import state', () => {
  it('notices a value that is another one in any table an import fills, and none where nothing was changed', async () => {
    const desk = openLedgerDesk()
    const actions = desk.file(
      'QRST.csv',
      'Date,Open,High,Low,Close,Volume,Dividends,Stock Splits\n2024-01-02,10,11,9,10,5,0,0\n2024-01-03,10,11,9,10,5,0.5,0\n2024-01-04,10,11,9,10,5,0,2\n',
    )
    const { batch } = await desk.commit([...filesOf('records', 'holdings', 'positions', 'realised'), actions], { account: 'main' })
    expect(verifyContent(desk.db).problems).toEqual([])
    for (const [table, column] of STATED) {
      expect(desk.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBeGreaterThan(0)
      desk.db.exec('BEGIN; PRAGMA ignore_check_constraints = ON')
      desk.db.exec(`UPDATE ${table} SET ${column} = coalesce(${column}, 0) + 1 WHERE rowid = (SELECT min(rowid) FROM ${table})`)
      expect(verifyContent(desk.db).problems, table).toEqual([`what the files of import ${batch} state are not the ones that were stored`])
      desk.db.exec('ROLLBACK; PRAGMA ignore_check_constraints = OFF')
    }
    expect(verifyContent(desk.db).problems).toEqual([])
  })

  it('goes with an undo and comes with a redo', async () => {
    const desk = openLedgerDesk()
    const [first, second] = [await desk.commit(filesOf('records')), await desk.commit(filesOf('holdings'))]
    for (const batch of [first.batch, second.batch]) {
      await desk.undo(batch)
      expect(verifyContent(desk.db).problems).toEqual([])
    }
    for (const batch of [second.batch, first.batch]) {
      await desk.redo(batch)
      expect(verifyContent(desk.db).problems).toEqual([])
    }
    desk.db.exec('UPDATE analyst_estimates SET eps = eps + 1')
    expect(verifyContent(desk.db).problems).toHaveLength(1)
  })
})
