import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { openLedgerDesk } from '../../../support/ledger-context.ts'

const samples = join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared/data/brokers')
const sample = (path: string): string => join(samples, path)

const byText = (one: string | null, other: string | null): number => ((one ?? '') < (other ?? '') ? -1 : 1)

/** One sample file: what every row must become. Counts of kinds cover the rows that are or would be stored. */
interface Expected {
  readonly file: string
  readonly profile: string
  readonly account: string | null
  readonly read: number
  readonly ignored: number
  readonly byKind: Readonly<Record<string, number>>
  readonly total?: { readonly ok: boolean; readonly printed: string; readonly sum: string }
}

const SAMPLES: readonly Expected[] = [
  {
    file: 'schwab/schwab_XX876_Transactions_20220731.csv',
    profile: 'schwab-transactions',
    account: 'XX876',
    read: 12,
    ignored: 1,
    byKind: { buy: 1, sell: 1, reinvest: 1, dividend: 3, interest: 1, 'cash-in': 3, 'cash-out': 1 },
    total: { ok: true, printed: '-1574.04', sum: '-1574.04' },
  },
  {
    file: 'schwab/schwab_title_row_options_2026.csv',
    profile: 'schwab-transactions',
    account: '0000',
    read: 21,
    ignored: 1,
    byKind: {
      buy: 1,
      sell: 1,
      reinvest: 1,
      option: 2,
      split: 1,
      dividend: 5,
      tax: 2,
      interest: 1,
      fee: 1,
      'cash-in': 3,
      'cash-out': 1,
      'sec-transfer': 1,
    },
    total: { ok: false, printed: '10963.71', sum: '6942.96' },
  },
  {
    file: 'schwab/schwab_no_title_row.csv',
    profile: 'schwab-transactions',
    account: null,
    read: 11,
    ignored: 1,
    byKind: { buy: 1, sell: 1, reinvest: 1, option: 1, interest: 1, dividend: 2, 'cash-in': 3 },
    total: { ok: false, printed: '-1574.04', sum: '5273.38' },
  },
  {
    file: 'schwab/schwab_year_of_reinvestments.csv',
    profile: 'schwab-transactions',
    account: null,
    read: 120,
    ignored: 1,
    byKind: {
      reinvest: 40,
      dividend: 43,
      interest: 5,
      fee: 11,
      sell: 2,
      buy: 1,
      tax: 1,
      split: 1,
      corp: 11,
      'sec-transfer': 1,
      'cash-in': 1,
      'cash-out': 2,
    },
    total: { ok: false, printed: '-26582.91', sum: '400074.19' },
  },
  {
    file: 'schwab/Brokerage_Transactions_20201115-180021.CSV',
    profile: 'schwab-transactions',
    account: 'XXXX-1234',
    read: 22,
    ignored: 1,
    byKind: { sell: 1, 'sec-transfer': 1, option: 4, corp: 2, interest: 3, dividend: 7, 'cash-in': 2, 'cash-out': 1 },
    total: { ok: false, printed: '0', sum: '26865.96' },
  },
  { file: 'schwab/Brokerage_Transactions_empty_period.CSV', profile: 'schwab-transactions', account: 'XXXX-1234', read: 0, ignored: 0, byKind: {} },
  {
    file: 'schwab/overlap_1_20260505_20260508.csv',
    profile: 'schwab-transactions',
    account: '0000',
    read: 6,
    ignored: 1,
    byKind: { sell: 1, buy: 3, dividend: 1 },
    total: { ok: true, printed: '-4578.85', sum: '-4578.85' },
  },
  {
    file: 'schwab/overlap_2_20260507_20260512.csv',
    profile: 'schwab-transactions',
    account: '0000',
    read: 6,
    ignored: 1,
    byKind: { dividend: 1, buy: 3, sell: 1 },
    total: { ok: true, printed: '-1801.05', sum: '-1801.05' },
  },
  {
    file: 'fidelity/History_for_Account_CMA_comma_padded.csv',
    profile: 'fidelity-history',
    account: null,
    read: 20,
    ignored: 9,
    byKind: { 'cash-in': 4, 'cash-out': 7 },
  },
  {
    file: 'fidelity/Accounts_History_2023_malformed_quotes.csv',
    profile: 'fidelity-history',
    account: 'X00000001',
    read: 28,
    ignored: 9,
    byKind: { buy: 5, sell: 5, interest: 6, 'cash-in': 1, 'cash-out': 1, internal: 1 },
  },
  {
    file: 'fidelity/History_for_Account_2026_bom.csv',
    profile: 'fidelity-history',
    account: null,
    read: 10,
    ignored: 4,
    byKind: { option: 1, buy: 2, sell: 1, dividend: 1, reinvest: 1 },
  },
  {
    file: 'fidelity/all_accounts_exchange_columns_20251204.csv',
    profile: 'fidelity-history',
    account: null,
    read: 22,
    ignored: 1,
    byKind: { buy: 2, sell: 1, reinvest: 2, dividend: 7, interest: 1, corp: 2, tax: 1, 'cash-in': 3, 'cash-out': 2 },
  },
  {
    file: 'ibkr/U0000000_activity_statement_2026.csv',
    profile: 'ibkr-activity',
    account: 'U0000000',
    read: 41,
    ignored: 26,
    byKind: { buy: 2, sell: 2, option: 1, fx: 1, split: 1, 'cash-in': 1, 'cash-out': 1, dividend: 2, tax: 1, interest: 1, fee: 1, position: 1 },
  },
]

