import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateFormula } from '#domain/formulas.ts'
import type { Result } from '#domain/result.ts'
import { evidenceLadder } from '#domain/rotation/evidence-ladder.ts'
import { exposureCap } from '#domain/rotation/exposure-cap.ts'
import { growth } from '#domain/rotation/growth.ts'
import { killerHold } from '#domain/rotation/killer-hold.ts'
import { persistence } from '#domain/rotation/persistence.ts'
import { relReturn } from '#domain/rotation/rel-return.ts'
import { rrgPublic } from '#domain/rotation/rrg-public.ts'
import { themeDependence } from '#domain/rotation/theme-dependence.ts'
import { trendModel } from '#domain/rotation/trend-model.ts'
import { VERDICTS } from '#domain/rotation/verdict.ts'
import { firstDifference } from '../vectors/difference.ts'
import { deletions } from './deletions.ts'
import { holds } from './seeded.ts'

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 })
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
const flag = maybe(fc.boolean())
const change = between(-0.1, 0.1)
const verdict = fc.constantFrom(...VERDICTS)
const share = between(0, 1)

/** A walk from 100 in steps of up to 3 %. */
const walk = (length: number): fc.Arbitrary<number[]> =>
  fc.array(between(-0.03, 0.03), { minLength: length, maxLength: length }).map((steps) => {
    let price = 100
    return steps.map((step) => (price *= 1 + step))
  })

const ladderDay = fc.record(
  { v: fc.tuple(verdict, verdict, verdict, verdict, verdict), killer: flag, failC: flag, rel63: maybe(change) },
  { requiredKeys: ['v'] },
)
/** Runs of one day each, so that states are confirmed and lost and not only brushed. */
const ladderDays = fc
  .array(fc.tuple(ladderDay, fc.integer({ min: 1, max: 7 })), { minLength: 1, maxLength: 12 })
  .map((spells) => spells.flatMap(([day, length]) => Array.from({ length }, () => day)))
const mode = fc.constantFrom('trading' as const, 'allocating' as const)

/** Rank of an answer: how much it permits. Unknown and wrong input permit nothing. */
type Rank = (value: never) => number

const word =
  (ranks: Readonly<Record<string, number>>) =>
  (value: string | null): number =>
    value === null ? 0 : ranks[value]!

const VERDICT_RANK = word({ pass: 2, neutral: 1, fail: 0, unknown: 0 })
const offIsBest = (active: boolean | null): number => (active === false ? 1 : 0)

function rankOf(result: Result<unknown> | null, rank: Rank): number {
  return result?.kind === 'value' ? rank(result.value as never) : 0
}

