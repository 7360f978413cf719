import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Result, valueOrNull } from '#domain/result.ts'
import { abdiRanaldo } from '#domain/screening/abdi-ranaldo.ts'
import { amihud } from '#domain/screening/amihud.ts'
import { type BankQualityInput, bankQuality } from '#domain/screening/bank-quality.ts'
import { type CashRunwayInput, cashRunway } from '#domain/screening/cash-runway.ts'
import { cheapJunk } from '#domain/screening/cheap-junk.ts'
import { corwinSchultz } from '#domain/screening/corwin-schultz.ts'
import { dailySpikeProxy } from '#domain/screening/daily-spike-proxy.ts'
import { dollarVolume } from '#domain/screening/dollar-volume.ts'
import { domestic } from '#domain/screening/domestic.ts'
import { edgeSpread } from '#domain/screening/edge-spread.ts'
import { inputCost, type InputCostInput } from '#domain/screening/input-cost.ts'
import { momentum } from '#domain/screening/momentum.ts'
import { pricingPower } from '#domain/screening/pricing-power.ts'
import { type QualitySplitInput, qualitySplit } from '#domain/screening/quality-split.ts'
import { type RefiWallInput, refiWall } from '#domain/screening/refi-wall.ts'
import { type RiskFlag, riskOverlap } from '#domain/screening/risk-overlap.ts'
import { valueComposite } from '#domain/screening/value-composite.ts'
import { randomBars } from './bars.ts'
import { holds } from './seeded.ts'

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 3 })
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })

/** Deleting any one field of a record never raises the rank of what the formula says. */
function deletionNeverHelps<Input extends object>(cases: fc.Arbitrary<Input>, fields: readonly (keyof Input)[], rank: (input: Input) => number): void {
  holds(cases, (input) => {
    const full = rank(input)
    for (const field of fields) expect(rank({ ...input, [field]: null }), String(field)).toBeLessThanOrEqual(full)
  })
}

const rankIn =
  <T extends string>(ranks: Readonly<Record<T, number>>) =>
  (word: T | null | undefined): number =>
    word === null || word === undefined ? 0 : ranks[word]

test('deleting a test never makes a company look better', () => {
  const rank = rankIn({ quality: 2, mixed: 1, fragile: 0, unknown: 0 })
  const cases: fc.Arbitrary<QualitySplitInput> = fc.record({
    coverageClass: maybe(fc.constantFrom('ok', 'watch', 'fragile', 'no_debt_cost', 'loss_no_debt')),
    leverageClass: maybe(fc.constantFrom('ok', 'watch', 'fragile', 'net_cash', 'cash_burn')),
    fcfPos4: maybe(fc.integer({ min: 0, max: 4 })),
    f: maybe(fc.integer({ min: 0, max: 9 })),
    altmanZone: maybe(fc.constantFrom('safe', 'grey', 'distress')),
    accruals: maybe(between(-0.2, 0.2)),
    marginSd: maybe(between(0, 12)),
    runwayQuarters: maybe(between(0, 20)),
    isFinancial: fc.boolean(),
    cet1: maybe(between(0.05, 0.15)),
    npl: maybe(between(0, 0.05)),
    efficiency: maybe(between(0.4, 0.9)),
    uninsured: maybe(between(0, 1)),
  })
  const deletable = [
    'coverageClass',
    'leverageClass',
    'fcfPos4',
    'f',
    'altmanZone',
    'accruals',
    'marginSd',
    'runwayQuarters',
    'cet1',
    'npl',
    'efficiency',
    'uninsured',
  ] as const
  deletionNeverHelps(cases, deletable, (input) => rank(valueOrNull(qualitySplit(input))?.label))
})

test('deleting a ratio never makes a bank look better', () => {
  const rank = rankIn({ quality: 2, mixed: 1, fragile: 0 })
  const cases: fc.Arbitrary<BankQualityInput> = fc.record({
    cet1: maybe(between(5, 15)),
    npl: maybe(between(0, 4)),
    efficiency: maybe(between(40, 90)),
    uninsured: maybe(between(0, 100)),
    unrealised: maybe(between(0, 60)),
    roa: maybe(between(-1, 2)),
  })
  deletionNeverHelps(cases, ['cet1', 'npl', 'efficiency', 'uninsured', 'unrealised', 'roa'], (input) => rank(valueOrNull(bankQuality(input))?.label))
})