/** Layouts that are known by name and not read, with a word of the sentence that says so. */
const REFUSED: readonly (readonly [string, string, string])[] = [
  ['generic/empty.csv', 'empty', 'empty'],
  ['generic/not_a_csv.csv', 'not-a-table', 'columns'],
]

describe('sample exports of real brokers', () => {
  it.each(SAMPLES)('reads $file row by row', async (expected) => {
    const desk = openLedgerDesk()
    const [file] = (await desk.preview([sample(expected.file)])).files
    expect(file?.error).toBeUndefined()
    expect(file?.format?.id).toBe(expected.profile)
    expect(file?.account).toBe(expected.account)
    const stored = Object.values(expected.byKind).reduce((sum, count) => sum + count, 0)
    expect(file?.rows).toEqual({ read: expected.read, new: stored, known: 0, ignored: expected.ignored, review: 0, unsupported: 0, error: 0 })
    expect(file?.byKind).toEqual(expected.byKind)
    const total = file?.checks.find((check) => check.id === 'footerTotal' && check.detail.startsWith('The total on'))
    expect(total?.ok).toBe(expected.total?.ok)
    if (expected.total !== undefined) {
      expect(total?.detail).toContain(` ${expected.total.printed},`)
      if (!expected.total.ok) expect(total?.detail).toContain(expected.total.sum)
    }
  })

  it.each(REFUSED)('refuses %s by name', async (path, problem, word) => {
    const desk = openLedgerDesk()
    const [file] = (await desk.preview([sample(path)])).files
    expect(file).toMatchObject({ format: null, rows: { read: 0, new: 0 }, byKind: {}, error: { kind: 'file-refused', problem } })
    expect(file?.error?.kind === 'file-refused' ? file.error.reason : '').toContain(word)
  })

  it('says that a period or a file holds no transactions, and stores no batch for it', async () => {
    const desk = openLedgerDesk()
    const paths = [sample('schwab/Brokerage_Transactions_empty_period.CSV'), sample('generic/header_only.csv')]
    const done = await desk.commit(paths)
    expect(done.batch).toBeNull()
    for (const file of done.files) {
      expect(file.notices).toContain('There are no transactions in this file.')
      expect(file.questions).toEqual([])
    }
    expect((await desk.history()).batches).toEqual([])
  })

  it('keeps the exact values of the Schwab history, and the position it leaves unknown', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample('schwab/schwab_XX876_Transactions_20220731.csv')])
    const rows = await desk.transactions()
    const bnd = rows.filter((row) => row.symbol === 'BND' && row.kind !== 'dividend')
    expect(bnd.map(({ kind, session, quantity, price, fees, amount }) => ({ kind, session, quantity, price, fees, amount }))).toEqual([
      { kind: 'reinvest', session: '2023-04-10', quantity: '0.0249', price: '73.8993', fees: null, amount: '-1.84' },
      { kind: 'sell', session: '2023-04-18', quantity: '10.065', price: '73.4049', fees: '0.01', amount: '738.81' },
      { kind: 'buy', session: '2023-04-27', quantity: '45', price: '73.7789', fees: null, amount: '-3320.05' },
    ])
    expect(rows.find((row) => row.kind === 'interest')).toMatchObject({ session: '2023-04-17', amount: '0.03', note: 'as of 2023-04-15' })
    const { positions } = await desk.positions()
    expect(positions).toHaveLength(1)
    expect(positions[0]).toMatchObject({ symbol: 'BND', quantity: null, closedWithoutOpening: '10.0401', realizedPnl: null, averageCost: null })
    expect(positions[0]?.openLots).toMatchObject([{ session: '2023-04-27', quantity: '45', price: '73.7789' }])
    expect(positions[0]?.why).toContain('10.0401')
  })

  it.each([
    ['the earlier first', ['schwab/overlap_1_20260505_20260508.csv', 'schwab/overlap_2_20260507_20260512.csv'], [5, 2]],
    ['the later first', ['schwab/overlap_2_20260507_20260512.csv', 'schwab/overlap_1_20260505_20260508.csv'], [5, 2]],
  ] as const)('adds only what is new of two overlapping exports, %s', async (_, paths, counts) => {
    const desk = openLedgerDesk()
    for (const [index, path] of paths.entries()) {
      const done = await desk.commit([sample(path)])
      expect(done.files[0]?.rows).toMatchObject({ new: counts[index], known: 5 - (counts[index] ?? 0) })
      expect(done.files[0]?.questions).toEqual([])
    }
    const rows = await desk.transactions()
    expect(rows).toHaveLength(7)
    const { positions } = await desk.positions()
    expect(positions.find((position) => position.symbol === 'SMCV')).toMatchObject({ quantity: '150', realizedPnl: '39.95' })
    for (const path of paths) expect((await desk.commit([sample(path)])).batch).toBeNull()
    expect(await desk.transactions()).toHaveLength(7)
  })

  it('judges two overlapping exports of one call like two calls', async () => {
    const desk = openLedgerDesk()
    const done = await desk.commit([sample('schwab/overlap_1_20260505_20260508.csv'), sample('schwab/overlap_2_20260507_20260512.csv')])
    expect(done.files.map((file) => file.rows.new)).toEqual([5, 2])
    expect(await desk.transactions()).toHaveLength(7)
    await desk.undo(done.batch)
    expect(await desk.transactions()).toHaveLength(0)
  })

  it('realises the exact gains of the Fidelity history, every position closed', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample('fidelity/Accounts_History_2023_malformed_quotes.csv')])
    const { positions } = await desk.positions()
    expect(Object.fromEntries(positions.map(({ symbol, quantity, realizedPnl }) => [symbol, [quantity, realizedPnl]]))).toEqual({
      MODG: ['0', '72.63'],
      AMZN: ['0', '41.75'],
      FAS: ['0', '-4.41'],
      WFC: ['0', '-3.89'],
      SQQQ: ['0', '-1.61'],
    })
    const interest = (await desk.transactions()).filter((row) => row.kind === 'interest').map((row) => row.amount)
    expect(interest.toSorted(byText)).toEqual(['0.1', '0.27', '0.3', '0.47', '0.81', '0.94'])
  })

  it('sends each row of an all-accounts export to its own account', async () => {
    const desk = openLedgerDesk()
    const done = await desk.commit([sample('fidelity/all_accounts_exchange_columns_20251204.csv')])
    expect(done.files[0]?.accounts).toEqual(['111111111', '222222222', '333333333', '444444444', '555555555'])
    expect(done.files[0]?.questions).toEqual([])
    expect(done.files[0]?.checks.find((check) => check.id === 'quantityPrice')?.ok).toBe(true)
    const rows = await desk.transactions()
    expect(rows.find((row) => row.symbol === 'WM')).toMatchObject({ account: '333333333', quantity: '18', price: '208.64', amount: '-3755.44' })
    expect(rows.find((row) => row.symbol === '412003AD7')).toMatchObject({ kind: 'buy', quantity: '55000', price: '90.67', amount: '-50151.44' })
    expect(rows.filter((row) => row.account === '555555555')).toHaveLength(1)
  })

  it('adds commission and fees of the Fidelity history', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample('fidelity/History_for_Account_2026_bom.csv')], { account: 'X1' })
    const rows = await desk.transactions({ symbol: 'AAPL' })
    expect(rows).toMatchObject([{ kind: 'buy', quantity: '10', price: '150', fees: '4.98', amount: '-1504.98', account: 'X1' }])
    expect((await desk.transactions()).find((row) => row.kind === 'option')).toMatchObject({ symbol: 'UMAC260501P13.5', quantity: '-1', amount: '40.33' })
  })

  it('nets the cash movements of the Fidelity cash account', async () => {
    const desk = openLedgerDesk()
    await desk.commit([sample('fidelity/History_for_Account_CMA_comma_padded.csv')], { account: 'CMA' })
    const rows = await desk.transactions()
    const incoming = rows.filter((row) => row.kind === 'cash-in').map((row) => row.amount)
    expect(incoming.toSorted(byText)).toEqual(['1001.1', '200.99', '2042.12', '3085.92'])
  })

  it('reads the IBKR activity statement section by section', async () => {
    const desk = openLedgerDesk()
    const done = await desk.commit([sample('ibkr/U0000000_activity_statement_2026.csv')])
    expect(done.files[0]?.checks.filter((check) => check.id === 'footerTotal').every((check) => check.ok)).toBe(true)
    const rows = await desk.transactions()
    expect(rows.find((row) => row.symbol === 'AAPL' && row.kind === 'buy')).toMatchObject({
      session: '2026-01-05',
      at: '2026-01-05T14:30:00Z',
      quantity: '100',
      price: '150',
      fees: '1',
      amount: '-15001',
    })
    expect(rows.find((row) => row.kind === 'split')).toMatchObject({ symbol: 'SMTOY', quantity: '210' })
    expect(rows.filter((row) => row.kind === 'dividend').map((row) => [row.symbol, row.amount])).toEqual([
      ['AAPL', '24'],
      ['AAPL', '24'],
    ])
    expect(rows.find((row) => row.kind === 'tax')).toMatchObject({ symbol: 'AAPL', amount: '-3.6' })
    expect(rows.find((row) => row.kind === 'fx')).toMatchObject({ symbol: 'EUR.USD', quantity: '1000', amount: '-1135', fees: '2' })
    const { positions } = await desk.positions()
    const realised = Object.fromEntries(positions.map(({ symbol, quantity, realizedPnl }) => [symbol, [quantity, realizedPnl]]))
    expect(realised).toMatchObject({ AAPL: ['0', '498'], ABCD: ['0', '189.86'] })
  })

  it('adds nothing when a sample is imported twice, and undo takes everything back', async () => {
    for (const { file } of SAMPLES) {
      const desk = openLedgerDesk()
      const before = desk.hash()
      const options = { account: 'main' }
      const first = await desk.commit([sample(file)], options)
      const after = desk.hash()
      const second = await desk.commit([sample(file)], options)
      expect(second.batch, file).toBeNull()
      expect(second.files[0]?.rows.new, file).toBe(0)
      expect(second.files[0]?.byKind, file).toEqual(first.files[0]?.byKind)
      expect(desk.hash(), file).toBe(after)
      if (first.batch !== null) await desk.undo(first.batch)
      expect(desk.hash(), file).toBe(before)
    }
  })
})
