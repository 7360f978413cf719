import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { statementsUpTo } from '../../../../src/main/store/account-statements.ts'
import { commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { positionsFixture, statedLines } from '../../../support/positions-fixtures.ts'

const kind = { position: 5 }

describe('a file of positions of E*TRADE', () => {
  it('takes its day from the line below the table, and asks where there is none', async () => {
    const desk = openLedgerDesk()
    const table = 'Symbol,Last Price $,Change $,Quantity,Price Paid $,Value $\nKRNT,21,0,40,20.15,840\nCASH,,,,,500\nTOTAL,,,,,1340\n'
    const dated = await commitOne(desk, desk.file('dated.csv', `${table}\nGenerated at Jun 12 2026 04:31 PM ET\n`), { account: 'main' })
    expect([dated.rows.new, dated.questions]).toEqual([2, []])
    expect(statedLines(desk)).toEqual([
      ['main', '2026-06-12 16:31', 'KRNT', '40', '806', '840', 'USD'],
      ['main', '2026-06-12 16:31', 'cash USD', null, null, '500', 'USD'],
    ])
    const undated = await previewOne(desk, desk.file('undated.csv', table), { account: 'main' })
    expect([undated.rows.new, undated.rows.review, undated.questions.map(({ id }) => id)]).toEqual([0, 2, ['asOf']])
  })
})

describe('a file of positions of Charles Schwab', () => {
  it('is read account by account, with the moment of its title, shorts, options and cash', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, positionsFixture('schwab-all-accounts.csv'))
    expect(file.format).toMatchObject({ id: 'schwab-positions', kind: 'positions' })
    expect(file.rows).toEqual({ read: 8, new: 5, known: 0, ignored: 3, review: 0, unsupported: 0, error: 0 })
    expect([file.account, file.accounts, file.byKind, file.questions]).toEqual([null, ['XXXX-4471', 'XXXX-9008'], kind, []])
    expect(statedLines(desk)).toEqual([
      ['XXXX-4471', '2026-06-12 16:31', 'KRNT', '40', '806', '840', 'USD'],
      ['XXXX-4471', '2026-06-12 16:31', 'PELF', '-25', '-212.5', '-200', 'USD'],
      ['XXXX-4471', '2026-06-12 16:31', 'KRNT 07/17/2026 25.00 C', '1', '90.65', '85', 'USD'],
      ['XXXX-4471', '2026-06-12 16:31', 'cash USD', null, null, '9275', 'USD'],
      ['XXXX-9008', '2026-06-12 16:31', 'cash USD', null, null, '0', 'USD'],
    ])
    expect(statementsUpTo(desk.db, 'XXXX-4471')).toMatchObject({ equity: { asOf: '2026-06-12', value: '10000' }, cash: { value: '9275' } })
    expect(file.checks).toEqual([
      { id: 'total', ok: true, detail: 'XXXX-4471: The printed total 10000 is the sum of the positions.' },
      { id: 'total', ok: true, detail: 'XXXX-9008: The printed total 0 is the sum of the positions.' },
    ])
  })

  it('in the layout of today counts a statement made before the opening bell to the day before', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, positionsFixture('schwab-today.csv'))
    expect([file.account, file.rows.read, file.rows.new, file.rows.ignored]).toEqual(['4471', 3, 2, 1])
    expect(statedLines(desk)).toEqual([
      ['4471', '2026-06-13 00:11', 'KRNT', '1040', null, '21840', 'USD'],
      ['4471', '2026-06-13 00:11', 'cash USD', null, null, '160', 'USD'],
    ])
    expect(statementsUpTo(desk.db, '4471').equity).toMatchObject({ asOf: '2026-06-12', value: '22000' })
  })

  it('is the same in UTF-16, with other line ends and with its columns in another order', async () => {
    const text = readFileSync(positionsFixture('schwab-today.csv'), 'utf8')
    const desk = openLedgerDesk()
    await desk.commit([positionsFixture('schwab-today.csv')])
    const lines = statedLines(desk)
    const swapped = text
      .split('\n')
      .map((line) => line.replace(/^("[^"]*"),("[^"]*")(?=,"[^"]*","[^"]*")/, '$2,$1'))
      .join('\n')
    for (const [name, content] of [
      ['utf16.csv', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
      ['crlf.csv', text.replaceAll('\n', '\r\n')],
      ['swapped.csv', `"Positions for account Individual ...4471 as of 12:11 AM ET, 2026/06/13"\n${swapped.split('\n').slice(1).join('\n')}`],
    ] as const) {
      const other = openLedgerDesk()
      await other.commit([other.file(name, content)])
      expect(statedLines(other), name).toEqual(lines)
    }
  })
})

