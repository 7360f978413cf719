import { describe, expect, it } from 'vitest'
import type { Input, Output } from '#contract/channels.ts'
import { type Outcome, sentenceFor } from '#contract/errors.ts'
import { sessionRange } from '#domain/calendar.ts'
import { exchangeCalendar } from '../../../../src/main/ingest/exchange-calendar.ts'
import { formerValues } from '../../../../src/main/store/value-history.ts'
import { barsRange } from '../../../../src/main/threads/analysis/reads/bars-range.ts'
import { dataCoverage } from '../../../../src/main/threads/analysis/reads/data-coverage.ts'
import { dataHealth } from '../../../../src/main/threads/analysis/reads/data-health.ts'
import { screenRun } from '../../../../src/main/threads/analysis/screen/screen-run.ts'
import { instrumentsGet } from '../../../../src/main/threads/analysis/reads/instruments-get.ts'
import { instrumentsList } from '../../../../src/main/threads/analysis/reads/instruments-list.ts'
import { delistInstrument, renameInstrument, undelistInstrument, unrenameInstrument } from '../../../../src/main/threads/ledger/names-end.ts'
import { type LedgerDesk, openLedgerDesk } from '../../../support/ledger-context.ts'
import { valueOf } from '../../store/fresh-workspace.ts'
import { ask } from '../analysis/ask.ts'

const AT = Date.UTC(2026, 10, 20, 22)
const RENAME: Input<'instruments.rename'> = { symbol: 'OLD', to: 'NEW', session: '2026-11-18' }
const HEAD = 'Date,Open,High,Low,Close,Adj Close,Volume'
const bars = (...rows: readonly (readonly [day: string, close: number])[]): string =>
  `${[HEAD, ...rows.map(([day, close]) => `${day},${close},${close},${close},${close},${close},1000`)].join('\n')}\n`
const BEFORE = bars(['2026-11-13', 9], ['2026-11-16', 10], ['2026-11-17', 11])
const AFTER = bars(['2026-11-18', 12], ['2026-11-19', 13], ['2026-11-20', 14])
const ANOTHER = bars(['2026-11-19', 90], ['2026-11-20', 91])

const refusalOf = async (desk: LedgerDesk): Promise<string> => wordsOf(await renameInstrument({ ...RENAME, session: '2026-11-13' }, desk.context()))
const rename = async (desk: LedgerDesk, input: Partial<Input<'instruments.rename'>> = {}): Promise<Output<'instruments.rename'>> =>
  valueOf(await renameInstrument({ ...RENAME, ...input }, desk.context()))
const delist = async (desk: LedgerDesk, input: Partial<Input<'instruments.delist'>> = {}): Promise<Output<'instruments.delist'>> =>
  valueOf(await delistInstrument({ symbol: 'OLD', session: '2026-11-17', reason: 'performance', ...input }, desk.context()))
const wordsOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'no refusal' : sentenceFor(outcome.error))
const closes = async (desk: LedgerDesk, symbol: string): Promise<unknown> => {
  const outcome = await ask(desk.db, barsRange, { symbol, timeframe: '1d', adjust: 'split' }, AT)
  return outcome.ok ? outcome.value.close : wordsOf(outcome)
}
const held = async (desk: LedgerDesk): Promise<unknown[]> =>
  (await desk.positions({ account: 'A' })).positions.map(({ symbol, quantity, averageCost, realizedPnl }) => [symbol, quantity, averageCost, realizedPnl])
const names = async (desk: LedgerDesk): Promise<unknown[]> =>
  valueOf(await ask(desk.db, instrumentsList, { limit: 100 }, AT)).instruments.map(({ symbol, firstSession, lastSession, tickers, delisted }) => [
    symbol,
    firstSession,
    lastSession,
    tickers.map(({ ticker, from, until }) => `${ticker} ${from ?? ''}..${until ?? ''}`).join(', '),
    delisted?.reason ?? null,
  ])

