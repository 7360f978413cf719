import { describe, expect, test } from 'vitest'
import { basketWeights } from '#domain/portfolio/basket-weights.ts'
import { coreSatellite } from '#domain/portfolio/core-satellite.ts'
import { valuationLens } from '#domain/portfolio/valuation-lens.ts'
import { outcome } from '../reference-input.ts'

describe('core and satellite', () => {
  const split = (satellite: number, rest = {}): unknown =>
    outcome(coreSatellite({ equity: 100_000, level: 4, mode: 'trading', current: { core: 65_000, satellite, cash: 5_000 }, ...rest }))

  test('buys only across the band, sells across the trim', () => {
    expect(split(25_000)).toMatchObject({ trades: { satellite: 0 } })
    expect(split(24_999)).toMatchObject({ trades: { satellite: 5_001 } })
    expect(split(30_500)).toMatchObject({ trades: { satellite: 0 } })
    expect(split(30_501)).toMatchObject({ trades: { satellite: -501 } })
  })

  test('an unknown killer halves the satellite as an active one does', () => {
    expect(split(30_000, { killersUnknown: 1 })).toMatchObject({ target: { satellite: 15_000 }, trades: { satellite: -15_000, core: 15_000 } })
  })
})

describe('basket weights', () => {
  const names = [0.1, 0.2, 0.3, 0.4].map((vol, i) => ({ id: `B${i}`, vol }))

  test('are all at the cap when the cap leaves no choice', () => {
    const { weights, capped } = outcome(basketWeights({ names, method: 'inverse_vol', cap: 0.25 })) as { weights: Record<string, number>; capped: string[] }
    expect(Object.values(weights)).toEqual([0.25, 0.25, 0.25, 0.25].map((weight) => expect.closeTo(weight, 12) as number))
    expect(capped).toHaveLength(3)
  })

  test('of equal size need no volatility', () => {
    expect(outcome(basketWeights({ names: [{ id: 'A' }, { id: 'B', vol: null }], cap: 1 }))).toMatchObject({ weights: { A: 0.5, B: 0.5 }, dropped: [] })
  })
})

test('one standard deviation is where cheap and expensive begin', () => {
  const at = (spreadZ: number): unknown => outcome(valuationLens({ finTrend: 'neutral', revTrend: 'flat', spreadZ }))
  expect(at(1)).toMatchObject({ vsFinancing: 'cheap' })
  expect(at(-1)).toMatchObject({ vsFinancing: 'expensive' })
  expect(at(0.99)).toMatchObject({ vsFinancing: 'fair' })
})
