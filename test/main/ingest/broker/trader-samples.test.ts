import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Output } from '#contract/channels.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { plainRows, sumBy, sumOf, unitsOf } from '../../../support/plain-table.ts'

const samples = join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/data/brokers')
const sample = (path: string): string => join(samples, path)

type Transaction = Output<'transactions.list'>['transactions'][number]

/** One sample file: what every row must become. The rows that are neither records nor errors are ignored. */
interface Expected {
  readonly file: string
  readonly profile: string
  readonly account: string | null
  readonly read: number
  readonly errors?: readonly number[]
  readonly byKind: Readonly<Record<string, number>>
}

const SAMPLES: readonly Expected[] = [
  { file: 'webull/Webull_Orders_Records.csv', profile: 'webull-orders', account: null, read: 8, byKind: { buy: 2, sell: 2, option: 2 } },
  { file: 'webull/webull_gmt_offsets.csv', profile: 'webull-orders', account: null, read: 2, byKind: { buy: 1, sell: 1 } },
  {
    file: 'tastytrade/tastytrade_transactions_20col.csv',
    profile: 'tastytrade-history',
    account: null,
    read: 11,
    byKind: { option: 5, buy: 1, dividend: 1, tax: 1, interest: 1, fee: 1, 'cash-in': 1 },
  },
  { file: 'firstrade/firstrade_history.csv', profile: 'firstrade-history', account: null, read: 8, byKind: { buy: 3, sell: 2, option: 2, interest: 1 } },
  {
    file: 'tradezero/tradezero_template_shorts.csv',
    profile: 'clearing-template',
    account: 'XY000001',
    read: 15,
    byKind: { buy: 1, sell: 1, short: 4, cover: 9 },
  },
  { file: 'das/trades_2026-04-02.csv', profile: 'das-trades', account: 'ACCT_X', read: 4, byKind: { buy: 2, sell: 2 } },
  {
    file: 'trading212/trading212_2023_2025.csv',
    profile: 'trading212-history',
    account: null,
    read: 13,
    errors: [11, 12, 13, 14],
    byKind: { 'cash-in': 1, buy: 3, sell: 1, dividend: 3, interest: 1 },
  },
  { file: 'trading212/trading212_2026_layout.csv', profile: 'trading212-history', account: null, read: 5, byKind: { 'cash-in': 1, buy: 2, sell: 2 } },
  {
    file: 'revolut/revolut_invest_currency_signs.csv',
    profile: 'revolut-invest',
    account: null,
    read: 12,
    byKind: { buy: 3, sell: 1, dividend: 1, fee: 1, 'cash-in': 1, 'cash-out': 1, split: 1, 'sec-transfer': 2, internal: 1 },
  },
  {
    file: 'swissquote/swissquote_semicolon.csv',
    profile: 'swissquote-history',
    account: null,
    read: 21,
    byKind: { buy: 5, sell: 5, dividend: 3, fx: 4, fee: 1, interest: 1, 'cash-out': 2 },
  },
]

/** Imports one sample into an account of its own. */
async function imported(path: string): Promise<{ rows: readonly Transaction[]; positions: Output<'positions.list'>['positions'] }> {
  const desk = openLedgerDesk()
  await desk.commit([sample(path)], { account: 'main' })
  return { rows: await desk.transactions(), positions: (await desk.positions()).positions }
}

const figures = (row: Transaction | undefined): unknown => row && [row.at ?? row.session, row.kind, row.symbol, row.quantity, row.price, row.fees, row.amount]

