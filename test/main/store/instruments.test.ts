import { describe, expect, test } from 'vitest'
import { defaultKind } from '../../../src/main/store/default-kind.ts'
import { instrumentSummary, listInstruments } from '../../../src/main/store/instrument-list.ts'
import { addAlias, aliasesMeant, removeAlias } from '../../../src/main/store/instrument-aliases.ts'
import {
  currentSymbol,
  ensureInstrument,
  instrumentById,
  instrumentNamed,
  readInstrument,
  removeUnusedInstruments,
  stateTrait,
  withdrawTraits,
} from '../../../src/main/store/instruments.ts'
import { addBatchFile } from './batch-file.ts'
import { freshWorkspace } from './fresh-workspace.ts'

test('a name nobody has described is a stock, a fund of the regime set or an index', () => {
  expect(['PLUG', 'IWM', 'XLF', 'VIX', '^RUT', '^IXIC'].map((symbol) => defaultKind(symbol, null))).toEqual([
    'stock',
    'fund',
    'fund',
    'index',
    'index',
    'index',
  ])
  expect([defaultKind('PLUG', true), defaultKind('BREADTH', false), defaultKind('IWM', true)]).toEqual(['stock', 'index', 'fund'])
})

test('an instrument is made once and found by symbol, id and other names', () => {
  const { db } = freshWorkspace()
  const id = ensureInstrument(db, 'META')
  expect(ensureInstrument(db, 'META')).toBe(id)
  const by = { batchId: null, generation: 1, atMs: 1 }
  addAlias(db, id, { source: 'symbol', rawId: 'FB', broker: null }, by)
  addAlias(db, id, { source: 'cusip', rawId: '30303M102', broker: null }, by)
  expect(instrumentNamed(db, 'FB')).toEqual({ id, symbol: 'META', name: null, kind: 'stock', sector: null })
  expect([ensureInstrument(db, 'FB'), ensureInstrument(db, '30303M102'), currentSymbol(db, 'FB'), currentSymbol(db, 'NONE')]).toEqual([id, id, 'META', 'NONE'])
  expect([instrumentById(db, id)?.symbol, readInstrument(db, 'FB'), instrumentNamed(db, 'NONE')]).toEqual(['META', undefined, undefined])
  expect(aliasesMeant(db, 'META').map(({ rawId }) => rawId)).toEqual(['30303M102', 'FB'])
  removeAlias(db, 'META', { source: 'symbol', rawId: 'FB', broker: null }, by)
  expect(instrumentNamed(db, 'FB')).toBeUndefined()
})

describe('what sources say about an instrument', () => {
  test('is settled by rank, then by date, then by file, and a file taken back lets the next hold again', () => {
    const { db } = freshWorkspace()
    const id = ensureInstrument(db, 'PLUG')
    const [bars, older, newer] = [addBatchFile(db, 'bars'), addBatchFile(db, 'older'), addBatchFile(db, 'newer')]
    const sector = (): string | null | undefined => instrumentById(db, id)?.sector
    stateTrait(db, id, { trait: 'sector', value: 'Energy', source: 'bars', asOf: '', batchFileId: bars })
    stateTrait(db, id, { trait: 'sector', value: 'Industrials', source: 'holdings', asOf: '2026-10-30', batchFileId: newer })
    stateTrait(db, id, { trait: 'sector', value: 'Technology', source: 'holdings', asOf: '2026-09-30', batchFileId: older })
    expect(sector()).toBe('Industrials')
    expect(withdrawTraits(db, newer)).toEqual([id])
    expect(sector()).toBe('Technology')
    stateTrait(db, id, { trait: 'sector', value: 'Utilities', source: 'user', asOf: '', batchFileId: null })
    stateTrait(db, id, { trait: 'sector', value: 'Materials', source: 'user', asOf: '', batchFileId: null })
    expect(sector()).toBe('Materials')
    withdrawTraits(db, older)
    expect(sector()).toBe('Materials')
  })

  test('leaves its default kind when nobody says otherwise any more', () => {
    const { db } = freshWorkspace()
    const id = ensureInstrument(db, 'IWM')
    const file = addBatchFile(db)
    stateTrait(db, id, { trait: 'kind', value: 'index', source: 'bars', asOf: '', batchFileId: file })
    expect(instrumentById(db, id)?.kind).toBe('index')
    withdrawTraits(db, file)
    expect(instrumentById(db, id)?.kind).toBe('fund')
  })
})

