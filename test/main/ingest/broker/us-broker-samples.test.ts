import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { sumOfColumn } from '../../../support/column-sum.ts'
import { openLedgerDesk } from '../../../support/ledger-context.ts'
import { statedLines } from '../../../support/positions-fixtures.ts'

const samples = join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/data/brokers')
const sample = (path: string): string => join(samples, path)

const HISTORY = 'ibkr/transaction_history_2025.csv'
const FLEX_TRADES = 'ibkr/flex_trades_quoted.csv'
const FLEX_CASH = 'ibkr/flex_cash_transactions_quoted.csv'
const EXECUTIONS = 'ibkr/flex_query_executions.csv'
const CLASSIC = 'etrade/DownloadTxnHistory_classic_2023.csv'
const ACTIVITY = 'etrade/etrade_2026_activity_layout.csv'
const ROBINHOOD = 'robinhood/robinhood_activity_2026_options.csv'
const VANGUARD = 'vanguard/OfxDownload_holdings_and_transactions.csv'
const STATEMENT = 'thinkorswim/2026-03-26-AccountStatement.csv'

/** One sample file: what every row must become. */
interface Expected {
  readonly file: string
  readonly profile: string
  readonly account: string | null
  readonly accounts?: readonly string[]
  readonly rows: { readonly read: number; readonly new: number; readonly ignored: number; readonly unsupported?: number }
  readonly byKind: Readonly<Record<string, number>>
}

const SAMPLES: readonly Expected[] = [
  {
    file: HISTORY,
    profile: 'ibkr-history',
    account: 'U***00000',
    rows: { read: 19, new: 12, ignored: 7 },
    byKind: { buy: 1, sell: 1, dividend: 2, tax: 4, interest: 1, 'cash-in': 1, fx: 1, internal: 1 },
  },
  { file: FLEX_TRADES, profile: 'ibkr-flex-trades', account: null, rows: { read: 11, new: 11, ignored: 0 }, byKind: { buy: 8, fx: 3 } },
  { file: FLEX_CASH, profile: 'ibkr-flex-cash', account: null, rows: { read: 11, new: 11, ignored: 0 }, byKind: { dividend: 7, tax: 4 } },
  {
    file: EXECUTIONS,
    profile: 'ibkr-flex-trades',
    account: 'U0000000',
    rows: { read: 5, new: 4, ignored: 0, unsupported: 1 },
    byKind: { buy: 1, sell: 1, option: 2 },
  },
  { file: CLASSIC, profile: 'etrade-classic', account: '0000', rows: { read: 13, new: 13, ignored: 0 }, byKind: { buy: 7, sell: 5, 'cash-in': 1 } },
  {
    file: ACTIVITY,
    profile: 'etrade-activity',
    account: '0000',
    rows: { read: 7, new: 7, ignored: 0 },
    byKind: { buy: 1, sell: 1, reinvest: 1, dividend: 1, 'cash-in': 1, interest: 1, option: 1 },
  },
  {
    file: ROBINHOOD,
    profile: 'robinhood-activity',
    account: null,
    rows: { read: 11, new: 10, ignored: 1 },
    byKind: { buy: 1, sell: 1, option: 3, dividend: 1, fee: 1, interest: 1, 'cash-in': 1, 'cash-out': 1 },
  },
  {
    file: VANGUARD,
    profile: 'vanguard-download',
    account: null,
    accounts: ['12345678', '87654321'],
    rows: { read: 13, new: 13, ignored: 0 },
    byKind: { buy: 2, sell: 1, dividend: 1, reinvest: 1, internal: 1, position: 7 },
  },
  {
    file: STATEMENT,
    profile: 'thinkorswim-statement',
    account: 'D-00000000',
    rows: { read: 32, new: 14, ignored: 18 },
    byKind: { buy: 5, cover: 2, sell: 5, interest: 2 },
  },
]

