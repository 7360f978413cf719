import { describe, expect, test } from 'vitest'
import { valueOrNull } from '#domain/result.ts'
import { ddThrottle } from '#domain/sizing/dd-throttle.ts'
import { portfolioHeat } from '#domain/sizing/portfolio-heat.ts'
import { riskBudget } from '#domain/sizing/risk-budget.ts'
import { roundLotSize } from '#domain/sizing/round-lot-size.ts'
import { roundShares } from '#domain/sizing/round-shares.ts'
import { timeAware } from '#domain/sizing/time-aware.ts'
import { volScale } from '#domain/sizing/vol-scale.ts'

describe('siz.risk_budget', () => {
  const order = { equity: 100_000, riskFrac: 0.005, entry: 20, stop: 18 }

  test('of equal caps the first in the alphabet is named', () => {
    // Risk 250 shares; 5 % of 5,000 shares a day is 250 too.
    expect(valueOrNull(riskBudget({ ...order, adv: 5_000 }))).toMatchObject({ shares: 250, binding: 'adv' })
  })

  test('overdrawn cash buys nothing, and no cash is not asked of a short', () => {
    expect(valueOrNull(riskBudget({ ...order, cash: -500 }))).toMatchObject({ shares: 0, binding: 'cash', caps: { cash: 0 } })
    expect(valueOrNull(riskBudget({ ...order, stop: 22, side: 'short', cash: 0 }))).toMatchObject({ shares: 250, binding: 'risk' })
  })

  test('a satellite already full leaves no room, one of unknown value counts as empty and says so', () => {
    expect(valueOrNull(riskBudget({ ...order, exposureCap: 0.5, satelliteValue: 20_000 }))).toMatchObject({ shares: 0, binding: 'satellite' })
    const unknownValue = valueOrNull(riskBudget({ ...order, exposureCap: 0.5 }))!
    expect(unknownValue.caps.satellite).toBe(750)
    expect(unknownValue.notApplied).toContain('satellite')
    expect(valueOrNull(riskBudget({ ...order, satelliteValue: 5_000 }))!.notApplied).toContain('satellite')
  })

  test('a stop exactly half a true range away is accepted', () => {
    expect(valueOrNull(riskBudget({ ...order, stop: 19.7, atr: 0.6 }))).not.toBeNull()
  })

  test('a tenth of the account is the most that may be risked', () => {
    // 10,000 USD at 2 USD a share.
    expect(valueOrNull(riskBudget({ ...order, riskFrac: 0.1 }))!.caps.risk).toBe(5_000)
  })

  test('a drawdown cuts every cap alike', () => {
    const caps = { adv: 8_000, windowVolume: 10_000, cash: 10_000, exposureCap: 0.5, satelliteValue: 5_000 }
    // 5 % of 8,000; 10,000 USD at 20; 10 % of the account at 20; 500 USD at 2; (0.3 x 100,000 x 0.5 - 5,000) USD at 20; 10 % of 10,000: each halved.
    expect(valueOrNull(riskBudget({ ...order, ...caps, ddMult: 0.5 }))!.caps).toEqual({
      adv: 200,
      cash: 250,
      notional: 250,
      risk: 125,
      satellite: 250,
      window: 500,
    })
  })

  test('cash has to pay for what slips', () => {
    expect(valueOrNull(riskBudget({ ...order, cash: 10_000, slipPerShare: 5 }))!.caps.cash).toBe(400)
  })
})

describe('siz.round_lot_size', () => {
  test('falls with the price', () => {
    expect([250, 1_000, 10_000, 10_000.01].map((avgPrice) => valueOrNull(roundLotSize({ avgPrice })))).toEqual([100, 40, 10, 1])
  })
})

describe('siz.round_shares', () => {
  test('gives away what is no whole lot unless told to round', () => {
    expect(valueOrNull(roundShares({ shares: 7.6 }))).toBe(7)
    expect(valueOrNull(roundShares({ shares: 380, lot: 100 }))).toBe(300)
    expect(valueOrNull(roundShares({ shares: 380, lot: 100, mode: 'nearest' }))).toBe(400)
  })
})