/** [formula, random input, places that may be deleted, rank of the answer]. */
const LAW: readonly (readonly [string, fc.Arbitrary<Readonly<Record<string, unknown>>>, RegExp, Rank])[] = [
  [
    'rot.level1',
    fc.record({ rel: fc.record({ 5: maybe(change), 10: maybe(change), 21: maybe(change), 63: maybe(change) }), score: maybe(fc.integer({ min: 0, max: 5 })) }),
    /./,
    VERDICT_RANK,
  ],
  [
    'rot.level2',
    fc.record({
      rspRel21: maybe(change),
      rspAboveMa: flag,
      checks: fc.record({ adLine: flag, pctAbove: flag, highsLows: flag, sectors: flag, concentration: flag }),
    }),
    /./,
    VERDICT_RANK,
  ],
  ['rot.level3', fc.record({ oasVerdict: maybe(verdict), oasFresh: flag, proxyVerdict: maybe(verdict), proxyFresh: flag }), /./, VERDICT_RANK],
  [
    'rot.level4',
    fc.record({
      now: maybe(change),
      prior: maybe(change),
      sectorsPositiveShare: maybe(share),
      marginRateNow: maybe(share),
      marginRatePrior: maybe(share),
      median2y: maybe(change),
    }),
    /./,
    VERDICT_RANK,
  ],
  [
    'rot.failure_modes',
    fc.record({
      yieldSpike: flag,
      inflation: flag,
      ratioRel5: maybe(change),
      d20OasBp: maybe(between(-50, 50)),
      small20: maybe(change),
      ratioRel21: maybe(change),
      breadthYes: maybe(fc.integer({ min: 0, max: 2 })),
      breadthKnown: maybe(fc.integer({ min: 2, max: 5 })),
      top10Share: maybe(share),
      revNow: maybe(change),
      revPrior: maybe(change),
    }),
    /./,
    (modes: Readonly<Record<string, boolean | null>>) => Object.values(modes).reduce((sum, on, i) => sum + offIsBest(on) * 2 ** i, 0),
  ],
  [
    'rot.killer_earnings',
    fc.record({
      now: fc.record({ a: maybe(between(-0.5, 0)), b: maybe(between(-0.5, 0)), c: maybe(change) }),
      prior: fc.record({ a: maybe(change), b: maybe(change), c: maybe(change) }),
    }),
    /\./,
    ({ active }: { active: boolean | null }) => offIsBest(active),
  ],
  [
    'rot.killer_inflation',
    fc.record({
      cpi: fc.array(maybe(between(-0.002, 0.01)), { minLength: 14, maxLength: 16 }).map((steps) => {
        let level = 300
        return steps.map((step, i) => {
          level *= 1 + (step ?? 0)
          return { month: `${2025 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`, value: step === null ? null : level }
        })
      }),
      breakeven: maybe(fc.array(between(2, 2.4), { minLength: 21, maxLength: 22 })),
    }),
    /cpi\.\d+\.value|breakeven/,
    ({ active }: { active: boolean | null }) => offIsBest(active),
  ],
  [
    'rot.killer_yield_spike',
    fc.record({ y10: fc.array(between(4, 4.6), { minLength: 21, maxLength: 90 }) }),
    /\./,
    ({ active }: { active: boolean | null }) => offIsBest(active),
  ],
  [
    'rot.killer_credit',
    fc.record({ oas: fc.array(between(3, 3.6), { minLength: 6, maxLength: 90 }) }),
    /\./,
    ({ active }: { active: boolean | null }) => offIsBest(active),
  ],
  [
    'rot.lending',
    fc.record({ values: fc.array(between(-40, 60), { minLength: 2, maxLength: 4 }), ageDays: maybe(between(0, 200)) }),
    /./,
    ({ verdict: said }: { verdict: string | null }) => VERDICT_RANK(said),
  ],
  [
    'rot.alignment',
    fc.record({
      breadth: verdict,
      conditions: fc.record({ credit: maybe(verdict), yields: maybe(verdict), lending: maybe(verdict), loans: maybe(verdict) }),
      revisions: verdict,
    }),
    /./,
    ({ verdict: said }: { verdict: string }) => word({ aligned: 1, partial: 0, broken: 0, unknown: 0 })(said),
  ],
  [
    'rot.pairs_order',
    fc.record({
      pairs: fc.record({
        small_large: fc.record({ a: walk(60), b: walk(60) }),
        equal_cap: fc.record({ a: walk(60), b: walk(60) }),
        value_growth: fc.record({ a: walk(60), b: walk(60) }),
        cyclical_defensive: maybe(fc.record({ a: walk(60), b: walk(60) })),
      }),
    }),
    /^pairs\.\w+$|\.(0|59)$/,
    ({ reading }: { reading: string }) => word({ BROAD: 3, BROADENING: 2, UNDECIDED: 1, NARROW: 0 })(reading),
  ],
  [
    'rot.watch_board',
    fc.record({
      signals: fc.record({
        equal_weight: fc.array(change, { minLength: 1, maxLength: 4 }),
        theme: fc.array(share, { minLength: 1, maxLength: 4 }),
        credit: fc.array(share, { minLength: 1, maxLength: 4 }),
      }),
    }),
    /./,
    ({ on }: { on: number }) => on,
  ],
  [
    'rot.growth',
    fc.record({
      consumption: maybe(walk(52)),
      labour: maybe(walk(52)),
      wages: maybe(walk(52)),
      inventories: maybe(walk(52)),
    }),
    /^\w+$|\.51$/,
    ({ reading }: { reading: string | null }) => word({ soft_landing: 2, mixed: 1, overheating: 1, slowdown: 0 })(reading),
  ],
]

