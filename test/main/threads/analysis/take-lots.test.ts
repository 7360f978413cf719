import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fillKeyText, type LotDecision, type LotMethod } from '../../../../src/main/store/lot-methods.ts'
import type { LotRow } from '../../../../src/main/store/lot-rows.ts'
import { foldLots } from '../../../../src/main/threads/analysis/lots.ts'

type Given = Partial<LotRow> & Pick<LotRow, 'kind' | 'session'>
function row(given: Given, index: number): LotRow {
  const empty = { atUtcMs: null, quantity: null, price: null, amount: null, fees: null, currency: 'USD', priceCurrency: null, occurrence: 0 }
  return { id: index + 1, account: 'main', symbol: 'KRNT', text: 'KRNT', baseKey: `k${index}`, ...empty, ...given }
}
const fold = (method: LotMethod, given: readonly Given[], decisions: ReadonlyMap<string, readonly LotDecision[]> = new Map()) =>
  foldLots(given.map(row), [], { method, decisions })

const day = (number: number): string => `2026-06-${String(number).padStart(2, '0')}`
/** 10 at 20, 30 at 30: 40 shares at 27.50 on average. */
const bought: Given[] = [
  { kind: 'buy', session: day(1), quantity: '10', amount: '-200' },
  { kind: 'buy', session: day(2), quantity: '30', amount: '-900' },
]
const sale: Given = { kind: 'sell', session: day(3), quantity: '15', amount: '600' }
const decided = (closing: number, ...lots: readonly (readonly [number, string])[]): ReadonlyMap<string, readonly LotDecision[]> =>
  new Map([
    [fillKeyText({ baseKey: `k${closing}`, occurrence: 0 }), lots.map(([index, quantity]) => ({ opening: { baseKey: `k${index}`, occurrence: 0 }, quantity }))],
  ])

describe('the cost of what is sold', () => {
  it('is that of the oldest lots, first in first out', () => {
    expect(fold('fifo', [...bought, sale])[0]).toMatchObject({ realizedPnl: '250', averageCost: '30', quantity: '25' })
  })

  it('is the average of all lots, and stays the average of those that are left', () => {
    const [position] = fold('average', [...bought, sale])
    expect(position).toMatchObject({ realizedPnl: '187.5', averageCost: '27.5', quantity: '25' })
    expect(position?.lots.map(({ row: { session }, quantity, basis }) => [session, quantity.toFixed(), basis?.toFixed()])).toEqual([[day(2), '25', '687.5']])
  })

  it('is that of the lots the user names, and of the oldest for the rest', () => {
    const [position] = fold('specific', [...bought, sale], decided(2, [1, '12']))
    // 12 at 30 and the oldest 3 at 20.
    expect(position).toMatchObject({ realizedPnl: '180', quantity: '25' })
    expect(position?.lots.map(({ quantity, basis }) => [quantity.toFixed(), basis?.toFixed()])).toEqual([
      ['7', '140'],
      ['18', '540'],
    ])
  })

  it('takes no more of a named lot than it holds, and passes over one that is not there', () => {
    expect(fold('specific', [...bought, sale], decided(2, [0, '12'], [7, '3']))[0]?.realizedPnl).toBe('250')
  })

  it('counts shorts alike', () => {
    const shorts: Given[] = [
      { kind: 'short', session: day(1), quantity: '10', amount: '300' },
      { kind: 'short', session: day(2), quantity: '10', amount: '200' },
      { kind: 'cover', session: day(3), quantity: '10', amount: '-220' },
    ]
    expect(fold('fifo', shorts)[0]?.realizedPnl).toBe('80')
    expect(fold('average', shorts)[0]?.realizedPnl).toBe('30')
    expect(fold('specific', shorts, decided(2, [1, '10']))[0]?.realizedPnl).toBe('-20')
  })

  it('law: whatever the method, what was realised and what is left add up to the cash that moved', () => {
    const trade = fc.record({ isBuy: fc.boolean(), shares: fc.integer({ min: 1, max: 40 }), cents: fc.integer({ min: 1, max: 9_999 }) })
    fc.assert(
      fc.property(fc.array(trade, { maxLength: 20 }), fc.constantFrom<LotMethod>('fifo', 'average'), (trades, method) => {
        const rows: Given[] = [{ kind: 'buy', session: day(1), quantity: '1000', amount: '-12345.67' }]
        for (const [index, { isBuy, shares, cents }] of trades.entries()) {
          const amount = ((isBuy ? -1 : 1) * shares * cents) / 100
          rows.push({ kind: isBuy ? 'buy' : 'sell', session: day(index + 2), quantity: String(shares), amount: amount.toFixed(2) })
        }
        const [position] = fold(method, rows)
        const cash = rows.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0) / 100
        const left = position?.lots.reduce((sum, { basis }) => sum + Number(basis), 0) ?? 0
        expect(Number(position?.realizedPnl)).toBeCloseTo(cash + left, 6)
      }),
      { seed: 20261121, numRuns: 200 },
    )
  })
})