describe('a file of positions of Fidelity', () => {
  it('takes the core fund as cash, the moment from below the table, and holds back what it cannot read', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, positionsFixture('fidelity-positions.csv'))
    expect(file.rows).toEqual({ read: 8, new: 4, known: 0, ignored: 3, review: 0, unsupported: 0, error: 1 })
    expect(file.byKind).toEqual({ position: 4 })
    expect(statedLines(desk)).toEqual([
      ['X55500001', '2026-06-12 17:02', 'SPAXX USD', null, null, '1000.5', 'USD'],
      ['X55500001', '2026-06-12 17:02', 'KRNT', '100', '2015', '2100', 'USD'],
      ['X55500001', '2026-06-12 17:02', 'KRNT #2', '50', '1000', '1050', 'USD'],
      ['X55500002', '2026-06-12 17:02', '-UMAC260918P13.5', '-2', '-95', '-80', 'USD'],
    ])
    expect(file.problems.filter(({ status }) => status === 'error')).toMatchObject([
      { line: 7, column: 'Quantity', reason: '“abc” is no number.', raw: expect.stringContaining('912810AB1') },
    ])
  })

  it('counts what is pending in the value of the account, and states no value without cash', async () => {
    const desk = openLedgerDesk()
    await desk.commit([positionsFixture('fidelity-positions.csv')])
    expect(statementsUpTo(desk.db, 'X55500001')).toMatchObject({ equity: { value: '3850.5' }, cash: { value: '1000.5' } })
    expect(statementsUpTo(desk.db, 'X55500002')).toEqual({ equity: null, cash: null })
  })
})

describe('a file of positions of E*TRADE', () => {
  it('asks for its day, holds every position back until then, and multiplies the price paid', async () => {
    const desk = openLedgerDesk()
    const asked = await previewOne(desk, positionsFixture('etrade-positions.csv'))
    expect(asked.rows).toEqual({ read: 5, new: 0, known: 0, ignored: 2, review: 3, unsupported: 0, error: 0 })
    expect([asked.byKind, asked.questions]).toEqual([{}, [{ id: 'asOf', text: 'Of which day are these positions (YYYY-MM-DD)?' }]])
    expect((await desk.commit([positionsFixture('etrade-positions.csv')])).batch).toBeNull()
    const file = await commitOne(desk, positionsFixture('etrade-positions.csv'), { answers: { asOf: '2026-06-12' } })
    expect([file.account, file.rows.new, file.byKind]).toEqual(['7788', 3, { position: 3 }])
    expect(statedLines(desk)).toEqual([
      ['7788', '2026-06-12', 'KRNT', '50', '1007.5', '1050', 'USD'],
      ['7788', '2026-06-12', 'PELF', '150', '1218.45', '1200', 'USD'],
      ['7788', '2026-06-12', 'cash USD', null, null, '1000', 'USD'],
    ])
    expect(file.checks.map(({ id, ok }) => [id, ok])).toEqual([
      ['total', true],
      ['summary', true],
    ])
  })

  it('refuses a day that is none', async () => {
    const desk = openLedgerDesk()
    const file = await previewOne(desk, positionsFixture('etrade-positions.csv'), { answers: { asOf: '2026-02-30' } })
    expect([file.format, file.error]).toMatchObject([null, { kind: 'refused', field: 'asOf' }])
  })
})