test('deleting an input never makes the refinancing, the runway or the input cost look better', () => {
  const rank = rankIn({ ok: 2, self_funding: 2, no_debt: 2, watch: 1, fail: 0 })
  const refi: fc.Arbitrary<RefiWallInput> = fc
    .record({
      debt: between(1, 1_000),
      ebit: between(-100, 400),
      interest: between(0, 100),
      near: maybe(between(0, 1)),
      cash: maybe(between(0, 600)),
      floatingShare: maybe(between(0, 1)),
      marketRate: maybe(between(0, 15)),
    })
    .map(({ near, ...rest }) => ({ ...rest, debt24: near === null ? null : near * rest.debt }))
  deletionNeverHelps(refi, ['debt24', 'cash', 'floatingShare', 'marketRate'], (input) => rank(valueOrNull(refiWall(input))?.class))

  const runway: fc.Arbitrary<CashRunwayInput> = fc.record({
    cash: between(0, 100),
    fcf4: between(-100, 50),
    debt12: maybe(between(0, 100)),
    undrawn: maybe(between(0, 50)),
  })
  deletionNeverHelps(runway, ['debt12', 'undrawn'], (input) => rank(valueOrNull(cashRunway(input))?.class))

  const cost: fc.Arbitrary<InputCostInput> = fc
    .record({
      ebitMargin: between(-0.1, 0.4),
      cogs: between(0, 0.9),
      part: maybe(between(0, 1)),
      power: maybe(fc.constantFrom('strong', 'average', 'weak')),
      hidden: fc.boolean(),
    })
    .map(({ cogs, part, hidden, ...rest }) => ({ ...rest, cogsShare: hidden ? null : cogs, inputShare: part === null ? null : part * cogs }))
  deletionNeverHelps(cost, ['cogsShare', 'inputShare', 'power'], (input) => rank(valueOrNull(inputCost(input))?.class))
})

test('what the refinancing says without an input is what it says for every value that input could have', () => {
  const cases = fc.tuple(between(1, 1_000), between(-100, 400), between(0, 60), between(0, 1), between(0, 600), between(0, 1), between(0, 15))
  holds(cases, ([debt, ebit, interest, near, cash, floatingShare, marketRate]) => {
    const full = { debt, ebit, interest, debt24: near * debt, cash, floatingShare, marketRate }
    const said = valueOrNull(refiWall(full))!.class
    for (const field of ['debt24', 'cash', 'floatingShare', 'marketRate'] as const) {
      const without = valueOrNull(refiWall({ ...full, [field]: null }))!.class
      if (without !== null) expect(without, field).toBe(said)
    }
  })
})

test('deleting the sector median or the filing date never tags a name better', () => {
  const margins = fc.record({ gm: fc.array(between(0, 0.9), { minLength: 8, maxLength: 14 }), sectorMedian: maybe(between(0, 0.9)) })
  deletionNeverHelps(margins, ['sectorMedian'], (input) => rankIn({ strong: 2, average: 1, weak: 0 })(valueOrNull(pricingPower(input))?.class))
  const segments = fc.array(fc.record({ region: maybe(fc.constantFrom('US', 'EMEA')), revenue: between(0, 100) }), { minLength: 1, maxLength: 6 })
  const filings = fc.record({ segments, ageDays: maybe(fc.integer({ min: 0, max: 500 })) })
  deletionNeverHelps(filings, ['ageDays'], (input) => rankIn({ domestic: 2, mixed: 1, foreign: 0 })(valueOrNull(domestic(input))?.tag))
})

test('deleting a flag’s date, the flags or the day of the check never clears a name', () => {
  const codes = fc.constantFrom('going_concern', 'halted', 'late_filing', 'atm_offering', 'hard_to_borrow', 'something_new')
  const flags: fc.Arbitrary<RiskFlag[]> = fc.array(fc.record({ code: codes, asOf: maybe(fc.integer({ min: 0, max: 100 })) }), { maxLength: 4 })
  const cases = fc.record({
    flags,
    asOf: fc.constant(100),
    checkedAsOf: maybe(fc.integer({ min: 50, max: 100 })),
    side: fc.constantFrom('long' as const, 'short' as const),
  })
  const rank = (input: Parameters<typeof riskOverlap>[0]): number => rankIn({ clear: 2, warn: 1, exclude: 0 })(valueOrNull(riskOverlap(input))?.decision)
  holds(cases, (input) => {
    const full = rank(input)
    expect(rank({ ...input, checkedAsOf: null })).toBeLessThanOrEqual(full)
    expect(rank({ ...input, flags: null })).toBeLessThanOrEqual(full)
    for (const i of input.flags.keys())
      expect(rank({ ...input, flags: input.flags.map((flag, j) => (i === j ? { ...flag, asOf: null } : flag)) })).toBeLessThanOrEqual(full)
  })
})