test('an instrument goes when nothing refers to it, and not before', () => {
  const { db } = freshWorkspace()
  const file = addBatchFile(db)
  const [held, named, listed, loose] = ['HELD', 'NAMED', 'LISTED', 'LOOSE'].map((symbol) => ensureInstrument(db, symbol))
  db.prepare(
    `INSERT INTO series (kind, instrument_id, timeframe, profile_id, adjustment, is_primary, import_order) VALUES ('bars', ?, '1d', 'yahoo', 'split', 1, 1)`,
  ).run(held)
  stateTrait(db, named ?? 0, { trait: 'name', value: 'Named Inc', source: 'holdings', asOf: '', batchFileId: file })
  db.prepare(`INSERT INTO holdings (fund_instrument_id, as_of, row_key, instrument_id) VALUES (?, '2026-11-20', 'LISTED', ?)`).run(held, listed)
  expect(removeUnusedInstruments(db)).toEqual([loose])
  withdrawTraits(db, file)
  expect(removeUnusedInstruments(db)).toEqual([named])
})

test('the list is in order of symbols, searched by symbol from its start and by name anywhere, in pages', () => {
  const { db } = freshWorkspace()
  const file = addBatchFile(db)
  for (const [symbol, name] of [
    ['PLUG', 'Plug Power'],
    ['POWR', null],
    ['AMP', '100% Power_Co'],
    ['IWM', null],
  ] as const) {
    const id = ensureInstrument(db, symbol)
    if (name !== null) stateTrait(db, id, { trait: 'name', value: name, source: 'holdings', asOf: '', batchFileId: file })
  }
  const symbols = (question: object): string[] => listInstruments(db, { limit: 10, ...question }).map((row) => row.symbol)
  expect(symbols({})).toEqual(['AMP', 'IWM', 'PLUG', 'POWR'])
  expect(symbols({ query: 'p' })).toEqual(['AMP', 'PLUG', 'POWR'])
  expect(symbols({ query: 'power' })).toEqual(['AMP', 'PLUG'])
  expect(symbols({ query: '%' })).toEqual(['AMP'])
  expect(symbols({ query: 'r_c' })).toEqual(['AMP'])
  expect(symbols({ kind: 'fund' })).toEqual(['IWM'])
  expect(symbols({ after: 'IWM', limit: 1 })).toEqual(['PLUG'])
})

test('a summary spans all series of the instrument', () => {
  const { db } = freshWorkspace()
  const id = ensureInstrument(db, 'IWM')
  for (const [profile, first, last] of [
    ['yahoo', '2024-01-02', '2024-12-31'],
    ['stooq', '2023-06-01', '2023-12-29'],
  ] as const) {
    const series = db
      .prepare(
        `INSERT INTO series (kind, instrument_id, timeframe, profile_id, adjustment, is_primary, import_order) VALUES ('bars', ?, '1d', ?, 'split', 0, 1)`,
      )
      .run(id, profile).lastInsertRowid
    db.prepare(
      `INSERT INTO coverage (series_id, period, first_session, last_session, count, zero_volume_count, missing_volume_count) VALUES (?, 2024, ?, ?, 5, 0, 0)`,
    ).run(series, first, last)
  }
  expect(instrumentSummary(db, 'IWM')).toEqual({
    symbol: 'IWM',
    name: null,
    kind: 'fund',
    sector: null,
    firstSession: '2023-06-01',
    lastSession: '2024-12-31',
    series: 2,
    tickers: [{ ticker: 'IWM', from: null, until: null }],
    delisted: null,
  })
  expect(instrumentSummary(db, 'QQQ')).toBeUndefined()
})