describe('a rename', () => {
  it('is one chart and one name under both tickers, and leaves nothing when it is taken back', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('OLD.csv', BEFORE), desk.file('NEW.csv', AFTER)])
    const untouched = [desk.hash(), await names(desk)]
    const answer = await rename(desk)
    expect([answer.symbol, answer.tickers, answer.delisted]).toEqual([
      'NEW',
      [
        { ticker: 'NEW', from: null, until: null },
        { ticker: 'OLD', from: null, until: '2026-11-18' },
      ],
      null,
    ])
    expect([await closes(desk, 'NEW'), await closes(desk, 'OLD')]).toEqual([
      [9, 10, 11, 12, 13, 14],
      [9, 10, 11, 12, 13, 14],
    ])
    expect(await names(desk)).toEqual([['NEW', '2026-11-13', '2026-11-20', 'NEW .., OLD ..2026-11-18', null]])
    expect(valueOf(await ask(desk.db, instrumentsGet, { symbol: 'OLD' }, AT)).symbol).toBe('NEW')
    const generation = desk.generation()
    await rename(desk)
    expect(desk.generation()).toBe(generation)
    await unrenameInstrument(RENAME, desk.context())
    expect([desk.hash(), await names(desk)]).toEqual(untouched)
    expect(formerValues(desk.db, 'name_ends', ['OLD', '2026-11-18']).map(({ oldValue }) => oldValue === null)).toEqual([true, false])
  })

  it('carries one position and one queue of lots over it', async () => {
    const desk = openLedgerDesk()
    await desk.add({ account: 'A', kind: 'buy', session: '2026-11-16', symbol: 'OLD', quantity: '10', price: '10' })
    await desk.add({ account: 'A', kind: 'buy', session: '2026-11-19', symbol: 'NEW', quantity: '10', price: '14' })
    await desk.add({ account: 'A', kind: 'sell', session: '2026-11-20', symbol: 'NEW', quantity: '15', price: '15' })
    await rename(desk)
    expect(await held(desk)).toEqual([['NEW', '5', '14', '55']])
    expect((await desk.transactions({ symbol: 'OLD' })).map(({ symbol }) => symbol)).toEqual(['NEW', 'NEW', 'NEW'])
  })

  it('leaves rows of the old ticker from its session on to another name, made by itself', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('OLD.csv', BEFORE), desk.file('NEW.csv', AFTER)])
    await desk.add({ account: 'A', kind: 'buy', session: '2026-11-16', symbol: 'OLD', quantity: '10', price: '10' })
    await rename(desk)
    const renamed = desk.hash()
    const { batch, totals } = await desk.commit([desk.file('more/OLD.csv', ANOTHER)])
    expect(totals.new).toBe(2)
    await desk.add({ account: 'A', kind: 'buy', session: '2026-11-19', symbol: 'OLD', quantity: '1', price: '90' })
    expect([await closes(desk, 'OLD'), await closes(desk, 'NEW'), await closes(desk, 'OLD@2026-11-13')]).toEqual([
      [90, 91],
      [9, 10, 11, 12, 13, 14],
      [9, 10, 11, 12, 13, 14],
    ])
    expect(await held(desk)).toEqual([
      ['NEW', '10', '10', '0'],
      ['OLD', '1', '90', '0'],
    ])
    expect(await names(desk)).toEqual([
      ['NEW', '2026-11-13', '2026-11-20', 'NEW .., OLD ..2026-11-18', null],
      ['OLD', '2026-11-19', '2026-11-20', 'OLD 2026-11-18..', null],
    ])
    expect((await desk.preview([desk.file('again/OLD.csv', BEFORE)])).totals).toMatchObject({ new: 0, known: 3 })
    await desk.remove((await desk.transactions({ symbol: 'OLD' }))[0]?.id ?? '')
    await desk.undo(batch, true)
    expect([desk.hash() === renamed, await closes(desk, 'OLD')]).toEqual([false, [9, 10, 11, 12, 13, 14]])
  })

  it('follows through further tickers, and back', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('OLD.csv', BEFORE), desk.file('MID.csv', bars(['2026-11-18', 12])), desk.file('NEW.csv', bars(['2026-11-19', 13]))])
    await rename(desk, { to: 'MID' })
    await rename(desk, { symbol: 'MID', to: 'NEW', session: '2026-11-19' })
    expect([await closes(desk, 'NEW'), await closes(desk, 'OLD')]).toEqual([
      [9, 10, 11, 12, 13],
      [9, 10, 11, 12, 13],
    ])
    expect((await names(desk)).map((row) => (row as unknown[])[0])).toEqual(['NEW'])
  })

  it('is refused where it contradicts what is known, in words', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('OLD.csv', BEFORE)])
    const refusal = async (input: Partial<Input<'instruments.rename'>>): Promise<string> =>
      wordsOf(await renameInstrument({ ...RENAME, ...input }, desk.context()))
    expect([
      await refusal({ to: 'OLD' }),
      await refusal({ session: '2026-11-21' }),
      await refusal({ session: '2199-01-02' }),
      await refusal({ symbol: 'NOBODY' }),
      await refusal({ to: 'N€W' }),
    ]).toEqual([
      'to: OLD is its ticker already. Nothing was changed.',
      'session: 2026-11-21 is no session of the exchange. Nothing was changed.',
      'session: 2199-01-02 is no session of the exchange. Nothing was changed.',
      expect.stringContaining('NOBODY'),
      'to: The symbol contains the character U+20AC, which no ticker has. Nothing was changed.',
    ])
    await rename(desk)
    expect(await refusal({ to: 'OTHER' })).toBe('session: OLD is noted as NEW from 2026-11-18. Take that back first. Nothing was changed.')
    expect(wordsOf(await unrenameInstrument({ ...RENAME, to: 'OTHER' }, desk.context()))).toContain('OLD to OTHER on 2026-11-18')
  })
})