const score = maybe(between(-3, 3))

test('hiding a score of a name never frees it from the junk flag', () => {
  const rows = fc.array(fc.record({ value: score, quality: score, momentum: score }), { minLength: 20, maxLength: 40 })
  holds(fc.tuple(rows, fc.nat(), fc.constantFrom('value' as const, 'quality' as const, 'momentum' as const)), ([values, at, column]) => {
    const named = values.map((row, i) => ({ ...row, id: `N${i}` }))
    const i = at % named.length
    const flag = (list: typeof named): number => (valueOrNull(cheapJunk({ rows: list }))![i]!.cheapJunk === false ? 1 : 0)
    expect(flag(named.map((row, j) => (j === i ? { ...row, [column]: null } : row)))).toBeLessThanOrEqual(flag(named))
  })
})

test('the order of the rows does not matter to anyone’s rank', () => {
  const row = fc.record({ sector: fc.constantFrom('A', 'B'), bp: score, ep: score, ebitdaEv: score, fcfp: score, isFinancial: fc.boolean() })
  holds(fc.array(row, { minLength: 6, maxLength: 30 }), (values) => {
    const named = values.map((one, i) => ({ ...one, id: `N${String(i).padStart(2, '0')}` }))
    const byId = (rows: typeof named) => new Map(valueOrNull(valueComposite({ rows }))!.map(({ id, rank }) => [id, rank]))
    expect(byId(named.toReversed())).toEqual(byId(named))
  })
})

test('prices twice as high leave every spread and every volume figure as it was', () => {
  const twice = (prices: readonly number[]): number[] => prices.map((price) => 2 * price)
  const expectSame = (one: Result<number>, other: Result<number>): void => {
    expect(other.kind).toBe(one.kind)
    if (one.kind === 'value' && other.kind === 'value') expect(other.value).toBeCloseTo(one.value, 6)
  }
  holds(randomBars(70, 90), ({ open: o, high: h, low: l, close: c, volume: v }) => {
    const doubled = { o: twice(o), h: twice(h), l: twice(l), c: twice(c) }
    expectSame(corwinSchultz({ h, l, c, v }), corwinSchultz({ ...doubled, v }))
    expectSame(abdiRanaldo({ h, l, c, v }), abdiRanaldo({ ...doubled, v }))
    expectSame(edgeSpread({ o, h, l, c }), edgeSpread(doubled))
    expectSame(momentum({ c, look: 60 }), momentum({ c: doubled.c, look: 60 }))
    expect(valueOrNull(dollarVolume({ close: doubled.c, volume: v }))?.median).toBe(2 * valueOrNull(dollarVolume({ close: c, volume: v }))!.median)
    expect(valueOrNull(amihud({ close: doubled.c, volume: v }))?.illiq).toBeCloseTo((valueOrNull(amihud({ close: c, volume: v }))?.illiq ?? Number.NaN) / 2, 9)
  })
})

test('bars older than the window change nothing', () => {
  holds(fc.tuple(randomBars(70, 90), fc.integer({ min: 1, max: 30 })), ([{ open: o, high: h, low: l, close: c, volume: v }, extra]) => {
    const older = (prices: readonly number[]): number[] => [...Array.from({ length: extra }, () => prices[0]!), ...prices]
    expect(edgeSpread({ o: older(o), h: older(h), l: older(l), c: older(c) })).toEqual(edgeSpread({ o, h, l, c }))
    expect(corwinSchultz({ h: older(h), l: older(l), c: older(c), v: older(v) })).toEqual(corwinSchultz({ h, l, c, v }))
    expect(dailySpikeProxy({ v: older(v) })).toEqual(dailySpikeProxy({ v }))
    expect(dollarVolume({ close: older(c), volume: older(v) })).toEqual(dollarVolume({ close: c, volume: v }))
  })
})