describe('sample exports of further United States brokers', () => {
  it.each(SAMPLES)('reads $file row by row', async (expected) => {
    const desk = openLedgerDesk()
    const { preview, files } = await desk.preview([sample(expected.file)])
    const [file] = files
    expect(file?.error).toBeUndefined()
    expect(file?.format?.id).toBe(expected.profile)
    expect(file?.account).toBe(expected.account)
    expect(file?.rows).toEqual({ known: 0, review: 0, unsupported: 0, error: 0, ...expected.rows })
    expect(file?.byKind).toEqual(expected.byKind)
    expect(file?.checks.filter((check) => !check.ok)).toEqual([])
    expect(file?.questions.filter((question) => question.default === undefined).map(({ id }) => id)).toEqual(
      expected.account === null && expected.accounts === undefined ? ['account'] : [],
    )
    if (expected.accounts !== undefined) expect(file?.accounts).toEqual(expected.accounts)
    const kept = (await desk.rowsOfPreview({ preview })).rows
    expect(kept.every(({ line, raw, status, reason }) => line > 0 && raw !== '' && (status === 'new' || reason !== ''))).toBe(true)
    expect(kept).toHaveLength(expected.rows.read)
  })

  it('adds nothing when a sample is imported twice, and undo takes everything back', async () => {
    for (const { file } of SAMPLES) {
      const desk = openLedgerDesk()
      const before = desk.hash()
      const first = await desk.commit([sample(file)], { account: 'main' })
      const after = desk.hash()
      const second = await desk.commit([sample(file)], { account: 'main' })
      expect(second.files[0]?.rows.new, file).toBe(0)
      expect(second.files[0]?.byKind, file).toEqual(first.files[0]?.byKind)
      expect(second.batch, file).toBeNull()
      expect(desk.hash(), file).toBe(after)
      await desk.undo(first.batch)
      expect(desk.hash(), file).toBe(before)
    }
  })

  // An oracle without any rule: the printed column summed by a plain parser, against the sum of what was stored.
  it.each([
    [HISTORY, 'Net Amount', {}],
    [FLEX_CASH, 'Amount', {}],
    [CLASSIC, 'Amount', {}],
    [ACTIVITY, 'Amount $', {}],
    [ROBINHOOD, 'Amount', {}],
    [VANGUARD, 'Net Amount', {}],
    [EXECUTIONS, 'NetCash', { without: 'CRYPTO' }],
    ...[
      'schwab/schwab_XX876_Transactions_20220731.csv',
      'schwab/schwab_title_row_options_2026.csv',
      'schwab/schwab_no_title_row.csv',
      'schwab/schwab_year_of_reinvestments.csv',
      'schwab/Brokerage_Transactions_20201115-180021.CSV',
      'schwab/overlap_1_20260505_20260508.csv',
    ].map((file) => [file, 'Amount', { without: 'Transactions Total' }] as const),
    ['fidelity/History_for_Account_CMA_comma_padded.csv', 'Amount ($)', {}],
    ['fidelity/Accounts_History_2023_malformed_quotes.csv', 'Amount ($)', {}],
    ['fidelity/History_for_Account_2026_bom.csv', 'Amount ($)', {}],
    ['fidelity/all_accounts_exchange_columns_20251204.csv', 'Amount', {}],
  ] as const)('stores amounts of %s that sum to its column %s', async (file, column, options) => {
    const desk = openLedgerDesk()
    await desk.commit([sample(file)], { account: 'main' })
    const stored = (await desk.transactions()).reduce((sum, { amount }) => sum + Number(amount ?? 0), 0)
    expect(stored).toBeCloseTo(sumOfColumn(sample(file), column, options), 6)
  })

  it('nets the taxes of the IBKR transaction history and reads its base currency', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample(HISTORY)])
    const rows = await desk.transactions()
    const taxes = rows.filter(({ kind }) => kind === 'tax').reduce((sum, { amount }) => sum + Number(amount), 0)
    expect(taxes).toBeCloseTo(-3.15, 9)
    expect(new Set(rows.map(({ currency }) => currency))).toEqual(new Set(['GBP']))
    expect(rows.find(({ kind }) => kind === 'fx')).toMatchObject({ symbol: 'GBP.USD', amount: '-0.0002637591265' })
    expect(rows.find(({ kind }) => kind === 'sell')).toMatchObject({ symbol: 'CNX1', quantity: '2', price: '1001', fees: '3', amount: '1999' })
    expect(rows.find(({ kind }) => kind === 'internal')).toMatchObject({ amount: '0.55' })
  })

  it('reads the flex trades by ISIN, with money that has no sign and commissions in a currency of their own', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample(FLEX_TRADES)], { account: 'main' })
    const rows = await desk.transactions()
    const money = (currency: string): number =>
      rows.filter((row) => row.kind === 'buy' && row.currency === currency).reduce((sum, { amount, fees }) => sum - Number(amount) - Number(fees), 0)
    expect(money('CHF')).toBeCloseTo(1978.9, 9)
    expect(money('USD')).toBeCloseTo(31576.55, 9)
    expect(rows.find(({ kind }) => kind === 'fx')).toMatchObject({
      quantity: '-8000',
      price: '1.1173',
      amount: '8938.4',
      currency: 'USD',
      feesIn: { CHF: '1.79924' },
    })
    expect(rows.find(({ price }) => price === '282.7')).toMatchObject({ symbol: 'CH0111762537', fees: '5', amount: '-1983.9' })
  })

  it('takes the payer of a flex cash transaction from its text', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample(FLEX_CASH)], { account: 'main' })
    const dividends = (await desk.transactions()).filter(({ kind }) => kind === 'dividend')
    expect(dividends.map(({ session, symbol, amount, currency }) => [session, symbol, amount, currency])).toContainEqual(['2025-06-25', '4543.T', '455', 'JPY'])
    expect(dividends.filter(({ symbol }) => symbol === 'SMMCHA').map(({ amount }) => amount)).toEqual(['4.83', '41.93'])
  })

  it('keeps the identity of a flex execution and its round trip', async () => {
    const desk = openLedgerDesk()
    const done = await desk.commit([sample(EXECUTIONS)])
    expect(done.files[0]?.problems.find(({ status }) => status === 'unsupported')).toMatchObject({ line: 6 })
    const rows = await desk.transactions()
    expect(rows[0]).toMatchObject({ symbol: 'AAPL', at: '2026-07-01T14:31:02Z', fees: '1', amount: '-1906' })
    expect(rows.filter(({ kind }) => kind === 'option').map(({ symbol, quantity }) => [symbol, quantity])).toEqual([
      ['NVDA  260821C00150000', '3'],
      ['NVDA  260821C00150000', '-3'],
    ])
    const { positions } = await desk.positions()
    expect(positions.map(({ symbol, quantity, realizedPnl }) => [symbol, quantity, realizedPnl])).toEqual([['AAPL', '0', '75.5']])
  })

  it('finds the fee that the classic E*TRADE history hides in its amounts', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample(CLASSIC)])
    const rows = await desk.transactions()
    expect(rows.find(({ symbol, kind }) => symbol === 'AMZN' && kind === 'sell')).toMatchObject({
      quantity: '2',
      price: '101.1',
      amount: '202.19',
      fees: '0.01',
    })
    expect(rows.filter(({ kind }) => kind === 'buy').map(({ fees }) => fees)).toEqual(['0', '0', '0', '0', '0', '0', '0'])
    expect(rows.filter(({ kind }) => kind === 'sell').map(({ fees }) => fees)).toEqual(['0.01', '0.01', '0.01', '0.01', '0.01'])
    const { positions } = await desk.positions()
    const held = positions.filter(({ quantity }) => quantity !== '0')
    expect(held.map(({ symbol, quantity }) => [symbol, quantity])).toEqual([['SQQQ', '9']])
  })

  it('reads the E*TRADE activity of 2026', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample(ACTIVITY)])
    const rows = await desk.transactions()
    expect(rows.find(({ kind }) => kind === 'sell')).toMatchObject({ symbol: 'NVDA', quantity: '3', fees: '0.65', amount: '360.08', session: '2026-09-05' })
    expect(rows.find(({ kind }) => kind === 'option')).toMatchObject({ symbol: 'PUT MDB 07/17/26 312.500', quantity: '5', fees: '1.81', amount: '-1091.81' })
    expect(rows.find(({ kind }) => kind === 'cash-in')).toMatchObject({ amount: '1000' })
  })

  it('reads Robinhood by its codes, names options by their terms and realises the AAPL trade', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample(ROBINHOOD)], { account: 'main' })
    const rows = await desk.transactions()
    expect(rows.filter(({ kind }) => kind === 'option').map(({ symbol, quantity, amount }) => [symbol, quantity, amount])).toEqual([
      ['LULU 4/16/2026 CALL $310.00', '2', null],
      ['NVDA 8/21/2026 CALL $150.00', '3', '-1260'],
      ['NVDA 8/21/2026 CALL $150.00', '-3', '1530'],
    ])
    expect(rows.find(({ kind }) => kind === 'dividend')).toMatchObject({ symbol: 'SPY', amount: '43.64' })
    expect((await desk.positions()).positions.map(({ symbol, quantity, realizedPnl }) => [symbol, quantity, realizedPnl])).toEqual([['AAPL', '0', '45']])
  })

  it('keeps both of two identical Vanguard purchases', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample(VANGUARD)])
    const bought = (await desk.transactions()).filter(({ kind }) => kind === 'buy')
    expect(bought.map(({ symbol, quantity, amount, account }) => [symbol, quantity, amount, account])).toEqual([
      ['VTI', '10', '-2400', '12345678'],
      ['VTI', '10', '-2400', '12345678'],
    ])
  })

  it('states the holdings of the Vanguard file as of its last transaction', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample(VANGUARD)])
    const day = '2025-03-10'
    expect(statedLines(desk)).toEqual([
      ['12345678', day, 'VTSAX', '100.5', null, '11909.25', 'USD'],
      ['12345678', day, 'VTI', '10', null, '2400', 'USD'],
      ['12345678', day, 'AAPL', '8', null, '1600', 'USD'],
      ['12345678', day, 'VMFXX USD', '500', null, '500', 'USD'],
      ['12345678', day, 'CASH SWEEP USD', '250', null, '250', 'USD'],
      ['12345678', day, 'U S TREASURY NOTE 4.5%', '1000', null, '995', 'USD'],
      ['87654321', day, 'VTI', '5', null, '1200', 'USD'],
    ])
  })

  it('states the open position of the IBKR activity statement', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample('ibkr/U0000000_activity_statement_2026.csv')])
    expect(statedLines(desk)).toEqual([['U0000000', '2026-07-01', 'SMTOY', '240', '5160', '7226.4', 'USD']])
  })

  it('counts every trade of the thinkorswim statement once, with its fees, and closes at the printed balance', async () => {
    const desk = openLedgerDesk()
    const done = await desk.commit([sample(STATEMENT)])
    expect(done.files[0]?.checks.find(({ id }) => id === 'balance')?.detail).toBe('All 14 printed balances follow from the rows; the last one is 98593.67.')
    const rows = await desk.transactions()
    const cents = (text: string | null | undefined): number => Math.round(Number(text ?? 0) * 100)
    expect(rows.reduce((sum, { fees }) => sum + cents(fees), 0)).toBe(7)
    expect(rows.reduce((sum, { amount }) => sum + cents(amount), 9856949)).toBe(9859367)
    expect(rows.find(({ symbol, kind }) => symbol === 'BATL' && kind === 'sell')).toMatchObject({ at: '2026-03-26T13:42:49Z', fees: '0.01', amount: '694.04' })
    const { positions } = await desk.positions()
    const fees = new Map([
      ['BATL', 1],
      ['AIFF', 1],
      ['KOD', 1],
      ['NAVN', 2],
    ])
    const gross = positions
      .filter(({ realizedPnl }) => realizedPnl !== null)
      .map(({ symbol, realizedPnl }) => [symbol, cents(realizedPnl) + (fees.get(symbol) ?? 0)])
    expect(gross).toEqual([
      ['AIFF', -3410],
      ['BATL', 3465],
      ['KOD', 434],
      ['NAVN', 3900],
      ['NAVN', 2300],
    ])
    expect(positions.filter(({ quantity }) => quantity === null).map(({ symbol, closedWithoutOpening }) => [symbol, closedWithoutOpening])).toEqual([
      ['PONY', '200'],
      ['WYFI', '86'],
    ])
  })
})
