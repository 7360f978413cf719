import { describe, expect, it } from 'vitest'
import type { LotRow } from '../../../../src/main/store/lot-rows.ts'
import { foldLots } from '../../../../src/main/threads/analysis/lots.ts'
import type { StatedQuantity } from '../../../../src/main/threads/analysis/stated-quantity.ts'
import { ExactDecimal } from '../../../../src/main/threads/exact-decimal.ts'

type Given = Partial<LotRow> & Pick<LotRow, 'kind' | 'session'>
let keys = 0
function row(given: Given): LotRow {
  keys += 1
  const empty = { atUtcMs: null, quantity: null, price: null, amount: null, fees: null, currency: 'USD', priceCurrency: null, occurrence: 0 }
  return { id: keys, account: 'main', symbol: 'KRNT', text: 'KRNT', baseKey: `k${keys}`, ...empty, ...given }
}
const day = (number: number): string => `2026-06-${String(number).padStart(2, '0')}`
const states = (asOf: string, quantity: string, costBasis: string | null = null): StatedQuantity => ({
  account: 'main',
  symbol: 'KRNT',
  text: 'KRNT',
  asOf,
  coveredThrough: asOf,
  quantity: new ExactDecimal(quantity),
  currency: 'USD',
  costBasis: costBasis === null ? null : new ExactDecimal(costBasis),
})
const fold = (given: readonly Given[], ...stated: readonly StatedQuantity[]) => foldLots(given.map(row), stated)

const beyond: Given[] = [
  { kind: 'buy', session: day(1), quantity: '5', amount: '-50' },
  { kind: 'sell', session: day(2), quantity: '12', amount: '130' },
]

describe('a position that a statement answers', () => {
  it('takes its quantity from the file after a sell beyond the known lots, and keeps what the fills do not tell unknown', () => {
    const [before] = fold(beyond)
    expect([before?.quantity, before?.statedAsOf]).toEqual([null, null])
    const [position, ...others] = fold(beyond, states(day(3), '30', '330'))
    expect(others).toEqual([])
    expect(position).toMatchObject({ quantity: '30', averageCost: '11', statedAsOf: day(3), why: null, realizedPnl: null, closedWithoutOpening: '7' })
    expect(position?.lots).toEqual([])
  })

  it('is not answered by a statement from before the sell', () => {
    const [position] = fold(beyond, states(day(1), '5'))
    expect([position?.quantity, position?.closedWithoutOpening]).toEqual([null, '7'])
  })

  it('moves on with later fills: shares without a lot leave first, and what a sale leaves has no stated cost', () => {
    const later: Given[] = [
      { kind: 'buy', session: day(4), quantity: '10', amount: '-120' },
      { kind: 'sell', session: day(5), quantity: '4', amount: '60' },
    ]
    expect(fold([...beyond, later[0]!], states(day(3), '30', '330'))[0]).toMatchObject({ quantity: '40', averageCost: '11.25' })
    const [position] = fold([...beyond, ...later], states(day(3), '30', '330'))
    expect(position).toMatchObject({ quantity: '36', averageCost: null, realizedPnl: null, closedWithoutOpening: '11' })
    expect(position?.lots.map((lot) => lot.quantity.toFixed())).toEqual(['10'])
    expect(fold([...beyond, ...later], states(day(3), '30', '330'), states(day(6), '36', '400'))[0]?.averageCost).toBe('11.11111111')
  })

  it('is unknown again when more is sold than was stated, and scales with a split', () => {
    const sale: Given = { kind: 'sell', session: day(4), quantity: '31', amount: '1' }
    expect(fold([...beyond, sale], states(day(3), '30'))[0]).toMatchObject({ quantity: null, statedAsOf: null })
    expect(fold([...beyond, { kind: 'split', session: day(4), quantity: '60' }], states(day(3), '30', '330'))[0]).toMatchObject({
      quantity: '90',
      averageCost: '3.66666667',
    })
  })

  it('ends when the file says that nothing is held', () => {
    const [position, next] = fold([...beyond, { kind: 'buy', session: day(4), quantity: '1', amount: '-9' }], states(day(3), '0'))
    expect([position?.isClosed, position?.quantity]).toEqual([true, '0'])
    expect([next?.openedSession, next?.quantity, next?.averageCost]).toEqual([day(4), '1', '9'])
  })
})

describe('a position that only a statement tells of', () => {
  it('has a quantity and a cost, and no lot, no opening and nothing realised', () => {
    const [position] = fold([], states(day(3), '100', '3000'))
    expect(position).toMatchObject({ side: 'long', quantity: '100', averageCost: '30', openedSession: null, realizedPnl: null, statedAsOf: day(3) })
    expect([position?.lots, position?.fills.map(({ session, shares }) => [session, shares.toFixed()])]).toEqual([[], [[day(3), '100']]])
  })

  it('can be short, follows the next statement, and ends with one that lists it no more', () => {
    expect(fold([], states(day(3), '-25', '212.5'))[0]).toMatchObject({ side: 'short', quantity: '-25', averageCost: '8.5' })
    expect(fold([], states(day(3), '100'), states(day(4), '80', '800'))[0]).toMatchObject({ quantity: '80', averageCost: '10', statedAsOf: day(4) })
    const positions = fold([], states(day(3), '100'), states(day(4), '0'), states(day(5), '7'))
    expect(positions.map(({ quantity, first }) => [quantity, first.baseKey, first.occurrence])).toEqual([
      ['0', 'stated:KRNT', 0],
      ['7', 'stated:KRNT', 1],
    ])
  })
})

describe('a position that fills tell of', () => {
  it('stands whatever a file says', () => {
    const [position, ...others] = fold([{ kind: 'buy', session: day(1), quantity: '5', amount: '-50' }], states(day(2), '8', '80'), states(day(3), '0'))
    expect(others).toEqual([])
    expect(position).toMatchObject({ quantity: '5', averageCost: '10', statedAsOf: null, realizedPnl: '0' })
  })
})
