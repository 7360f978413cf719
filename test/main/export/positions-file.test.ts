import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeExport } from '../../../src/main/export/write-export.ts'
import { statementDays, statementsUpTo } from '../../../src/main/store/account-statements.ts'
import { statedPositionsUpTo } from '../../../src/main/store/stated-positions.ts'
import { accountsList } from '../../../src/main/threads/analysis/reads/accounts-list.ts'
import { brokerFixture } from '../../support/broker-fixtures.ts'
import { type LedgerDesk, openLedgerDesk } from '../../support/ledger-context.ts'
import { positionsFixture } from '../../support/positions-fixtures.ts'
import { analyse } from '../threads/ledger-context.ts'

const HEADER = 'date,time,account,symbol,name,type,quantity,price,costBasis,marketValue,currency,key'
const PARTIAL = 'positions-partial.csv'

let exports = 0
/** Exports the workspace and answers the paths of what says something of accounts. */
function exported(desk: LedgerDesk): { readonly folder: string; readonly files: readonly string[]; text(name: string): string } {
  exports += 1
  const folder = join(desk.dir, `out-${exports}`)
  const written = writeExport(
    { workspaceDir: desk.dir, folder, partialFolder: `${folder}.partial`, formats: ['csv', 'json'], appVersion: '0', at: '2026-11-20T22:00:00Z' },
    () => undefined,
  )
  if (!written.ok) throw new Error(JSON.stringify(written.error))
  const { files } = JSON.parse(readFileSync(join(folder, 'contents.json'), 'utf8')) as { files: { name: string }[] }
  const names = files.map(({ name }) => name).filter((name) => /^(?:transactions|positions.*)\.csv$/.test(name))
  return { folder, files: names.map((name) => join(folder, name)), text: (name) => readFileSync(join(folder, name), 'utf8') }
}

/** Positions of four brokers and of our own layout, and fills beside them. */
async function openFilled(): Promise<LedgerDesk> {
  const desk = openLedgerDesk()
  await desk.commit([positionsFixture('schwab-all-accounts.csv'), positionsFixture('schwab-today.csv'), positionsFixture('fidelity-positions.csv')])
  await desk.commit([positionsFixture('etrade-positions.csv')], { answers: { asOf: '2026-06-12' } })
  await desk.commit([positionsFixture('snapshots.csv')], { answers: { account: '=MAIN' } })
  await desk.commit([brokerFixture('ibkr-statement.csv')], { answers: { timezone: 'America/New_York' } })
  return desk
}

/** What the workspace answers, without the files it has it from. */
async function answersOf(desk: LedgerDesk): Promise<unknown> {
  const { positions, stated, reconciliation } = await desk.positions()
  const accounts = desk.db.prepare<[], { id: string }>('SELECT id FROM accounts ORDER BY id').all()
  return {
    positions: positions.map(({ openLots, position: _id, ...line }) => ({ ...line, openLots: openLots.map(({ source: _source, ...lot }) => lot) })),
    stated: stated.map(({ source: _source, ...line }) => line),
    reconciliation: reconciliation.map(({ source: _source, ...line }) => line),
    list: await analyse(accountsList, {}, desk.db, desk.dir),
    lines: statedPositionsUpTo(desk.db, undefined, undefined).map(({ batchId: _batch, file: _file, line: _line, ...figures }) => figures),
    accounts: accounts.map(({ id }) => [
      id,
      statementDays(desk.db, id).map((day) => {
        const { equity, cash } = statementsUpTo(desk.db, id, day)
        return [day, equity?.asOf, equity?.value, cash?.asOf, cash?.value]
      }),
    ]),
  }
}