describe('siz.vol_scale', () => {
  test('never falls below its floor', () => {
    expect(valueOrNull(volScale({ realised: 3, target: 0.35 }))).toBe(0.25)
  })

  test('is fixed where floor and ceiling are one', () => {
    expect(valueOrNull(volScale({ realised: 0.5, target: 0.35, lo: 0.5, hi: 0.5 }))).toBe(0.5)
  })
})

describe('siz.time_aware', () => {
  const confirmed = { close: 20, ref: 20, rvol: 2 }

  test('the stage ends after its bars and stops adding when full', () => {
    const steps = valueOrNull(timeAware({ bars: Array.from({ length: 5 }, () => confirmed), target: 100, step: 1, halfLife: 1e9, maxBars: 3 }))!
    expect(steps.map(({ reason }) => reason)).toEqual(['initial', 'confirmed', 'full', 'full', 'expired'])
  })

  test('a bar without a killer flag is free, one whose stop is not known is not', () => {
    const bars = [confirmed, { ...confirmed, stopFired: null }, { ...confirmed, newsState: null }, confirmed]
    expect(valueOrNull(timeAware({ bars, target: 100 }))!.map(({ reason }) => reason)).toEqual(['initial', 'stop_fired', 'news', 'confirmed'])
  })

  test('an absent volume or reference adds nothing', () => {
    expect(valueOrNull(timeAware({ bars: [confirmed, { close: 20, ref: 20 }, { close: 20, rvol: 2 }], target: 100 }))!.map(({ reason }) => reason)).toEqual([
      'initial',
      'no_volume_data',
      'no_reference',
    ])
  })

  test('a close at the stop leaves no room, a budget that is used up neither', () => {
    const below = timeAware({ bars: [confirmed, { close: 18, ref: 17, rvol: 2 }], target: 100, stop: 18 })
    expect(valueOrNull(below)!.at(-1)).toEqual({ bar: 1, frac: 0.25, shares: 25, reason: 'risk_limited' })
    const spent = timeAware({ bars: [confirmed, confirmed], target: 100, stop: 18, budget: 10 })
    expect(valueOrNull(spent)!.at(-1)).toMatchObject({ shares: 25, reason: 'risk_limited' })
  })

  test('an add that uses the budget up to the last share is not limited by it', () => {
    // Risk 100 shares x 2 USD, 25 x 2 of it taken: 150 USD buy 75 more.
    const steps = valueOrNull(timeAware({ bars: [confirmed, confirmed], target: 100, stop: 18, step: 1, halfLife: 1e9 }))!
    expect(steps.at(-1)).toEqual({ bar: 1, frac: 1, shares: 100, reason: 'confirmed' })
  })

  test('without a stop no rise of the price limits an add', () => {
    // 0.25 + 0.25 x 0.5^(1 / 10) = 0.483 of 100 shares.
    const steps = valueOrNull(timeAware({ bars: [confirmed, { ...confirmed, close: 100 }], target: 100 }))!
    expect(steps.at(-1)).toMatchObject({ shares: 48, reason: 'confirmed' })
  })
})

describe('siz.dd_throttle', () => {
  test('falls in a straight line and stops at its floor', () => {
    const mult = (last: number) => valueOrNull(ddThrottle({ equityCurve: [100, last] }))!.mult
    expect(mult(95)).toBe(1)
    expect(mult(92)).toBeCloseTo(0.7, 12)
    expect(mult(86)).toBe(0.25)
  })
})

describe('siz.portfolio_heat', () => {
  test('a stop beyond the price costs nothing, and no positions are no heat', () => {
    expect(valueOrNull(portfolioHeat({ positions: [{ side: 'long', price: 20, stop: 21, shares: 100 }], equity: 1_000 }))).toEqual({
      heat: 0,
      room: 0.06,
      breach: false,
    })
    expect(valueOrNull(portfolioHeat({ positions: [], equity: 1_000 }))!.heat).toBe(0)
  })

  test('the limit itself is no breach, above it is', () => {
    const heat = (stop: number) => valueOrNull(portfolioHeat({ positions: [{ side: 'long', price: 20, stop, shares: 30 }], equity: 1_000 }))!
    expect(heat(18).breach).toBe(false)
    expect(heat(17.9)).toMatchObject({ breach: true })
    expect(heat(17.9).room).toBeLessThan(0)
  })
})