describe('our own layout of positions', () => {
  it('holds several days and currencies, and asks whose they are', async () => {
    const desk = openLedgerDesk()
    const asked = await previewOne(desk, positionsFixture('snapshots.csv'))
    expect(asked.rows).toEqual({ read: 6, new: 5, known: 0, ignored: 0, review: 0, unsupported: 0, error: 1 })
    expect(asked.questions.map(({ id }) => id)).toEqual(['account'])
    await desk.commit([positionsFixture('snapshots.csv')], { answers: { account: 'MAIN' } })
    expect(statedLines(desk)).toEqual([
      ['MAIN', '2026-05-29', 'KRNT', '10', null, null, 'USD'],
      ['MAIN', '2026-05-29', 'cash USD', '500', null, '500', 'USD'],
      ['MAIN', '2026-05-29', 'cash EUR', '40', null, '40', 'EUR'],
      ['MAIN', '2026-06-12', 'KRNT', '12', null, null, 'USD'],
      ['MAIN', '2026-06-12', 'cash USD', '460', null, '460', 'USD'],
    ])
    // Two currencies add up to no equity; one does, shares at their printed price.
    expect(statementsUpTo(desk.db, 'MAIN', '2026-05-29')).toMatchObject({ equity: null, cash: { value: '500' } })
    expect(statementsUpTo(desk.db, 'MAIN')).toMatchObject({ equity: { value: '712' }, cash: { value: '460' } })
  })
})

describe('importing positions again', () => {
  it('adds nothing, and an undo leaves the store as it was', async () => {
    const desk = openLedgerDesk()
    const empty = desk.hash()
    const { batch } = await desk.commit([positionsFixture('schwab-all-accounts.csv')])
    const full = desk.hash()
    const again = await desk.commit([positionsFixture('schwab-all-accounts.csv')])
    expect([again.batch, again.files[0]?.rows.known]).toEqual([null, 5])
    const { removed } = await desk.undo(batch)
    expect([removed.holdings, desk.hash()]).toEqual([5, empty])
    await desk.redo(batch)
    expect(desk.hash()).toBe(full)
    await desk.undo(batch)
    await desk.commit([positionsFixture('schwab-all-accounts.csv')])
    expect(desk.hash()).toBe(full)
  })

  it('keeps what stands when another value comes, or takes it by answer, and gives either back by undo', async () => {
    const desk = openLedgerDesk()
    const first = await desk.commit([positionsFixture('schwab-today.csv')])
    const stood = desk.hash()
    const other = desk.file('other.csv', readFileSync(positionsFixture('schwab-today.csv'), 'utf8').replace('"1,040"', '"1,000"'))
    const kept = await previewOne(desk, other)
    expect(kept.rows).toMatchObject({ new: 0, known: 1, review: 1 })
    expect(kept.questions).toMatchObject([{ id: 'conflicts', default: 'keep', choices: ['keep', 'take'] }])
    expect(kept.problems.find(({ status }) => status === 'review')?.reason).toBe('Differs from what is stored: quantity 1000, stored 1040.')
    const { batch } = await desk.commit([other], { answers: { conflicts: 'take' } })
    expect(statedLines(desk)[0]?.[3]).toBe('1000')
    expect((await previewOne(desk, positionsFixture('schwab-today.csv'))).rows).toMatchObject({ new: 0, known: 2, review: 0 })
    await desk.undo(batch)
    expect([statedLines(desk)[0]?.[3], desk.hash()]).toEqual(['1040', stood])
    await desk.commit([other], { answers: { conflicts: 'take' } })
    await desk.undo(first.batch)
    expect(statedLines(desk).map((line) => line[3])).toEqual(['1000', null])
  })

  it('judges two files of one call like two calls', async () => {
    const desk = openLedgerDesk()
    const copy = desk.file('copy.csv', `${readFileSync(positionsFixture('schwab-today.csv'), 'utf8')}\n`)
    const { files } = await desk.preview([positionsFixture('schwab-today.csv'), copy])
    expect(files.map(({ rows }) => [rows.new, rows.known])).toEqual([
      [2, 0],
      [0, 2],
    ])
  })

  it('sends all lines to the account the user names, and says that the file shows several', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, positionsFixture('schwab-all-accounts.csv'), { account: 'MAIN' })
    expect([file.account, file.accounts]).toEqual(['MAIN', ['XXXX-4471', 'XXXX-9008']])
    expect(file.checks.filter(({ ok }) => !ok).map(({ id }) => id)).toEqual(['accounts'])
    expect(statedLines(desk).map((line) => [line[0], line[2]])).toContainEqual(['MAIN', 'cash USD #2'])
  })
})
