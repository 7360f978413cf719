import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccountEntry } from '../../../../src/main/store/account-entries.ts'
import { type AccountQuestion, accountState } from '../../../../src/main/threads/analysis/account-state.ts'

const entry = (session: string, kind: AccountEntry['kind'], fields: Partial<AccountEntry> = {}): AccountEntry => ({
  kind,
  session,
  symbol: null,
  quantity: null,
  amount: null,
  currency: 'USD',
  ...fields,
})
const buy = (session: string, quantity: string, amount: string): AccountEntry => entry(session, 'buy', { symbol: 'PLUG', quantity, amount })
const sell = (session: string, quantity: string, amount: string): AccountEntry => entry(session, 'sell', { symbol: 'PLUG', quantity, amount })
const stated = (asOf: string, value: string): { asOf: string; value: string; source: null } => ({ asOf, value, source: null })

/** PLUG at 10 dollars on 2 November, one dollar more each day. */
const priceOn = (symbol: string, day: string): number | null => (symbol === 'PLUG' ? 8 + Number(day.slice(8)) : null)

const question = (fields: Partial<AccountQuestion>): AccountQuestion => ({
  account: 'A',
  currency: 'USD',
  asOf: '2026-11-20',
  statements: { equity: stated('2026-11-02', '100000'), cash: stated('2026-11-02', '50000') },
  entries: [],
  priceOn,
  ...fields,
})

describe('cash', () => {
  test('is the statement while nothing moved, whatever came before it', () => {
    expect(accountState(question({ entries: [buy('2026-10-01', '10', '-90'), entry('2026-11-02', 'cash-in', { amount: '7' })] })).cash).toEqual({
      value: '50000',
      statedAsOf: '2026-11-02',
      why: null,
    })
  })

  test('moves by the cash effect of every later row, to the cent and beyond', () => {
    const entries = [
      buy('2026-11-03', '100', '-1100.005'),
      entry('2026-11-04', 'dividend', { symbol: 'IWM', amount: '12.34' }),
      entry('2026-11-05', 'fee', { amount: '-0.1' }),
      entry('2026-11-05', 'fee', { amount: '-0.2' }),
      entry('2026-11-06', 'cash-out', { amount: '-500' }),
      entry('2026-11-09', 'split', { symbol: 'PLUG', quantity: '100' }),
    ]
    expect(accountState(question({ entries })).cash.value).toBe('48412.035')
  })

  test('counts the account currency only', () => {
    expect(accountState(question({ entries: [entry('2026-11-03', 'dividend', { amount: '5', currency: 'EUR' })] })).cash.value).toBe('50000')
  })

  test('is unknown when nothing is stated, or a later row has no amount, and says what answers', () => {
    const none = accountState(question({ statements: { equity: null, cash: null }, entries: [entry('2026-11-03', 'cash-in', { amount: '100' })] }))
    expect(none.cash).toEqual({
      value: null,
      statedAsOf: null,
      why: 'No cash is stated for A up to 2026-11-20. Type it with its date, or import a balance file.',
    })
    expect(none.equity.why).toBe('No equity is stated for A up to 2026-11-20. Type it with its date, or import a balance file.')
    const open = accountState(question({ entries: [entry('2026-11-03', 'sell', { symbol: 'PLUG', quantity: '1' })] }))
    expect(open.cash).toEqual({
      value: null,
      statedAsOf: '2026-11-02',
      why: 'The sell of PLUG on 2026-11-03 has no amount. Edit it, or state the value with a later date.',
    })
  })
})