describe('deleting what is known never permits more', () => {
  for (const [id, inputs, mayGo, rank] of LAW) {
    test(id, () => {
      holds(inputs, (input) => {
        const before = rankOf(evaluateFormula(id, input), rank)
        for (const { place, input: deleted } of deletions(input, mayGo)) {
          expect(rankOf(evaluateFormula(id, deleted), rank), `${id} without ${place}`).toBeLessThanOrEqual(before)
        }
      })
    })
  }

  test('rot.ladder: killer, narrow lead and quarter of any day', () => {
    const label = { none: 0, tactical: 1, structural_candidate: 2, structural: 3 }
    holds(fc.record({ days: ladderDays, mode }), (input) => {
      const before = evidenceLadder(input)
      for (const { place, input: deleted } of deletions(input, /killer|failC|rel63/)) {
        const after = evidenceLadder(deleted as unknown as typeof input)
        if (before.kind !== 'value' || after.kind !== 'value') throw new Error(`no reading without ${place}`)
        after.value.forEach((reading, t) => {
          expect(reading.level, place).toBeLessThanOrEqual(before.value[t]!.level)
          expect(label[reading.label], place).toBeLessThanOrEqual(label[before.value[t]!.label])
        })
      }
    })
  })

  test('rot.killer_hold: any session', () => {
    holds(fc.array(flag, { minLength: 1, maxLength: 40 }), (active) => {
      const before = killerHold({ active })
      active.forEach((_, deleted) => {
        const after = killerHold({ active: active.with(deleted, null) })
        if (before.kind !== 'value' || after.kind !== 'value') throw new Error('no answer')
        after.value.forEach((held, t) => expect(offIsBest(held)).toBeLessThanOrEqual(offIsBest(before.value[t]!)))
      })
    })
  })

  test('rot.exposure_cap: a killer on that becomes unknown', () => {
    holds(
      fc.record({ level: fc.integer({ min: 0, max: 5 }), mode, killers: fc.integer({ min: 1, max: 4 }), killersUnknown: fc.integer({ min: 0, max: 2 }) }),
      (input) => {
        const capOf = (killers: number, killersUnknown: number): unknown => exposureCap({ ...input, killers, killersUnknown })
        expect(capOf(input.killers - 1, input.killersUnknown + 1)).toEqual(capOf(input.killers, input.killersUnknown))
      },
    )
  })
})

describe('what is stated holds for every value the missing figures could have', () => {
  test('rot.growth', () => {
    const known = fc.record({ consumption: walk(52), labour: walk(52), inventories: walk(52), wages: walk(52) })
    const gone = fc.subarray(['consumption', 'labour', 'inventories', 'wages'] as const, { minLength: 1, maxLength: 2 })
    holds(fc.tuple(known, gone), ([figures, names]) => {
      const without = growth({ ...figures, ...Object.fromEntries(names.map((name) => [name, null])) })
      const full = growth(figures)
      if (without.kind !== 'value' || full.kind !== 'value' || without.value.reading === null) return
      expect(full.value.reading).toBe(without.value.reading)
    })
  })

  test('rot.theme_dependence', () => {
    const member = fc.record({ weight: between(1, 5), ret: between(-0.02, 0.06), isThemed: fc.boolean(), isTagged: fc.boolean() })
    holds(fc.array(member, { minLength: 3, maxLength: 12 }), (rows) => {
      const read = (areAllTagged: boolean): ReturnType<typeof themeDependence> =>
        themeDependence({
          members: rows.map(({ weight, ret, isThemed, isTagged }, i) => ({
            id: `M${i}`,
            weight,
            ret,
            themes: areAllTagged || isTagged ? (isThemed ? ['ai'] : []) : null,
          })),
          theme: 'ai',
          minCoverage: 0,
        })
      const partial = read(false)
      const full = read(true)
      if (partial.kind !== 'value' || full.kind !== 'value') return
      expect(full.value.share).toBeGreaterThanOrEqual(partial.value.shareLow - 1e-9)
      expect(full.value.share).toBeLessThanOrEqual(partial.value.shareHigh + 1e-9)
      if (partial.value.dependent !== null) expect(full.value.dependent).toBe(partial.value.dependent)
    })
  })
})

