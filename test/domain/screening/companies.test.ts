import { describe, expect, test } from 'vitest'
import { valueOrNull } from '#domain/result.ts'
import { accruals } from '#domain/screening/accruals.ts'
import { altman } from '#domain/screening/altman.ts'
import { bankQuality } from '#domain/screening/bank-quality.ts'
import { cashRunway } from '#domain/screening/cash-runway.ts'
import { domestic } from '#domain/screening/domestic.ts'
import { inputCost } from '#domain/screening/input-cost.ts'
import { interestCoverage } from '#domain/screening/interest-coverage.ts'
import { netDebtEbitda } from '#domain/screening/net-debt-ebitda.ts'
import { operatingLeverage } from '#domain/screening/operating-leverage.ts'
import { piotroski } from '#domain/screening/piotroski.ts'
import { pricingPower } from '#domain/screening/pricing-power.ts'
import { qualitySplit } from '#domain/screening/quality-split.ts'
import { refiWall } from '#domain/screening/refi-wall.ts'

const classOf = (result: Parameters<typeof valueOrNull<{ readonly class: unknown }>>[0]): unknown => valueOrNull(result)?.class

describe('interest coverage and leverage', () => {
  test('the thresholds themselves belong to the better class', () => {
    expect(classOf(interestCoverage({ ebit: 30, interest: 10 }))).toBe('ok')
    expect(classOf(interestCoverage({ ebit: 15, interest: 10 }))).toBe('watch')
    expect(classOf(interestCoverage({ ebit: 5, interest: 0 }))).toBe('no_debt_cost')
    expect(classOf(netDebtEbitda({ debt: 25, cash: 0, ebitda: 10 }))).toBe('ok')
    expect(classOf(netDebtEbitda({ debt: 40, cash: 0, ebitda: 10 }))).toBe('watch')
    expect(classOf(netDebtEbitda({ debt: 41, cash: 0, ebitda: 10 }))).toBe('fragile')
  })

  test('net debt without earnings is fragile', () => {
    expect(valueOrNull(netDebtEbitda({ debt: 10, cash: 0, ebitda: 0 }))).toEqual({ ratio: null, netDebt: 10, class: 'fragile' })
  })
})

describe('scr.piotroski', () => {
  const year = { ni: 10, cfo: 12, ta: 100, taBegin: 100, ltd: 0, ca: 20, cl: 10, shares: 5, gross: 30, sales: 80 }

  test('no debt in both years passes, and no change elsewhere does not', () => {
    expect(valueOrNull(piotroski({ now: year, prev: year }))).toEqual({
      score: 5,
      known: 9,
      tests: { roa: 1, cfo: 1, dRoa: 0, accrual: 1, dLever: 1, dLiquid: 0, noIssue: 1, dMargin: 0, dTurn: 0 },
    })
  })

  test('a test whose denominator is zero or missing is not taken', () => {
    const result = valueOrNull(piotroski({ now: { ...year, cl: 0, ltd: 5, taBegin: null }, prev: year, minKnown: 1 }))
    expect(result!.tests).toMatchObject({ roa: null, dLever: null, dLiquid: null, dTurn: null, noIssue: 1 })
  })
})

describe('scr.altman', () => {
  test('names the zone between, and the safe one of the other model', () => {
    expect(valueOrNull(altman({ wc: 10, re: 10, ebit: 10, ta: 100, tl: 100, mve: 200, sales: 60 }))!.zone).toBe('grey')
    expect(valueOrNull(altman({ wc: 50, re: 10, ebit: 10, ta: 100, tl: 50, bve: 50, model: 'z2' }))!.zone).toBe('safe')
  })
})

describe('scr.accruals', () => {
  test('one balance sheet is enough where the other is empty', () => {
    expect(valueOrNull(accruals({ ni: 5, cfo: 10, ta: 100, taPrev: 0 }))).toBe(-0.1)
  })
})

