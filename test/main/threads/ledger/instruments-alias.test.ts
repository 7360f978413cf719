import { describe, expect, it } from 'vitest'
import type { Input, Output } from '#contract/channels.ts'
import { sentenceFor } from '#contract/errors.ts'
import { formerValues } from '../../../../src/main/store/value-history.ts'
import { barsRange } from '../../../../src/main/threads/analysis/reads/bars-range.ts'
import { instrumentsGet } from '../../../../src/main/threads/analysis/reads/instruments-get.ts'
import { addInstrumentAlias, removeInstrumentAlias } from '../../../../src/main/threads/ledger/instruments-alias.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'
import { valueOf } from '../../store/fresh-workspace.ts'
import { ask } from '../analysis/ask.ts'

const AT = Date.UTC(2026, 10, 20, 22)
const FB: Input<'instruments.alias'> = { symbol: 'META', source: 'symbol', rawId: 'FB', broker: null }
const HEAD = 'Date,Open,High,Low,Close,Adj Close,Volume'
const bars = (...rows: readonly (readonly [day: string, close: number])[]): string =>
  `${[HEAD, ...rows.map(([day, close]) => `${day},${close},${close},${close},${close},${close},1000`)].join('\n')}\n`
const OLD = bars(['2026-11-16', 10], ['2026-11-17', 11], ['2026-11-18', 12])
const NEW = bars(['2026-11-18', 12], ['2026-11-19', 13], ['2026-11-20', 14])

const alias = async (desk: LedgerDesk, input: Partial<Input<'instruments.alias'>> = {}): Promise<Output<'instruments.alias'>> =>
  valueOf(await addInstrumentAlias({ ...FB, ...input }, desk.context()))
const unalias = async (desk: LedgerDesk): Promise<Output<'instruments.unalias'>> => valueOf(await removeInstrumentAlias(FB, desk.context()))
const refusal = async (desk: LedgerDesk, input: Partial<Input<'instruments.alias'>>): Promise<string> => {
  const outcome = await addInstrumentAlias({ ...FB, ...input }, desk.context())
  return outcome.ok ? 'no refusal' : sentenceFor(outcome.error)
}
const closes = async (desk: LedgerDesk): Promise<unknown> =>
  valueOf(await ask(desk.db, barsRange, { symbol: 'META', timeframe: '1d', adjust: 'split' }, AT)).close
const held = async (desk: LedgerDesk): Promise<unknown[]> =>
  (await desk.positions({ account: 'A' })).positions.map(({ symbol, quantity, averageCost }) => [symbol, quantity, averageCost])

describe('another name of an instrument', () => {
  it('is listed with it, found by it, stored once, and leaves nothing when it is taken back', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('META.csv', NEW)])
    const untouched = desk.hash()
    expect(await alias(desk)).toEqual({ symbol: 'META', aliases: [{ source: 'symbol', rawId: 'FB', broker: null }] })
    const generation = desk.generation()
    await alias(desk)
    expect(desk.generation()).toBe(generation)
    await alias(desk, { symbol: 'FB', source: 'cusip', rawId: '30303M102', broker: null })
    expect(valueOf(await ask(desk.db, instrumentsGet, { symbol: 'FB' }, AT))).toMatchObject({
      symbol: 'META',
      aliases: [
        { source: 'cusip', rawId: '30303M102', broker: null },
        { source: 'symbol', rawId: 'FB', broker: null },
      ],
    })
    await removeInstrumentAlias({ symbol: 'META', source: 'cusip', rawId: '30303M102', broker: null }, desk.context())
    expect([(await unalias(desk)).aliases, desk.hash()]).toEqual([[], untouched])
    expect(formerValues(desk.db, 'instrument_aliases', ['symbol', 'FB']).map(({ oldValue }) => oldValue)).toEqual([null, 'META'])
  })

  it('brings price files under it to the same instrument, by their names and by their rows, and undo takes them away', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('META.csv', NEW)])
    await alias(desk)
    const aliased = desk.hash()
    const preview = await desk.preview([desk.file('FB.csv', OLD)])
    expect(preview.files[0]?.checks.find(({ id }) => id === 'symbol')?.detail).toBe('META, of which FB is another name, from the name of the file.')
    expect([preview.totals.new, preview.totals.known]).toEqual([2, 1])
    const { batch } = await desk.commit({ preview: preview.preview })
    expect(await closes(desk)).toEqual([10, 11, 12, 13, 14])
    const joined = desk.hash()
    await desk.undo(batch, true)
    expect([await closes(desk), desk.hash()]).toEqual([[12, 13, 14], aliased])
    await desk.redo(batch, true)
    expect(desk.hash()).toBe(joined)
  })

  it('reads a file of both names, and two files of one import, as one instrument', async () => {
    const desk = openLedgerDesk()
    await desk.add({ account: 'A', kind: 'buy', session: '2026-11-17', symbol: 'META', quantity: '1', price: '11' })
    await alias(desk)
    await desk.commit([desk.file('FB.csv', OLD), desk.file('META.csv', NEW)])
    expect(await closes(desk)).toEqual([10, 11, 12, 13, 14])
    const rows = ['2026-11-19,FB,13,13,13,13,1000', '2026-11-20,META,14,14,14,14,1000']
    const { totals } = await desk.preview([desk.file('all.csv', `date,symbol,open,high,low,close,volume\n${rows.join('\n')}\n`)])
    expect(totals.read).toBe(2)
    await desk.commit([desk.file('all.csv', `date,symbol,open,high,low,close,volume\n${rows.join('\n')}\n`)])
    expect(valueOf(await ask(desk.db, instrumentsGet, { symbol: 'META' }, AT)).series).toBe(2)
  })

  it('joins fills under both names into one position, of a name without prices too', async () => {
    const desk = openLedgerDesk()
    await desk.add({ account: 'A', kind: 'buy', session: '2026-11-16', symbol: 'FB', quantity: '10', price: '10' })
    await desk.add({ account: 'A', kind: 'buy', session: '2026-11-19', symbol: 'META', quantity: '10', price: '14' })
    await desk.add({ account: 'A', kind: 'sell', session: '2026-11-20', symbol: 'META', quantity: '15', price: '15' })
    const before = [await held(desk), desk.hash()]
    await alias(desk)
    expect(await held(desk)).toEqual([['META', '5', '14']])
    await unalias(desk)
    expect([await held(desk), desk.hash()]).toEqual(before)
  })

  it('is refused where it stands for something, and of a name nobody knows', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('META.csv', NEW), desk.file('FB.csv', OLD), desk.file('OTHER.csv', OLD)])
    await alias(desk, { rawId: 'FACE' })
    const untouched = [desk.hash(), desk.generation()]
    expect(await refusal(desk, { symbol: 'NONE' })).toContain('NONE')
    expect([
      await refusal(desk, {}),
      await refusal(desk, { rawId: 'META' }),
      await refusal(desk, { symbol: 'OTHER', rawId: 'FACE' }),
      await refusal(desk, { source: 'isin', rawId: 'FACE', broker: null }),
    ]).toEqual([
      'rawId: FB is kept as a name of its own. Undo the imports that made it first, or say on which day it was renamed. Nothing was changed.',
      'rawId: META is its own ticker. Nothing was changed.',
      'rawId: FACE stands for META already, as its other ticker. Take that back first. Nothing was changed.',
      'rawId: FACE stands for META already, as its other ticker. Take that back first. Nothing was changed.',
    ])
    expect([desk.hash(), desk.generation()]).toEqual(untouched)
  })
})
