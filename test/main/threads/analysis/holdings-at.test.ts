import { describe, expect, test } from 'vitest'
import type { AccountEntry } from '../../../../src/main/store/account-entries.ts'
import { holdingsAt } from '../../../../src/main/threads/analysis/holdings-at.ts'

const entry = (
  session: string,
  kind: AccountEntry['kind'],
  quantity: string | null,
  amount: string | null = null,
  symbol: string | null = 'PLUG',
): AccountEntry => ({
  kind,
  session,
  symbol,
  quantity,
  amount,
  currency: 'USD',
})
/** Symbol to signed quantity; null = not known. */
const held = (entries: readonly AccountEntry[], day = '2026-12-31'): Record<string, string | null> =>
  Object.fromEntries([...holdingsAt(entries, day)].map(([symbol, holding]) => [symbol, holding === null ? null : holding.quantity.toString()]))

describe('what is held at the end of a day', () => {
  test('adds buys, reinvestments and openings and takes sells off', () => {
    const entries = [
      entry('2026-01-05', 'opening', '100'),
      entry('2026-01-06', 'buy', '50'),
      entry('2026-01-07', 'reinvest', '0.125'),
      entry('2026-01-08', 'sell', '30'),
    ]
    expect(held(entries)).toEqual({ PLUG: '120.125' })
    expect(held(entries, '2026-01-06')).toEqual({ PLUG: '150' })
    expect(held(entries, '2026-01-04')).toEqual({})
  })

  test('leaves out what was closed', () => {
    expect(held([entry('2026-01-05', 'buy', '10'), entry('2026-01-06', 'sell', '10')])).toEqual({})
  })

  test('counts shorts below zero, split shares with their side', () => {
    const short = [entry('2026-01-05', 'short', '10'), entry('2026-01-06', 'cover', '4')]
    expect(held(short)).toEqual({ PLUG: '-6' })
    expect(held([...short, entry('2026-01-07', 'split', '-6')])).toEqual({ PLUG: '-12' })
    expect(held([entry('2026-01-05', 'buy', '10'), entry('2026-01-06', 'split', '-9')])).toEqual({ PLUG: '1' })
    expect(held([entry('2026-01-05', 'opening', '-10')])).toEqual({ PLUG: '-10' })
  })

  test('is unknown once more was sold than is known, until an opening answers', () => {
    const sold = [entry('2026-01-05', 'sell', '10'), entry('2026-01-06', 'buy', '20')]
    expect(held(sold)).toEqual({ PLUG: null })
    expect(held([entry('2026-01-02', 'opening', '10'), ...sold])).toEqual({ PLUG: '20' })
    expect(held([entry('2026-01-05', 'cover', '1')])).toEqual({ PLUG: null })
  })

  test('does not mind the order of rows within a session', () => {
    expect(held([entry('2026-01-05', 'sell', '10'), entry('2026-01-05', 'buy', '10')])).toEqual({})
  })

  test('is unknown after a trade without its quantity, but not after cash alone', () => {
    expect(held([entry('2026-01-05', 'buy', null, '-100')])).toEqual({ PLUG: null })
    expect(held([entry('2026-01-05', 'buy', '1'), entry('2026-01-06', 'dividend', null, '3'), entry('2026-01-07', 'corp', null, '2')])).toEqual({ PLUG: '1' })
    expect(held([entry('2026-01-05', 'cash-in', null, '100', null)])).toEqual({})
  })

  test('follows options by the sign of their cash; expiry closes them', () => {
    const call = (session: string, quantity: string | null, amount: string): AccountEntry => entry(session, 'option', quantity, amount, 'PLUG 20270115 C 5')
    expect(held([call('2026-01-05', '2', '-200'), call('2026-01-06', '3', '310')])).toEqual({ 'PLUG 20270115 C 5': '-1' })
    expect(held([call('2026-01-05', '2', '-200'), call('2027-01-15', '2', '0')], '2027-01-15')).toEqual({})
    expect(held([call('2026-01-05', null, '-200')])).toEqual({ 'PLUG 20270115 C 5': null })
  })
})