describe('scr.quality_split', () => {
  const good = { coverageClass: 'ok', leverageClass: 'net_cash', fcfPos4: 3, f: 7, altmanZone: 'grey' } as const

  test('burning cash is neutral with two years of it, bad below, open when not known', () => {
    const grade = (runwayQuarters: number | null) => valueOrNull(qualitySplit({ ...good, leverageClass: 'cash_burn', runwayQuarters }))!.tests['leverage']
    expect([grade(8), grade(7.9), grade(null)]).toEqual([0, -1, null])
  })

  test('four points carry one bad test, three do not', () => {
    const base = { ...good, accruals: 0, marginSd: 3 } as const
    expect(valueOrNull(qualitySplit({ ...base, fcfPos4: 1 }))).toMatchObject({ score: 4, label: 'quality' })
    expect(valueOrNull(qualitySplit({ ...base, fcfPos4: 1, f: 6 }))).toMatchObject({ score: 3, label: 'mixed' })
    expect(valueOrNull(qualitySplit({ ...base, f: 6, marginSd: 5 }))).toMatchObject({ score: 3, label: 'quality' })
  })

  test('bad coverage with a distressed balance sheet is fragile whatever the rest', () => {
    expect(valueOrNull(qualitySplit({ ...good, fcfPos4: 4, coverageClass: 'fragile', altmanZone: 'distress' }))!.label).toBe('fragile')
  })

  test('a bank is graded on its own ratios', () => {
    const bad = { isFinancial: true, cet1: 0.08, npl: 0.03, efficiency: 0.75, uninsured: 0.5, marginSd: 8 }
    const middle = { isFinancial: true, cet1: 0.09, npl: 0.02, efficiency: 0.7, uninsured: 0.4, marginSd: 5 }
    expect(valueOrNull(qualitySplit(bad))).toMatchObject({ score: -5, label: 'fragile', known: 5 })
    expect(valueOrNull(qualitySplit(middle))).toMatchObject({ score: 0, label: 'mixed' })
  })
})

describe('scr.refi_wall', () => {
  const company = { debt: 500, ebit: 160, interest: 25, debt24: 100, cash: 60, floatingShare: 0.5, marketRate: 8.5 }

  test('is watched when coverage falls below three without a gap, or with a gap above it', () => {
    expect(classOf(refiWall({ ...company, ebit: 80 }))).toBe('watch')
    expect(classOf(refiWall({ ...company, debt24: 220 }))).toBe('watch')
    expect(classOf(refiWall({ ...company, ebit: 30 }))).toBe('fail')
  })

  test('a market rate that is not known leaves the class open, without near debt it does not matter', () => {
    expect(classOf(refiWall({ ...company, marketRate: null }))).toBeNull()
    expect(classOf(refiWall({ ...company, marketRate: null, debt24: 0 }))).toBe('ok')
  })

  test('cash that is not known may or may not close the gap', () => {
    expect(valueOrNull(refiWall({ ...company, debt24: 220, cash: null }))).toMatchObject({ class: null, netWall: null, unknown: ['cash'] })
  })

  test('debt without interest has no coverage to show, a loss fails', () => {
    expect(valueOrNull(refiWall({ ...company, interest: 0, marketRate: 0, floatingShare: 0 }))).toMatchObject({
      coverageNow: null,
      coverageAfter: null,
      class: 'ok',
    })
    expect(classOf(refiWall({ ...company, interest: 0, marketRate: 0, floatingShare: 0, ebit: -1 }))).toBe('fail')
  })

  test('maturities that are not known are tried just above the gap too', () => {
    // No debt due: coverage 3.05 after a point on the floating half. All due: 3.2 with a gap. Just at the wall: below 3 with a gap, so it may fail.
    const edge = { debt: 1000, ebit: 151, interest: 40, debt24: null, cash: 0, floatingShare: 1, marketRate: 4 }
    expect(classOf(refiWall(edge))).toBeNull()
  })
})

