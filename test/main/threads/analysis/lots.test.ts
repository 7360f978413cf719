import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LotRow } from '../../../../src/main/store/lot-rows.ts'
import { foldLots } from '../../../../src/main/threads/analysis/lots.ts'

type Given = Partial<LotRow> & Pick<LotRow, 'kind' | 'session'>

let keys = 0
function row(given: Given): LotRow {
  keys += 1
  return {
    id: keys,
    account: 'main',
    text: 'KRNT',
    atUtcMs: null,
    symbol: 'KRNT',
    quantity: null,
    price: null,
    amount: null,
    fees: null,
    currency: 'USD',
    priceCurrency: null,
    baseKey: `k${keys}`,
    occurrence: 0,
    ...given,
  }
}
const fold = (...given: readonly Given[]) => foldLots(given.map(row))
const summary = (...given: readonly Given[]) =>
  fold(...given).map((position) => [position.side, position.quantity, position.averageCost, position.realizedPnl, position.closedWithoutOpening])

const day = (number: number): string => `2026-06-${String(number).padStart(2, '0')}`

describe('foldLots', () => {
  it('closes the oldest lots first, at what they cost with fees', () => {
    // 10 at 20 + 1 fee, 10 at 30: selling 15 takes the first lot (201) and half of the second (150).
    const [position] = fold(
      { kind: 'buy', session: day(1), quantity: '10', price: '20', fees: '1', amount: '-201' },
      { kind: 'buy', session: day(2), quantity: '10', price: '30', amount: '-300' },
      { kind: 'sell', session: day(3), quantity: '15', price: '40', fees: '2', amount: '598' },
    )
    expect(position?.quantity).toBe('5')
    expect(position?.realizedPnl).toBe('247')
    expect(position?.averageCost).toBe('30')
    expect(position?.lots.map((lot) => [lot.quantity.toFixed(), lot.price?.toFixed(), lot.basis?.toFixed()])).toEqual([['5', '30', '150']])
  })

  it('falls back to quantity times price and fees where a row has no amount', () => {
    expect(
      summary(
        { kind: 'buy', session: day(1), quantity: '3', price: '10.10', fees: '0.05' },
        { kind: 'sell', session: day(2), quantity: '3', price: '11', fees: '0.07' },
      ),
    ).toEqual([['long', '0', null, '2.58', '0']])
  })

  it('knows no gain and no average over two currencies, and still counts the shares', () => {
    const bought: Given = { kind: 'buy', session: day(1), quantity: '3', price: '10', amount: '-30' }
    expect(summary(bought, { kind: 'sell', session: day(2), quantity: '1', price: '9', amount: '9', currency: 'EUR' })).toEqual([
      ['long', '2', '10', null, '0'],
    ])
    expect(summary(bought, { kind: 'buy', session: day(2), quantity: '1', price: '9', amount: '-9', currency: 'EUR' })).toEqual([['long', '4', null, '0', '0']])
    // The price is in dollars, the amount would be in euros and is not stated.
    expect(summary({ kind: 'buy', session: day(1), quantity: '3', price: '10', currency: 'EUR', priceCurrency: 'USD' })).toEqual([
      ['long', '3', null, '0', '0'],
    ])
  })

  it('keeps thirds exact: what cutting a lot leaves over stays with its rest', () => {
    const rows: Given[] = [{ kind: 'buy', session: day(1), quantity: '3', amount: '-10' }]
    for (const session of [day(2), day(3), day(4)]) rows.push({ kind: 'sell', session, quantity: '1', amount: '4' })
    expect(summary(...rows)).toEqual([['long', '0', null, '2', '0']])
    expect(fold(...rows.slice(0, 2))[0]?.realizedPnl).toBe('0.6666666667')
  })

  it('ends a position at quantity 0 and begins another one with the next opening fill', () => {
    const positions = fold(
      { kind: 'buy', session: day(1), quantity: '5', amount: '-50' },
      { kind: 'sell', session: day(2), quantity: '5', amount: '60' },
      { kind: 'buy', session: day(3), quantity: '7', amount: '-70' },
    )
    expect(positions.map(({ openedSession, quantity, realizedPnl }) => [openedSession, quantity, realizedPnl])).toEqual([
      [day(1), '0', '10'],
      [day(3), '7', '0'],
    ])
  })

  it('keeps short and long apart: a short position is negative and gains when it falls', () => {
    expect(
      summary(
        { kind: 'short', session: day(1), quantity: '100', price: '12', amount: '1195' },
        { kind: 'cover', session: day(2), quantity: '40', price: '11', amount: '-445' },
        { kind: 'buy', session: day(2), quantity: '10', amount: '-110' },
      ),
    ).toEqual([
      ['short', '-60', '11.95', '33', '0'],
      ['long', '10', '11', '0', '0'],
    ])
  })

  it('leaves the quantity unknown when more is sold than is known to be held, and invents no short position', () => {
    const [position, ...others] = fold(
      { kind: 'reinvest', session: day(1), quantity: '0.0249', amount: '-1.84' },
      { kind: 'sell', session: day(2), quantity: '10.065', amount: '738.81' },
      { kind: 'buy', session: day(3), quantity: '45', price: '73.7789', amount: '-3320.05' },
    )
    expect(others).toEqual([])
    expect(position).toMatchObject({ side: 'long', quantity: null, averageCost: null, realizedPnl: null, closedWithoutOpening: '10.0401' })
    expect(position?.lots.map((lot) => lot.quantity.toFixed())).toEqual(['45'])
    expect(position?.why).toBe('10.0401 shares were sold on 2026-06-02 whose opening is not in the data. State an opening lot or import an earlier history.')
  })

  it('takes openings of a session first where the rows have no times', () => {
    const rows: Given[] = [
      { kind: 'sell', session: day(1), quantity: '5', amount: '60' },
      { kind: 'buy', session: day(1), quantity: '5', amount: '-50' },
    ]
    expect(summary(...rows)).toEqual([['long', '0', null, '10', '0']])
    const timed = rows.map((given, index) => ({ ...given, atUtcMs: index + 1 }))
    expect(summary(...timed)).toEqual([['long', null, null, null, '5']])
  })

  it('takes only as many openings first as the closing needs', () => {
    // Held 5 from before: the sale closes those, and the later purchase stays a lot of its own.
    const [position] = fold(
      { kind: 'buy', session: day(1), quantity: '5', amount: '-50' },
      { kind: 'sell', session: day(2), quantity: '5', amount: '60' },
      { kind: 'buy', session: day(2), quantity: '4', amount: '-44' },
    )
    expect([position?.quantity, position?.realizedPnl]).toEqual(['0', '10'])
  })

  it('applies a split to every lot: shares grow, the price falls, the cost stays', () => {
    const [position] = fold(
      { kind: 'buy', session: day(1), quantity: '10', price: '80', amount: '-800' },
      { kind: 'buy', session: day(2), quantity: '20', price: '100', amount: '-2000' },
      { kind: 'split', session: day(3), quantity: '60' },
      { kind: 'sell', session: day(4), quantity: '30', price: '40', amount: '1200' },
    )
    expect([position?.quantity, position?.realizedPnl]).toEqual(['60', '400'])
    expect(position?.lots.map((lot) => [lot.quantity.toFixed(), lot.price?.toFixed(), lot.basis?.toFixed()])).toEqual([['60', '33.3333333333', '2000']])
    expect(position?.fills.map((fill) => fill.shares.toFixed())).toEqual(['30', '60', '-30'])
  })

  it('applies a reverse split, and does not know the quantity when nothing was held', () => {
    expect(summary({ kind: 'buy', session: day(1), quantity: '50', amount: '-100' }, { kind: 'split', session: day(2), quantity: '-45' })).toEqual([
      ['long', '5', '20', '0', '0'],
    ])
    const [position] = fold({ kind: 'split', session: day(1), quantity: '210' })
    expect(position).toMatchObject({ quantity: null, openedSession: null })
  })

  it('takes shares that come in by transfer as a lot without cost, and moves lots out without a gain', () => {
    expect(summary({ kind: 'sec-transfer', session: day(1), quantity: '10' }, { kind: 'sell', session: day(2), quantity: '4', amount: '40' })).toEqual([
      ['long', '6', null, null, '0'],
    ])
    expect(summary({ kind: 'buy', session: day(1), quantity: '10', amount: '-100' }, { kind: 'sec-transfer', session: day(2), quantity: '-4' })).toEqual([
      ['long', '6', '10', '0', '0'],
    ])
  })

  it('does not know the quantity after a corporate action that moved shares; one of cash alone changes nothing', () => {
    const buy: Given = { kind: 'buy', session: day(1), quantity: '10', amount: '-100' }
    expect(fold(buy, { kind: 'corp', session: day(2), quantity: '3' })[0]?.quantity).toBeNull()
    expect(fold(buy, { kind: 'corp', session: day(2), amount: '12' })[0]?.quantity).toBe('10')
  })

  it('opens a short lot for a negative opening', () => {
    expect(summary({ kind: 'opening', session: day(1), quantity: '-20', price: '15' })).toEqual([['short', '-20', '15', '0', '0']])
  })

  it('never loses a share: known lots, closed shares and openings always balance', () => {
    const trade = fc.record({
      kind: fc.constantFrom('buy' as const, 'sell' as const),
      shares: fc.integer({ min: 1, max: 50 }),
      session: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(fc.array(trade, { maxLength: 40 }), (trades) => {
        const rows = trades
          .toSorted((one, other) => one.session - other.session)
          .map(({ kind, shares, session }): Given => ({ kind, session: day(session), quantity: String(shares), price: '10' }))
        const positions = fold(...rows)
        const sum = (kind: string): number => rows.reduce((total, { kind: own, quantity }) => total + (own === kind ? Number(quantity) : 0), 0)
        const held = positions.reduce((total, position) => total + position.held.toNumber(), 0)
        const beyond = positions.reduce((total, position) => total + Number(position.closedWithoutOpening), 0)
        expect(sum('buy') - sum('sell') + beyond).toBe(held)
        for (const { quantity, closedWithoutOpening } of positions) expect(quantity === null).toBe(closedWithoutOpening !== '0')
      }),
      { numRuns: 300 },
    )
  })
})