describe('no repaint: later sessions change nothing said before', () => {
  test('rot.ladder', () => {
    holds(fc.record({ days: ladderDays, mode, cut: fc.nat() }), ({ days, cut, ...rest }) => {
      const until = 1 + (cut % days.length)
      const whole = evidenceLadder({ days, ...rest })
      const early = evidenceLadder({ days: days.slice(0, until), ...rest })
      expect(early.kind === 'value' && early.value).toEqual(whole.kind === 'value' && whole.value.slice(0, until))
    })
  })

  test('rot.killer_hold and rot.ad_line', () => {
    holds(fc.tuple(fc.array(flag, { minLength: 2, maxLength: 40 }), fc.nat()), ([active, cut]) => {
      const until = 1 + (cut % active.length)
      const whole = killerHold({ active })
      const early = killerHold({ active: active.slice(0, until) })
      expect(early.kind === 'value' && early.value).toEqual(whole.kind === 'value' && whole.value.slice(0, until))
    })
  })

  test('rot.trend_model: the session a state began on does not move while it lasts', () => {
    holds(walk(60), (c) => {
      const settings = { looks: [5, 10, 20], volN: 5, back: 5 }
      const now = trendModel({ c, ...settings })
      const before = trendModel({ c: c.slice(0, -1), ...settings })
      if (now.kind !== 'value' || before.kind !== 'value' || now.value.sessions === 1) return
      expect([now.value.state, now.value.sinceIndex, now.value.sessions]).toEqual([before.value.state, before.value.sinceIndex, before.value.sessions + 1])
    })
  })
})

describe('prices twice as large say the same', () => {
  const twice = (prices: readonly number[]): number[] => prices.map((price) => 2 * price)

  test('relative return, persistence and map', () => {
    holds(fc.tuple(walk(140), walk(140)), ([a, b]) => {
      for (const study of [relReturn, persistence, rrgPublic]) expect(study({ a: twice(a), b })).toEqual(study({ a, b }))
    })
  })

  test('breadth, sectors, states, banks and credit', () => {
    holds(fc.tuple(walk(60), walk(60), walk(60)), ([one, two, three]) => {
      const both = (id: string, build: (scale: (prices: readonly number[]) => readonly number[]) => Readonly<Record<string, unknown>>): void => {
        const once = build((prices) => prices)
        expect(firstDifference(evaluateFormula(id, build(twice)), evaluateFormula(id, once), { abs: 1e-12, rel: 1e-9 }), id).toBeNull()
      }
      both('rot.pct_above_ma', (scale) => ({ closes: [scale(one), scale(two), three] }))
      both('rot.new_highs_lows', (scale) => ({ highs: [scale(one), two], lows: [scale(one), two], n: 20 }))
      both('rot.sector_participation', (scale) => ({ sectors: { A: scale(one), B: two }, bench: scale(three), minSectors: 2 }))
      both('rot.four_state', (scale) => ({ small: scale(one), large: two }))
      both('rot.regional_banks', (scale) => ({ kre: scale(one), spy: two }))
      both('rot.credit_proxy', (scale) => ({ hyg: scale(one), ief: scale(two) }))
      both('rot.stress_leadership', (scale) => ({ small: one, large: scale(two), minDays: 1 }))
    })
  })
})
