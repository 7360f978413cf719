import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Mapping } from '../../../../src/contract/schemas/mapping.ts'
import { commitOne, previewOne } from '../../../support/broker-fixtures.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { statedLines } from '../../../support/positions-fixtures.ts'

const DEPOT = join(import.meta.dirname, '../../../fixtures/mapper/depot.csv')
const text = readFileSync(DEPOT, 'utf8')

const MAPPING: Mapping = {
  record: 'transactions',
  columns: {
    date: 'Datum',
    action: 'Vorgang',
    symbol: 'ISIN',
    description: 'Wertpapier',
    quantity: 'Stück',
    price: 'Kurs',
    fees: 'Gebühr',
    amount: 'Betrag',
    currency: 'Währung',
  },
  actions: { Kauf: 'buy', Verkauf: 'sell', Ausschüttung: 'dividend', Überweisung: 'cash-out', Einzahlung: 'cash-in' },
  currency: 'EUR',
}
const given = (mapping: Mapping, more: object = {}) => ({ account: 'depot', answers: { mapping, ...more } })

describe('a table that no layout knows', () => {
  it('comes back with its header, its first rows and a guess, and stores nothing', async () => {
    const desk = openLedgerDesk()
    const file = await previewOne(desk, DEPOT)
    expect(file).toMatchObject({ format: null, rows: { read: 0 }, error: { kind: 'file-refused', problem: 'unknown-layout' }, questions: [{ id: 'mapping' }] })
    expect(file.questions[0]).not.toHaveProperty('default')
    expect(file.table).toMatchObject({ line: 3, delimiter: ';' })
    expect(file.table?.rows).toHaveLength(6)
    expect(file.table?.guess.columns).toEqual({ ...MAPPING.columns, symbol: 'ISIN' })
    expect(file.table?.guess.actions).toEqual({ Kauf: 'buy', Verkauf: 'sell', Einzahlung: 'cash-in' })
    expect((await desk.commit([DEPOT])).batch).toBeNull()
  })

  it('is read by the mapping: day first and decimal comma by the cells, an empty action an error of its row', async () => {
    const desk = openLedgerDesk()
    const file = await commitOne(desk, DEPOT, given(MAPPING))
    expect(file.byKind).toEqual({ buy: 1, sell: 1, dividend: 1, 'cash-out': 1, 'cash-in': 1 })
    expect(file.rows).toMatchObject({ read: 6, new: 5, error: 1 })
    expect(file.problems).toMatchObject([{ line: 8, column: 'Vorgang', status: 'error' }])
    const rows = await desk.transactions()
    expect(rows.map(({ session, kind, symbol, quantity, price, amount, fees }) => [session, kind, symbol, quantity, price, amount, fees])).toEqual([
      ['2026-06-05', 'cash-in', undefined, null, null, '5000', null],
      ['2026-06-09', 'cash-out', undefined, null, null, '-250', null],
      ['2026-06-10', 'dividend', 'US7000000002', null, null, '12.4', null],
      ['2026-06-12', 'sell', 'US7000000002', '1000', '3.125', '3125', null],
      ['2026-06-15', 'buy', 'IL0011216723', '40', '21.5', '-861', '1'],
    ])
    expect((await desk.commit([DEPOT], given(MAPPING))).batch).toBeNull()
  })

  it('as positions between upright strokes waits row by row until its dates and numbers can be read', async () => {
    const desk = openLedgerDesk()
    const holdings = desk.file('bestand.csv', 'Wertpapier|Anzahl|Einstand|Stichtag\nKRNT|10|1.000|05.06.2026\nPELF|-3|2.500|05.06.2026\n')
    const mapping: Mapping = {
      record: 'positions',
      columns: { symbol: 'Wertpapier', quantity: 'Anzahl', costBasis: 'Einstand', date: 'Stichtag' },
      actions: {},
      currency: 'EUR',
    }
    const open = await previewOne(desk, holdings, given(mapping, { dateOrder: 'day-first' }))
    expect([open.rows.new, open.rows.review, open.byKind]).toEqual([0, 2, {}])
    expect(open.problems[0]?.reason).toBe('A number can be read in two ways: say whether the decimal mark is a point or a comma.')
    const file = await commitOne(desk, holdings, given(mapping, { dateOrder: 'day-first', decimal: 'comma' }))
    expect(file.byKind).toEqual({ position: 2 })
    expect(statedLines(desk)).toEqual([
      ['depot', '2026-06-05', 'KRNT', '10', '1000', null, 'EUR'],
      ['depot', '2026-06-05', 'PELF', '-3', '2500', null, 'EUR'],
    ])
  })

  it('asks for the decimal mark where two columns show different ones and a cell beside them could have either', async () => {
    const desk = openLedgerDesk()
    const mapping: Mapping = {
      record: 'transactions',
      columns: { date: 'day', action: 'what', symbol: 'name', quantity: 'shares', price: 'price', amount: 'cash' },
      actions: { B: 'buy' },
      currency: 'USD',
    }
    const rows = (shares: string): string => `day;what;name;shares;price;cash\n2026-06-05;B;KRNT;1,5;2.50;-3.75\n2026-06-08;B;KRNT;${shares};2.50;-2.50\n`
    const open = await previewOne(desk, desk.file('two.csv', rows('1,000')), given(mapping))
    expect([open.questions.find(({ id }) => id === 'decimal')?.choices, open.rows.review]).toEqual([['point', 'comma'], 2])
    const told = await previewOne(desk, desk.file('told.csv', rows('1,0')), given(mapping))
    expect([told.questions.some(({ id }) => id === 'decimal'), told.rows.new]).toEqual([false, 2])
  })

  it('stays open while a text of the action column is not assigned', async () => {
    const desk = openLedgerDesk()
    const { Überweisung: _, ...actions } = MAPPING.actions
    const file = await previewOne(desk, DEPOT, given({ ...MAPPING, actions }))
    expect(file.questions.find(({ id }) => id === 'mapping')).toEqual({
      id: 'mapping',
      text: 'Say what these rows are: “Überweisung”.',
      choices: ['Überweisung'],
    })
    expect((await desk.commit([DEPOT], given({ ...MAPPING, actions }))).batch).toBeNull()
  })

  it('is read the same way next time when the mapping was saved, a new text waiting for review', async () => {
    const desk = openLedgerDesk()
    const before = desk.hash()
    const first = await desk.commit([DEPOT], given({ ...MAPPING, saveAs: 'Musterbank' }))
    const later = desk.file('later.csv', text.replace('15.06.2026;Kauf', '18.06.2026;Kauf').replace('Überweisung', 'Spende'))
    const file = await commitOne(desk, later, { account: 'depot' })
    expect(file).toMatchObject({ format: { label: 'Musterbank', kind: 'transactions' }, rows: { new: 1, known: 3, review: 1, error: 1 } })
    expect(file.problems.find(({ status }) => status === 'review')?.raw).toContain('Spende')
    await desk.undo(String(Number(first.batch) + 1))
    await desk.undo(first.batch)
    expect(desk.hash()).toBe(before)
  })

  it('asks for the order of day and month, and for the decimal mark, where no cell tells', async () => {
    const desk = openLedgerDesk()
    const path = desk.file('both.csv', 'When|What|Name|Count|Each\n06/05/2026|in|KRNT|1,500|2\n07/08/2026|in|PELF|2|3\n')
    const mapping: Mapping = {
      record: 'transactions',
      columns: { date: 'When', action: 'What', symbol: 'Name', quantity: 'Count', price: 'Each' },
      actions: { in: 'buy' },
      currency: 'USD',
    }
    const file = await previewOne(desk, path, given(mapping))
    expect(file.questions.filter(({ answer }) => answer === undefined).map(({ id }) => id)).toEqual(['dateOrder', 'decimal'])
    expect(file.rows).toMatchObject({ read: 2, new: 0, review: 2 })
    expect((await desk.commit([path], given(mapping))).batch).toBeNull()
    await desk.commit([path], given(mapping, { dateOrder: 'day-first', decimal: 'comma' }))
    expect((await desk.transactions()).map(({ session, quantity }) => [session, quantity])).toEqual([
      ['2026-05-06', '1.5'],
      ['2026-08-07', '2'],
    ])
  })

  it.each([
    ['a column the file lacks', { ...MAPPING, columns: { ...MAPPING.columns, price: 'Preis' } }, 'the file has no column “Preis”.'],
    ['no column for the date', { ...MAPPING, columns: { symbol: 'ISIN' } }, 'no column is assigned to the date.'],
  ])('refuses a mapping with %s', async (_, mapping, reason) => {
    const file = await previewOne(openLedgerDesk(), DEPOT, given(mapping as Mapping))
    expect(file).toMatchObject({ format: null, error: { kind: 'refused', field: 'mapping', reason } })
  })

  it('can be UTF-16, Windows-1252, tabbed and ragged', async () => {
    for (const bytes of [
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      Buffer.from(text, 'latin1'),
      Buffer.from(text.replaceAll(';', '\t')),
      Buffer.from(text.replace('5.000,00;EUR', '5.000,00')),
    ]) {
      const desk = openLedgerDesk()
      const file = await commitOne(desk, desk.file('depot.csv', bytes), given(MAPPING))
      expect(file.rows).toMatchObject({ read: 6, new: 5, error: 1 })
    }
  })
})

