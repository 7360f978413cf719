import { describe, expect, it } from 'vitest'
import { guessSource } from '../../../../src/renderer/features/data/another-name-dialog.tsx'
import { notedEnds, writeRename } from '../../../../src/renderer/features/data/name-acts.ts'
import {
  type Instrument,
  kindOf,
  nameOf,
  nameRows,
  type UnknownName,
  whatOf,
  writeAlias,
  writeDelisting,
  writeTickers,
} from '../../../../src/renderer/features/data/name-rows.ts'
import { writeSymbol } from '../../../../src/renderer/format/symbol-words.ts'

const META: Instrument = {
  symbol: 'META',
  name: 'Meta Platforms',
  kind: 'stock',
  sector: null,
  firstSession: '2012-05-18',
  lastSession: '2026-11-20',
  series: 2,
  tickers: [
    { ticker: 'META', from: null, until: null },
    { ticker: 'FB', from: null, until: '2022-06-09' },
  ],
  delisted: null,
  aliases: [
    { source: 'cusip', rawId: '30303M102', broker: null },
    { source: 'symbol', rawId: 'FBK', broker: 'schwab' },
  ],
}
const GONE: Instrument = {
  ...META,
  symbol: 'ABC@2024-03-05',
  tickers: [{ ticker: 'ABC', from: null, until: '2024-03-06' }],
  delisted: { session: '2024-03-05', reason: 'merger', price: '12.5', successor: 'XYZ', ratio: '0.5' },
  aliases: [],
}
const UNKNOWN: UnknownName = { text: '594918104', broker: 'fidelity', accounts: ['A', 'B'], rows: 3, from: '2026-01-05', to: '2026-02-06' }

describe('the lines of the names', () => {
  it('begin with what nobody knows', () => {
    const rows = nameRows([UNKNOWN], [META, GONE])
    expect(rows.map((row) => [nameOf(row), kindOf(row), whatOf(row)])).toEqual([
      ['594918104', 'unknown', '3 rows of fidelity in A, B'],
      ['META', 'stock', 'Meta Platforms'],
      ['ABC until 5 Mar 2024', 'stock', 'Meta Platforms'],
    ])
    expect(new Set(rows.map(({ id }) => id)).size).toBe(3)
  })

  it('tell tickers, other names and the end in words', () => {
    expect([writeTickers(META), writeTickers(GONE), META.aliases.map(writeAlias), writeDelisting(META), writeDelisting(GONE)]).toEqual([
      'FB before 9 Jun 2022',
      '',
      ['CUSIP 30303M102', 'FBK at schwab'],
      '',
      '5 Mar 2024, merger into 0.5 XYZ at 12.5',
    ])
    expect([writeSymbol('BRK.B'), writeSymbol('ABC@2024-03-05')]).toEqual(['BRK.B', 'ABC until 5 Mar 2024'])
  })

  it('name the acts that a rename and a delisting were noted by, to be taken back', () => {
    expect(notedEnds(META)).toEqual({ renames: [{ symbol: 'FB', to: 'META', session: '2022-06-09' }], delisting: null })
    expect(notedEnds(META).renames.map(writeRename)).toEqual(['FB became META on 9 Jun 2022'])
    expect(notedEnds(GONE)).toEqual({
      renames: [],
      delisting: { symbol: 'ABC', session: '2024-03-05', reason: 'merger', price: '12.5', successor: 'XYZ', ratio: '0.5' },
    })
  })

  it('take nine letters and digits for a CUSIP and twelve for an ISIN', () => {
    expect(['594918104', 'US5949181045', 'BRK.B', 'MSFT', '30303M102'].map(guessSource)).toEqual(['cusip', 'isin', 'symbol', 'symbol', 'cusip'])
  })
})
