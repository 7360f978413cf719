import { describe, expect, it } from 'vitest'
import { sizeOrder } from '../../../../../src/main/threads/analysis/decision/order-size.ts'
import { soundOrder } from './order-facts-fixture.ts'

describe('sizeOrder', () => {
  it('names the cap that binds: half a percent of equity over the distance to the stop and the slippage', () => {
    const size = sizeOrder(soundOrder())
    expect(size.binding).toBe('risk')
    // 500 / 5 = 100 shares without slippage; impact of 100 shares = 10^4 × 0.35/√252 × √(100/200000) = 4.93 bp, so 14.93 bp of 50 = 0.0747 a share: 500 / 5.0747 = 98.5.
    expect(size.slippageBps).toBeCloseTo(10 + 10_000 * (0.35 / Math.sqrt(252)) * Math.sqrt(100 / 200_000), 9)
    expect(size.shares).toBe(98)
    expect(size.caps).toMatchObject({ notional: 200, adv: 10_000 })
    expect(size.refused).toBeNull()
    expect(size.unknown).toEqual([])
  })

  it('never makes the second size larger than the first', () => {
    expect(sizeOrder(soundOrder()).shares).toBeLessThanOrEqual(100)
  })

  it('says which caps are not applied and why, satellite, drawdown and window among them', () => {
    expect(sizeOrder(soundOrder()).notApplied.map((gap) => gap.cap)).toEqual(['window', 'satellite', 'drawdown'])
  })

  it('leaves the size unknown without equity and asks for it', () => {
    const facts = soundOrder()
    const size = sizeOrder({ ...facts, account: { ...facts.account, equity: { value: null, asOf: null, why: 'No equity is stated.' } } })
    expect(size.shares).toBeNull()
    expect(size.unknown).toEqual([{ input: 'equity', wants: 'No equity is stated.' }])
  })

  it('refuses a stop on the wrong side and one closer than half an ATR, in words', () => {
    const { plan, ...rest } = soundOrder()
    expect(sizeOrder({ plan: { ...plan, stop: 51 }, ...rest }).refused).toBe('The stop is on the wrong side of the entry.')
    expect(sizeOrder({ plan: { ...plan, stop: 49.5 }, ...rest }).refused).toBe('The stop is closer than half an ATR: noise would take it.')
    expect(sizeOrder({ plan: { ...plan, stop: null }, ...rest }).refused).toBe('No stop yet: give a stop price.')
  })

  it('keeps an adopted quantity and judges its stop against the last close, not against what was paid', () => {
    const { plan, ...rest } = soundOrder()
    const adopted = { ...plan, isAdopted: true, adoptedPosition: 'position-1', adoptedQuantity: '100', entry: 20, stop: 45 }
    const size = sizeOrder({ plan: adopted, ...rest })
    expect(size).toMatchObject({ shares: 100, binding: 'held', refused: null, riskUsd: 0, notionalUsd: 2_000 })
    expect(sizeOrder({ plan: { ...adopted, stop: 55 }, ...rest }).refused).toBe('The stop 55.00 is on the wrong side of the last close 50.00.')
  })

  it('adds this order to the heat of what the account holds, and knows no heat while a holding has no stop', () => {
    const held = {
      account: 'MAIN-4821',
      position: 'position-2',
      plan: 'P0002',
      version: 1,
      symbol: 'WXYZ',
      quantity: 200,
      stopPrice: 18,
      rule: 'hard_stop',
      reason: '',
      fired: [],
      winner: null,
      exitFraction: 0,
      unknownInputs: [],
      lastClose: 20,
      distanceFraction: 0.1,
      newsState: null,
      judgedSession: '2026-11-20',
    }
    const size = sizeOrder(soundOrder({ held: [held] }))
    expect(size.heat.before).toBeCloseTo(0.004, 12)
    expect(size.heat.after).toBeCloseTo((400 + 98 * 5) / 100_000, 12)
    const blind = sizeOrder(soundOrder({ held: [{ ...held, stopPrice: null }] }))
    expect(blind.heat.after).toBeNull()
    expect(blind.unknown).toEqual([{ input: 'heat', wants: 'Give WXYZ in MAIN-4821 a stop: adopt the position.' }])
  })
})