describe('scr.domestic', () => {
  const split = (us: number, rest: number, open = 0) => [
    { region: ' us ', revenue: us },
    { region: 'EMEA', revenue: rest },
    { region: null, revenue: open },
  ]

  test('tags what is certain, on either side and between', () => {
    const tag = (segments: ReturnType<typeof split>, ageDays = 10) => valueOrNull(domestic({ segments, ageDays }))!.tag
    expect(tag(split(70, 30))).toBe('domestic')
    expect(tag(split(50, 50))).toBe('mixed')
    expect(tag(split(30, 70))).toBe('foreign')
    expect(tag(split(35, 55, 10))).toBeNull()
    expect(tag(split(70, 30), 401)).toBeNull()
  })

  test('another home country is another list of names', () => {
    expect(valueOrNull(domestic({ segments: split(20, 80), home: ['emea'], ageDays: 0 }))!.tag).toBe('domestic')
  })
})

describe('scr.operating_leverage', () => {
  const read = (ebit: number[]) => valueOrNull(operatingLeverage({ sales: [100, 105, 110], ebit }))!

  test('names high, normal, low and inverse, and holds the multiple within ten', () => {
    expect(read([10, 10, 14]).class).toBe('high')
    expect(read([10, 10, 12]).class).toBe('normal')
    expect(read([10, 10, 11]).class).toBe('low')
    expect(read([10, 10, 9])).toMatchObject({ class: 'inverse' })
    expect(read([1, 10, 20]).dol).toBe(10)
  })
})

describe('scr.pricing_power', () => {
  const steady = Array.from({ length: 12 }, () => 0.4)

  test('is average under a richer sector, weak far under it', () => {
    const read = (sectorMedian: number) => valueOrNull(pricingPower({ gm: steady, sectorMedian }))!.class
    expect([read(0.4), read(0.44), read(0.46)]).toEqual(['strong', 'average', 'weak'])
  })
})

describe('scr.cash_runway', () => {
  test('without burn the debt due decides', () => {
    expect(classOf(cashRunway({ cash: 10, fcf4: 5, debt12: 20 }))).toBe('watch')
    expect(classOf(cashRunway({ cash: 10, fcf4: 0, debt12: 5, undrawn: 5 }))).toBe('self_funding')
    expect(classOf(cashRunway({ cash: 10, fcf4: 5 }))).toBeNull()
  })

  test('with burn the quarters decide', () => {
    expect(classOf(cashRunway({ cash: 80, fcf4: -40, debt12: 0 }))).toBe('ok')
    expect(valueOrNull(cashRunway({ cash: 10, fcf4: -40, debt12: 20 }))).toMatchObject({ quarters: 0, class: 'fail' })
  })
})

describe('scr.input_cost', () => {
  test('without a margin half a point decides between watch and fail', () => {
    expect(valueOrNull(inputCost({ ebitMargin: 0, inputShare: 0.05, power: 'average' }))).toMatchObject({ shareOfMargin: null, class: 'watch' })
    expect(classOf(inputCost({ ebitMargin: -0.1, inputShare: 0.5, power: 'average' }))).toBe('fail')
  })

  test('nothing known but the margin is judged from none to all of sales', () => {
    expect(valueOrNull(inputCost({ ebitMargin: 0.1 }))).toMatchObject({ marginHitLow: 0, marginHitHigh: expect.closeTo(0.08, 12), class: null })
    expect(classOf(inputCost({ ebitMargin: 0.1, inputShare: 0.3, power: 'average' }))).toBe('ok')
    expect(classOf(inputCost({ ebitMargin: 0.06, inputShare: 0.4, power: 'average' }))).toBe('watch')
  })
})

describe('scr.bank_quality', () => {
  test('bad capital is fragile whatever the rest', () => {
    expect(valueOrNull(bankQuality({ cet1: 8, npl: 0.5, efficiency: 50, uninsured: 20, unrealised: 5, roa: 1.2 }))).toMatchObject({
      score: 4,
      label: 'fragile',
    })
  })

  test('is mixed between, fragile at minus two', () => {
    expect(valueOrNull(bankQuality({ cet1: 10, npl: 1, efficiency: 70, uninsured: 40, unrealised: 20, roa: 0.5 }))).toMatchObject({ score: 0, label: 'mixed' })
    expect(valueOrNull(bankQuality({ cet1: 10, npl: 2, efficiency: 75, uninsured: 40, unrealised: 20, roa: 0.5 }))!.label).toBe('fragile')
  })
})