describe('a table of holdings that no layout knows', () => {
  it('is read as positions by the mapping', async () => {
    const desk = openLedgerDesk()
    const path = desk.file('held.csv', 'Paper;Pieces;Value now\nKRNT;40;860,00\nPELF;-25;-200,50\n')
    const mapping: Mapping = { record: 'positions', columns: { symbol: 'Paper', quantity: 'Pieces', marketValue: 'Value now' }, actions: {}, currency: 'EUR' }
    const open = await previewOne(desk, path, given(mapping))
    expect(open.questions.filter(({ answer }) => answer === undefined).map(({ id }) => id)).toEqual(['asOf'])
    const file = await commitOne(desk, path, given(mapping, { asOf: '2026-06-12' }))
    expect(file).toMatchObject({ format: { kind: 'positions' }, byKind: { position: 2 }, rows: { new: 2 } })
  })
})

describe('a table of prices that no layout knows', () => {
  it('is read as bars by the mapping, into the series of the generic layout, and taken back', async () => {
    const desk = openLedgerDesk()
    const before = desk.hash()
    const path = desk.file(
      'KRNT.csv',
      'Tag;Erster Kurs;Spitze;Boden;Letzter Kurs;Umsatz\n13.03.2024;10,00;10,50;9,90;10,40;1.500\n14.03.2024;10,40;10,80;10,30;10,70;1.450\n',
    )
    expect((await previewOne(desk, path)).questions.map(({ id }) => id)).toEqual(['mapping'])
    const mapping: Mapping = {
      record: 'bars',
      columns: { date: 'Tag', open: 'Erster Kurs', high: 'Spitze', low: 'Boden', close: 'Letzter Kurs', volume: 'Umsatz' },
      actions: {},
      currency: 'EUR',
    }
    // Prices show a comma; 1.500 shares could be one and a half.
    expect(
      (await previewOne(desk, path, { answers: { mapping } })).questions.filter(({ answer, default: assumed }) => (answer ?? assumed) === undefined),
    ).toMatchObject([{ id: 'decimal' }])
    const { batch, files } = await desk.commit([path], { answers: { mapping, decimal: 'comma' } })
    expect(files[0]).toMatchObject({ format: { kind: 'bars' }, byKind: { bar: 2 }, symbols: ['KRNT'] })
    const [series] = desk.db.prepare('SELECT profile_id AS profile, timeframe FROM series').all()
    expect(series).toEqual({ profile: 'ohlcv', timeframe: '1d' })
    await desk.undo(batch)
    expect(desk.hash()).toBe(before)
  })
})