describe('equity', () => {
  test('is the statement on its own day: what is held is in it, priced or not', () => {
    const held = entry('2026-10-01', 'buy', { symbol: 'NOPRICE', quantity: '10', amount: '-10' })
    expect(accountState(question({ asOf: '2026-11-02', entries: [held] })).equity.value).toBe('100000')
  })

  test('moves by the marked change of what was held before the statement', () => {
    // 100 shares from 10 to 28 dollars.
    expect(accountState(question({ entries: [buy('2026-10-01', '100', '-900')] })).equity.value).toBe('101800')
  })

  test('moves by later flows, income, fees and trades at what was paid', () => {
    const entries = [
      entry('2026-11-03', 'cash-in', { amount: '1000' }),
      entry('2026-11-04', 'fee', { amount: '-1.5' }),
      // Bought at 14, marked at 28: 10 x 14 more, less the commission in the amount.
      buy('2026-11-06', '10', '-141'),
      entry('2026-11-09', 'dividend', { symbol: 'PLUG', amount: '2' }),
    ]
    expect(accountState(question({ entries })).equity.value).toBe('101139.5')
  })

  test('keeps a round trip as its profit and forgets the name', () => {
    expect(accountState(question({ entries: [buy('2026-11-03', '10', '-110'), sell('2026-11-05', '10', '130')], priceOn: () => null })).equity.value).toBe(
      '100020',
    )
  })

  test('falls when a short rises', () => {
    const entries = [entry('2026-11-03', 'short', { symbol: 'PLUG', quantity: '10', amount: '110' })]
    expect(accountState(question({ entries })).equity.value).toBe('99830')
  })

  test('rounds marks to the cent', () => {
    expect(accountState(question({ entries: [buy('2026-10-01', '3', '-3')], priceOn: (_, day) => (day === '2026-11-20' ? 1.0016666 : 1) })).equity.value).toBe(
      '100000',
    )
    expect(accountState(question({ entries: [buy('2026-10-01', '3', '-3')], priceOn: (_, day) => (day === '2026-11-20' ? 1.0026666 : 1) })).equity.value).toBe(
      '100000.01',
    )
  })

  test('is unknown with an unpriced holding, an unknown quantity, an option or a row in another currency, each in words', () => {
    const why = (entries: readonly AccountEntry[], fields: Partial<AccountQuestion> = {}): string | null => {
      const { equity } = accountState(question({ entries, ...fields }))
      expect(equity.value).toBeNull()
      return equity.why
    }
    expect(why([entry('2026-11-03', 'buy', { symbol: 'NOPRICE', quantity: '1', amount: '-5' })])).toBe(
      'There is no price of NOPRICE for 2026-11-20. Import its bars, or state the equity with a later date.',
    )
    expect(why([buy('2026-10-01', '1', '-5')], { priceOn: (_, day) => (day === '2026-11-02' ? null : 5) })).toBe(
      'There is no price of PLUG for 2026-11-02. Import its bars, or state the equity with a later date.',
    )
    expect(why([sell('2026-11-03', '10', '100')])).toBe(
      'How much PLUG is held on 2026-11-20 is not known. Add the opening lot, or state the equity with a later date.',
    )
    expect(why([entry('2026-11-03', 'option', { symbol: 'PLUG C5', quantity: '1', amount: '-50' })])).toContain('no price of PLUG C5')
    expect(why([entry('2026-11-03', 'dividend', { amount: '1', currency: 'EUR' })])).toBe(
      'The dividend of 2026-11-03 is in EUR. State the equity in USD with a date on or after it.',
    )
  })

  test('law: taking the price of anything held away never leaves a number, and cash never depends on prices', () => {
    const quantity = fc.integer({ min: 1, max: 1_000 })
    fc.assert(
      fc.property(fc.array(fc.tuple(quantity, fc.integer({ min: 3, max: 19 })), { minLength: 1, maxLength: 8 }), (buys) => {
        const entries = buys
          .map(([shares, day]) => buy(`2026-11-${String(day).padStart(2, '0')}`, String(shares), String(-shares * (8 + day))))
          .sort((a, b) => (a.session < b.session ? -1 : 1))
        const priced = accountState(question({ entries }))
        const profit = buys.reduce((sum, [shares, day]) => sum + shares * (20 - day), 0)
        expect(priced.equity.value).toBe(String(100_000 + profit))
        const unpriced = accountState(question({ entries, priceOn: () => null }))
        expect([unpriced.equity.value, unpriced.cash.value]).toEqual([null, priced.cash.value])
      }),
      { seed: 20261120, numRuns: 300 },
    )
  })
})
