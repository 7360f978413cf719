import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { evaluateFormula } from '#domain/formulas.ts'
import { deletions } from './deletions.ts'
import { holds } from './seeded.ts'

/**
 * Hiding what is known never permits more, for the verdicts that the domain's additions name beside those of its section 13:
 * [formula, random input, places that may be deleted, rank of the answer]. Unknown and wrong input permit nothing.
 */
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 4 })
const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
/** One value per session. */
const daily = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(value, { minLength: 90, maxLength: 90 })
const pair = maybe(fc.tuple(fc.nat(5), fc.integer({ min: 5, max: 9 })))

const rankIn =
  (ranks: Readonly<Record<string, number>>) =>
  (word: string | null): number =>
    word === null ? 0 : ranks[word]!

const LAW: readonly (readonly [string, fc.Arbitrary<Readonly<Record<string, unknown>>>, RegExp, (value: never) => number])[] = [
  [
    'rot.loan_spread',
    fc.record({ spread: fc.array(between(3, 3.5), { minLength: 21, maxLength: 60 }), minN: fc.constant(30) }),
    /spread\.\d+$/,
    ({ verdict }: { verdict: string | null }) => rankIn({ pass: 2, neutral: 1, fail: 0 })(verdict),
  ],
  [
    'stop.time_stop',
    fc.record({ mode: fc.constant('trading'), held: fc.integer({ min: 0, max: 70 }), bestR: maybe(between(-1, 3)) }),
    /bestR/,
    ({ fire }: { fire: boolean | null }) => (fire === false ? 1 : 0),
  ],
  [
    'chk.ops_score',
    fc.record({ reconciliations: pair, drills: pair, breaks: pair, adherence: pair, slippage: maybe(fc.tuple(between(0, 9), between(1, 20))) }),
    /./,
    ({ grade }: { grade: string }) => rankIn({ good: 2, fair: 1, poor: 0 })(grade),
  ],
  [
    'rot.squeeze',
    fc.record({
      members: fc
        .array(fc.record({ si: maybe(between(0, 0.4)), ret: maybe(between(-0.2, 0.3)) }), { minLength: 20, maxLength: 30 })
        .map((rows) => rows.map((row, i) => ({ id: `N${i}`, ...row }))),
      history: fc.array(maybe(between(-0.05, 0.05)), { minLength: 65, maxLength: 80 }),
      ratioRet: maybe(between(-0.05, 0.05)),
      siAge: maybe(fc.integer({ min: 0, max: 40 })),
    }),
    /ratioRet|siAge/,
    // The lamp takes weight from the signal: only a known "off" leaves it whole.
    ({ lamp }: { lamp: string | null }) => rankIn({ off: 1, on: 0 })(lamp),
  ],
  [
    'rot.causes',
    fc.record({
      ratio: daily(between(-0.03, 0.03)).map((steps) => {
        let ratio = 0.3
        return steps.map((step) => (ratio *= 1 + step))
      }),
      drivers: fc.record({
        yields: maybe(daily(between(-0.1, 0.1))),
        shortCover: maybe(daily(between(-0.02, 0.02))),
        flows: maybe(daily(between(-0.01, 0.01))),
      }),
      sectorSkew: maybe(daily(between(-0.002, 0.002))),
      recon: maybe(daily(fc.boolean())),
      w: fc.constant(5),
      est: fc.constant(80),
      minEst: fc.constant(60),
      gapN: fc.constant(20),
    }),
    /^drivers\.\w+$|^sectorSkew$|^recon$/,
    ({ verdict }: { verdict: string | null }) => rankIn({ NOT_EXPLAINED_AWAY: 1, WITHIN_NOISE: 1, TACTICAL: 0 })(verdict),
  ],
]

describe('hiding what is known never permits more', () => {
  test.each(LAW)('%s', (id, inputs, mayGo, rank) => {
    const rankOf = (input: unknown): number => {
      const result = evaluateFormula(id, input)
      return result?.kind === 'value' ? rank(result.value as never) : 0
    }
    holds(inputs, (input) => {
      const before = rankOf(input)
      for (const { place, input: deleted } of deletions(input, mayGo)) expect(rankOf(deleted), `${id} without ${place}`).toBeLessThanOrEqual(before)
    })
  })
})