describe('the bars of a new ticker', () => {
  const days = sessionRange(exchangeCalendar, '2026-09-01', '2026-11-13') ?? []
  const walk = (step: (i: number) => number, from = 0): string =>
    bars(...days.slice(from).map((day, i) => [day, Math.round(step(i + from) * 100) / 100] as const))

  it('of days before the rename are another name’s where they move otherwise, and then it is refused', async () => {
    const desk = openLedgerDesk()
    await desk.commit([
      desk.file(
        'OLD.csv',
        walk((i) => 20 + Math.sin(i)),
      ),
      desk.file(
        'NEW.csv',
        walk((i) => 50 + 3 * Math.cos(i * 1.7)),
      ),
    ])
    expect(wordsOf(await renameInstrument({ ...RENAME, session: '2026-11-13' }, desk.context()))).toContain(
      'before 2026-11-13 that do not move as those of OLD: it was another name’s ticker. Say first what became of that name.',
    )
    // Said so, the ticker is free from that day on.
    await rename(desk, { symbol: 'NEW', to: 'NEWER', session: '2026-11-12' })
    expect(await refusalOf(desk)).toBe('no refusal')
  })

  it('stand before the old one’s, which fill what they lack on their level', async () => {
    const desk = openLedgerDesk()
    await desk.commit([
      desk.file(
        'OLD.csv',
        walk((i) => 20 + i),
      ),
      desk.file(
        'NEW.csv',
        walk((i) => 10 + i / 2, 30),
      ),
    ])
    await rename(desk, { session: '2026-11-13' })
    const closed = (await closes(desk, 'NEW')) as number[]
    expect([closed.length, closed[0], closed[29], closed[30]]).toEqual([days.length, 10, 24.5, 25])
    const { tickers } = valueOf(await ask(desk.db, barsRange, { symbol: 'NEW', timeframe: '1d', adjust: 'split' }, AT))
    expect(tickers?.map(({ ticker, from }) => [ticker, from])).toEqual([
      ['OLD', days[0]],
      ['NEW', days[30]],
    ])
  })
})