describe('positions.csv of an export', () => {
  it('has every standing line of every statement and what accounts were stated to be worth, and says in a file of its own what was not read', async () => {
    const { text } = exported(await openFilled())
    const lines = text('positions.csv').trimEnd().split('\n')
    expect(lines[0]).toBe(HEADER)
    expect(lines).toContain('2026-06-12,16:31,XXXX-4471,PELF,PELICAN FREIGHT,share,-25,8,-212.5,-200,USD,PELF')
    expect(lines).toContain('2026-06-12,,XXXX-4471,,,account equity,,,,10000,USD,')
    expect(lines).toContain('2026-06-12,,XXXX-4471,,,account cash,,,,9275,USD,')
    expect(text(PARTIAL)).toContain("2026-06-12,17:02,X55500002,'-UMAC260918P13.5,")
    expect(text(PARTIAL)).toContain('2026-06-12,17:02,X55500002,,,unread,,,,,,\n')
    expect(text(PARTIAL)).toContain("2026-05-29,,'=MAIN,,,cash,40,,,40,EUR,cash EUR\n")
    expect(JSON.parse(text('positions-partial.json'))).toContainEqual(expect.objectContaining({ account: '=MAIN', key: 'cash EUR', marketValue: '40' }))
  })

  it('gives an empty workspace the same answers, and the same export again', async () => {
    const desk = await openFilled()
    const out = exported(desk)
    const copy = openLedgerDesk()
    const { files } = await copy.commit(out.files)
    expect(files.map(({ path, format }) => [path.endsWith('transactions.csv'), format?.id])).toEqual([
      [true, 'generic-transactions'],
      [false, 'own-statements'],
      [false, 'own-statements'],
    ])
    expect(files.map(({ rows }) => rows.review)).toEqual([0, 0, 0])
    expect(files[1]?.rows.error).toBe(0)
    expect(await answersOf(copy)).toEqual(await answersOf(desk))
    const again = exported(copy)
    for (const name of ['positions.csv', PARTIAL, 'positions.json']) expect(again.text(name), name).toBe(out.text(name))
  })

  it('adds nothing a second time, and an undo leaves the store as it was', async () => {
    const { files } = exported(await openFilled())
    const copy = openLedgerDesk()
    const empty = copy.hash()
    const { batch } = await copy.commit(files)
    const full = copy.hash()
    const again = await copy.commit(files)
    expect([again.batch, again.totals.new]).toEqual([null, 0])
    await copy.undo(batch)
    expect(copy.hash()).toBe(empty)
    await copy.redo(batch)
    expect(copy.hash()).toBe(full)
  })

  it('adds nothing to the workspace it came from', async () => {
    const desk = await openFilled()
    const before = await answersOf(desk)
    const { files } = exported(desk)
    const { totals } = await desk.commit(files)
    expect([totals.new, totals.review]).toEqual([0, 0])
    expect(await answersOf(desk)).toEqual(before)
  })

  it('writes the value that stands where two files disagree, and the typed one before a file’s', async () => {
    const desk = openLedgerDesk()
    await desk.commit([positionsFixture('schwab-today.csv')])
    const other = desk.file('other.csv', readFileSync(positionsFixture('schwab-today.csv'), 'utf8').replace('"1,040"', '"1,000"'))
    await desk.commit([other], { answers: { conflicts: 'take' } })
    desk.db.prepare(`INSERT INTO account_statements (account_id, as_of, source_key, equity, stated_at_ms) VALUES ('4471', '2026-06-12', '', '21000', 1)`).run()
    const { files, text } = exported(desk)
    expect(
      text('positions.csv')
        .split('\n')
        .filter((line) => line.includes('KRNT'))
        .map((line) => line.split(',')[6]),
    ).toEqual(['1000'])
    const copy = openLedgerDesk()
    await copy.commit(files)
    expect(await answersOf(copy)).toEqual(await answersOf(desk))
    expect(statementsUpTo(copy.db, '4471')).toMatchObject({ equity: { value: '21000' }, cash: { value: '160' } })
  })
})

describe('a file in the layout of our own statements', () => {
  it.each([
    ['2026-02-30,,A,KRNT,,share,1,,,,USD,', 'date', '“2026-02-30” is no day.'],
    ['2026-06-12,25:00,A,KRNT,,share,1,,,,USD,', 'time', '“25:00” is no time of day.'],
    ['2026-06-12,,A,KRNT,,stock,1,,,,USD,', 'type', '“stock” is no type of line.'],
    ['2026-06-12,,A,KRNT,,share,x,,,,USD,', 'quantity', '“x” is no number.'],
    ['2026-06-12,,A,KRNT,,share,,,,,USD,', 'quantity', 'The row has no quantity.'],
    ['2026-06-12,,A,,,share,1,,,,USD,', 'symbol', 'Neither a symbol nor a name.'],
    ['2026-06-12,,A,,,cash,,,,,USD,', 'marketValue', 'Cash without an amount.'],
    ['2026-06-12,,A,,,account cash,,,,,USD,', 'marketValue', 'The row has no value.'],
    ['2026-06-12,,A,KRNT,,share,1,,,,dollar,', 'currency', '“DOLLAR” is no currency.'],
  ])('says what is wrong with %s', async (line, column, reason) => {
    const desk = openLedgerDesk()
    const { files } = await desk.preview([desk.file('own.csv', `${HEADER}\n${line}\n`)])
    expect(files[0]?.problems).toMatchObject([{ line: 2, status: 'error', column, reason }])
  })

  it('leaves the value that stands for a day where it is when an older one is stated again', async () => {
    const desk = openLedgerDesk()
    for (const [name, lines] of Object.entries({
      older: ['2026-06-12,,A,,,account equity,,,,50,USD,'],
      newer: ['2026-06-12,,A,,,account equity,,,,60,USD,'],
      again: ['2026-06-12,,A,,,account equity,,,,50,USD,', '2026-06-13,,A,,,account cash,,,,7,USD,'],
    }))
      await desk.commit([desk.file(`${name}.csv`, `${HEADER}\n${lines.join('\n')}\n`)])
    expect(statementsUpTo(desk.db, 'A')).toMatchObject({ equity: { value: '60' }, cash: { value: '7' } })
  })

  it('asks whose the lines are where the account is blank, and names a line without a key by what it holds', async () => {
    const desk = openLedgerDesk()
    const file = desk.file('own.csv', `${HEADER}\n2026-06-12,,,KRNT,,share,1,,,,USD,\n2026-06-12,,,,,account equity,,,,50,USD,\n`)
    expect((await desk.preview([file])).files[0]?.questions.map(({ id }) => id)).toEqual(['account'])
    await desk.commit([file], { answers: { account: 'A' } })
    expect(statedPositionsUpTo(desk.db, undefined, undefined).map(({ account, rowKey }) => [account, rowKey])).toEqual([['A', 'KRNT']])
    expect(statementsUpTo(desk.db, 'A').equity?.value).toBe('50')
  })
})