describe('sample exports of the brokers of day traders and of Europe', () => {
  it.each(SAMPLES)('reads $file row by row', async (expected) => {
    const desk = openLedgerDesk()
    const [file] = (await desk.preview([sample(expected.file)])).files
    expect(file?.error).toBeUndefined()
    expect(file?.format?.id).toBe(expected.profile)
    expect(file?.account).toBe(expected.account)
    expect(file?.byKind).toEqual(expected.byKind)
    const stored = Object.values(expected.byKind).reduce((sum, count) => sum + count, 0)
    const error = expected.errors?.length ?? 0
    const ignored = expected.read - stored - error
    expect(file?.rows).toEqual({ read: expected.read, new: stored, known: 0, ignored, review: 0, unsupported: 0, error })
    const problems = file?.problems.filter(({ status }) => status === 'error') ?? []
    expect(problems.map(({ line }) => line)).toEqual(expected.errors ?? [])
    for (const problem of problems) expect(problem).toMatchObject({ column: 'Price / share', raw: expect.stringContaining('EOF') })
  })

  it('adds nothing when a sample is imported twice, and undo takes everything back', async () => {
    for (const { file } of SAMPLES) {
      const desk = openLedgerDesk()
      const before = desk.hash()
      const first = await desk.commit([sample(file)], { account: 'main' })
      const after = desk.hash()
      const second = await desk.commit([sample(file)], { account: 'main' })
      expect(second.batch, file).toBeNull()
      expect(second.files[0]?.rows.new, file).toBe(0)
      expect(desk.hash(), file).toBe(after)
      await desk.undo(first.batch)
      expect(desk.hash(), file).toBe(before)
    }
  })

  it('takes the filled part of Webull orders at its average price, at the printed moment', async () => {
    const { rows, positions } = await imported('webull/Webull_Orders_Records.csv')
    expect(rows.map(figures)).toEqual([
      ['2021-12-23T14:53:38Z', 'buy', 'AAPL', '10', '175', null, null],
      ['2021-12-24T15:15:00Z', 'sell', 'AAPL', '10', '180.2', null, null],
      ['2026-03-13T13:31:05Z', 'buy', 'AMC', '100', '5.02', null, null],
      ['2026-03-13T14:00:02Z', 'sell', 'AMC', '100', '5.31', null, null],
      ['2026-09-02T19:50:11Z', 'option', 'SPY260903C00766000', '7', '1.649', null, null],
      ['2026-09-03T13:30:51Z', 'option', 'SPY260903C00766000', '-7', '2.88', null, null],
    ])
    expect(positions.map(({ symbol, quantity, realizedPnl }) => [symbol, quantity, realizedPnl])).toEqual([
      ['AAPL', '0', '52'],
      ['AMC', '0', '29'],
    ])
    const offsets = await imported('webull/webull_gmt_offsets.csv')
    expect(offsets.rows.map(figures)).toEqual([
      ['2026-07-20T12:03:06Z', 'buy', 'VCIG', '40', '1.2299', null, null],
      ['2026-07-20T12:03:36Z', 'sell', 'VCIG', '40', '1.23', null, null],
    ])
  })

  it('reads the shares a tastytrade assignment brings, and every cash effect after commission and fees', async () => {
    const { rows } = await imported('tastytrade/tastytrade_transactions_20col.csv')
    expect(figures(rows.find(({ kind }) => kind === 'buy'))).toEqual(['2024-08-05T21:00:00Z', 'buy', 'SCHG', '100', '103', '5', '-10305'])
    expect(rows.find(({ kind }) => kind === 'dividend')).toMatchObject({ symbol: 'ICSH', amount: '20.15' })
    expect(rows.find(({ kind }) => kind === 'tax')).toMatchObject({ symbol: 'ICSH', amount: '-3.02' })
    const plain = plainRows(sample('tastytrade/tastytrade_transactions_20col.csv'))
    const cash = sumOf(plain.flatMap((row) => [row['Value'], row['Commissions'], row['Fees']]))
    expect(sumOf(rows.map((row) => row.amount))).toBe(cash)
  })

  it('finds the Firstrade position of a day that is not in order', async () => {
    const { rows, positions } = await imported('firstrade/firstrade_history.csv')
    expect(rows.filter(({ symbol }) => symbol === 'NET').map(figures)).toEqual([
      ['2026-05-07', 'sell', 'NET', '38', '254.3', '0.2', '9663.2'],
      ['2026-05-07', 'buy', 'NET', '88', '254', '0', '-22352'],
      ['2026-05-07T20:28:38Z', 'buy', 'NET', '50', '223', '0', '-11150'],
    ])
    expect(positions.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ['NET', '100'],
      ['SPY', '0'],
    ])
    expect(positions.find(({ symbol }) => symbol === 'SPY')?.realizedPnl).toBe('47.3')
    const plain = plainRows(sample('firstrade/firstrade_history.csv'))
    expect(sumOf(rows.map((row) => row.amount))).toBe(sumOf(plain.map((row) => row['Amount'])))
  })

  it('realises the exact gains of the TradeZero shorts, fees apart', async () => {
    const { rows, positions } = await imported('tradezero/tradezero_template_shorts.csv')
    const realised = (symbol: string, side: 'long' | 'short'): bigint => {
      const own = positions.filter((position) => position.symbol === symbol)
      return sumOf(own.flatMap((position) => ((position.realizedPnl === '-12.61') === (side === 'long') ? [position.realizedPnl] : [])))
    }
    expect(realised('RBLX', 'short')).toBe(unitsOf('-6.35'))
    expect(realised('SQ', 'short')).toBe(unitsOf('52.72'))
    expect(realised('SQ', 'long')).toBe(unitsOf('-12.61'))
    expect(positions.every(({ quantity }) => quantity === '0')).toBe(true)
    const fees = sumBy(
      rows,
      (row) => `${row.symbol} ${row.kind === 'buy' || row.kind === 'sell' ? 'long' : 'short'}`,
      (row) => row.fees,
    )
    expect(fees).toEqual({ 'RBLX short': unitsOf('0.35'), 'SQ short': unitsOf('0.23'), 'SQ long': unitsOf('0.11') })
    const plain = plainRows(sample('tradezero/tradezero_template_shorts.csv'))
    expect(sumOf(rows.map((row) => row.amount))).toBe(sumOf(plain.map((row) => row['Net Proceeds'])))
    const proceeds = sumOf(plain.flatMap((row) => (row['Symbol'] === 'RBLX' && row['Side'] === 'SS' ? [row['Gross Proceeds']] : [])))
    expect(proceeds).toBe(unitsOf('12618.00'))
  })

  it('takes the day of the DAS trades from the name of the file', async () => {
    const { rows, positions } = await imported('das/trades_2026-04-02.csv')
    expect(rows.map(figures)).toEqual([
      ['2026-04-02T13:30:00Z', 'buy', 'ACME', '40', '10', null, null],
      ['2026-04-02T13:30:00Z', 'buy', 'ACME', '60', '10', null, null],
      ['2026-04-02T13:31:00Z', 'sell', 'ACME', '50', '10.5', null, null],
      ['2026-04-02T13:32:00Z', 'sell', 'ACME', '50', '10.75', null, null],
    ])
    expect(positions).toMatchObject([{ symbol: 'ACME', quantity: '0', realizedPnl: '62.5' }])
  })

  it('keeps the fees of Trading 212 in the currencies they are printed in', async () => {
    const { rows, positions } = await imported('trading212/trading212_2026_layout.csv')
    expect(rows.map((row) => [row.kind, row.symbol ?? null, row.fees, row.feesIn ?? null, row.amount, row.currency, row.priceCurrency ?? null])).toEqual([
      ['cash-in', null, null, null, '10000', 'GBP', null],
      ['buy', 'ACME', '1.8', null, '-1201.8', 'GBP', 'USD'],
      ['sell', 'ACME', '1.87', { USD: '0.05' }, '1248.09', 'GBP', 'USD'],
      ['buy', 'REN', '1.2', { EUR: '3' }, '-803.6', 'GBP', 'EUR'],
      ['sell', 'REN', '1.32', null, '878.68', 'GBP', 'EUR'],
    ])
    // The file prints what each sale realised: 46.29 and 75.08.
    expect(positions.map(({ symbol, quantity, realizedPnl }) => [symbol, quantity, realizedPnl])).toEqual([
      ['ACME', '0', '46.29'],
      ['REN', '0', '75.08'],
    ])
    const older = await imported('trading212/trading212_2023_2025.csv')
    expect(older.rows.find(({ symbol }) => symbol === 'INRG')).toMatchObject({ price: '6.3011', priceCurrency: 'GBP', amount: '17.67', currency: 'EUR' })
    expect(older.rows.find(({ symbol }) => symbol === 'CSCO')).toMatchObject({
      quantity: '0.029053',
      price: '49.96',
      amount: '-1.33',
      at: '2023-12-18T14:30:03Z',
    })
  })

  it('reads both decimal marks and the currency signs of Revolut', async () => {
    const { rows } = await imported('revolut/revolut_invest_currency_signs.csv')
    expect(figures(rows.at(-1))).toEqual(['2025-09-08T07:29:03Z', 'buy', 'MSFT', '0.76672417', '26.09', null, '-20'])
    expect(rows.at(-1)?.currency).toBe('EUR')
    expect(rows.filter(({ kind }) => kind === 'cash-in' || kind === 'cash-out').map((row) => row.amount)).toEqual(['5.22', '-30.93'])
    expect(rows.find(({ kind }) => kind === 'split')).toMatchObject({ symbol: 'TSLA', quantity: '0.16431924' })
    expect(rows.find(({ kind }) => kind === 'internal')).toMatchObject({ amount: '-0.01' })
  })

  it('balances Swissquote by currency', async () => {
    const { rows } = await imported('swissquote/swissquote_semicolon.csv')
    const plain = plainRows(sample('swissquote/swissquote_semicolon.csv'), ';')
    const printed = sumBy(
      plain,
      (row) => row['Currency'] ?? '',
      (row) => row['Net Amount'],
    )
    const stored = sumBy(
      rows,
      (row) => row.currency,
      (row) => row.amount,
    )
    expect(stored).toEqual(printed)
    expect(sumOf(rows.map((row) => row.fees))).toBe(sumOf(plain.map((row) => row['Costs'])))
    expect(figures(rows.find(({ symbol }) => symbol === 'ORFN'))).toEqual(['2022-08-10T13:30:02Z', 'buy', 'ORFN', '200', '19.85', '5.96', '-3975.96'])
    // Two fills of one order a minute apart, and two sales of one second at different prices: all kept.
    expect(rows.filter(({ symbol }) => symbol === 'KROP')).toHaveLength(2)
    expect(rows.filter(({ symbol }) => symbol === 'WDSC')).toHaveLength(2)
  })
})