describe('a delisting', () => {
  it('keeps the name with its history under its last day, and leaves its ticker to another', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('OLD.csv', BEFORE)])
    const untouched = desk.hash()
    const answer = await delist(desk, { reason: 'merger', successor: 'NEW', price: 12.5 })
    expect([answer.symbol, answer.delisted]).toEqual([
      'OLD@2026-11-17',
      { session: '2026-11-17', reason: 'merger', price: '12.5', successor: 'NEW', ratio: null },
    ])
    expect([await closes(desk, 'OLD'), await names(desk)]).toEqual([
      [9, 10, 11],
      [['OLD@2026-11-17', '2026-11-13', '2026-11-17', 'OLD ..2026-11-18', 'merger']],
    ])
    await desk.commit([desk.file('more/OLD.csv', ANOTHER)])
    expect([await closes(desk, 'OLD'), await closes(desk, 'OLD@2026-11-17')]).toEqual([
      [90, 91],
      [9, 10, 11],
    ])
    await desk.undo((await desk.history()).batches[0]?.id ?? null)
    await undelistInstrument({ symbol: 'OLD@2026-11-17', session: '2026-11-17' }, desk.context())
    expect(desk.hash()).toBe(untouched)
  })

  it('lets the broker book its end late, and the typed row name it', async () => {
    const desk = openLedgerDesk()
    await desk.add({ account: 'A', kind: 'buy', session: '2026-11-16', symbol: 'OLD', quantity: '10', price: '10' })
    await delist(desk)
    await desk.add({ account: 'A', kind: 'sec-transfer', session: '2026-11-19', symbol: 'OLD', quantity: '-4' })
    await desk.add({ account: 'A', kind: 'sell', session: '2026-11-20', symbol: 'OLD@2026-11-17', quantity: '6', price: '0' })
    expect(await held(desk)).toEqual([['OLD@2026-11-17', '0', null, '-60']])
  })

  it('is in no later screen, late with nothing, and shows what is still held with what to type', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('OLD.csv', BEFORE), desk.file('NEW.csv', AFTER), desk.file('IWM.csv', bars(['2026-11-13', 1], ['2026-11-20', 1]))])
    await desk.add({ account: 'A', kind: 'buy', session: '2026-11-16', symbol: 'OLD', quantity: '10', price: '10' })
    await delist(desk, { reason: 'merger', successor: 'NEW', ratio: '0.5' })
    const screened = async (asOf: string): Promise<unknown> => {
      const { rows, membership } = valueOf(await ask(desk.db, screenRun, { asOf, limit: 100 }, AT))
      return [rows.map(({ symbol }) => symbol), membership.split('bars.')[1]?.trim()]
    }
    expect(await screened('2026-11-20')).toEqual([['NEW'], 'Without one that was delisted by then: OLD 2026-11-17.'])
    expect(await screened('2026-11-17')).toEqual([['NEW', 'OLD@2026-11-17'], ''])
    const [position] = (await desk.positions({ account: 'A' })).positions
    expect([position?.symbol, position?.quantity, position?.lastPrice, position?.delisted?.next]).toEqual([
      'OLD@2026-11-17',
      '10',
      11,
      'It became part of NEW on 2026-11-17. Type a sec-transfer of -10 OLD@2026-11-17 and one of 5 NEW at their cost.',
    ])
    const health = valueOf(await ask(desk.db, dataHealth, { limit: 100 }, AT))
    expect(health.problems.filter(({ symbol }) => symbol?.startsWith('OLD') === true).map(({ code }) => code)).toEqual(['delisted-held'])
    const row = valueOf(await ask(desk.db, dataCoverage, { limit: 100, symbol: 'OLD' }, AT)).rows[0]
    expect([row?.symbol, row?.cells.find(({ kind }) => kind === 'daily_bars')]).toEqual([
      'OLD@2026-11-17',
      { kind: 'daily_bars', state: 'unjudged', last: '2026-11-17' },
    ])
    await desk.add({ account: 'A', kind: 'sec-transfer', session: '2026-11-18', symbol: 'OLD', quantity: '-10' })
    await desk.add({ account: 'A', kind: 'sec-transfer', session: '2026-11-18', symbol: 'NEW', quantity: '5', price: '20' })
    expect((await held(desk)).map((one) => (one as unknown[]).slice(0, 3))).toEqual([
      ['NEW', '5', '20'],
      ['OLD@2026-11-17', '0', null],
    ])
  })

  it('is refused with terms that do not go together', async () => {
    const desk = openLedgerDesk()
    await desk.commit([desk.file('OLD.csv', BEFORE)])
    const refusal = async (input: Partial<Input<'instruments.delist'>>): Promise<string> =>
      wordsOf(await delistInstrument({ symbol: 'OLD', session: '2026-11-17', reason: 'merger', ...input }, desk.context()))
    expect([
      await refusal({ price: -1 }),
      await refusal({ reason: 'other', successor: 'NEW' }),
      await refusal({ successor: 'OLD' }),
      await refusal({ ratio: '0.5' }),
    ]).toEqual([
      'price: It is a number above zero. Nothing was changed.',
      'successor: Only a merger has one: say merger as the reason. Nothing was changed.',
      'successor: OLD is the name itself. Nothing was changed.',
      'ratio: It counts shares of the successor: say which name that is. Nothing was changed.',
    ])
  })
})

it('reads back from our own layout a row that names a former bearer', async () => {
  const desk = openLedgerDesk()
  await desk.commit([desk.file('OLD.csv', BEFORE)])
  await delist(desk)
  const rows = ['date,at,kind,symbol,quantity,price,amount,fees,currency,account,externalId,note', '2026-11-20,,buy,OLD@2026-11-17,6,1,-6,0,USD,A,,']
  const { files } = await desk.commit([desk.file('own.csv', `${rows.join('\n')}\n`)])
  expect([files[0]?.rows.new, await held(desk)]).toEqual([1, [['OLD@2026-11-17', '6', '1', '0']]])
})
