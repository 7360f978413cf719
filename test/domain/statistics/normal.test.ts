import { describe, expect, test } from 'vitest'
import { badInput, known, unknown } from '#domain/result.ts'
import { normalCdf, normCdf } from '#domain/statistics/norm-cdf.ts'
import { normalQuantile, normInv } from '#domain/statistics/norm-inv.ts'

/** mpmath 1.3, 30 digits. */
const PROBABILITIES = [
  [-20, 2.7536241186062337e-89],
  [-8.3, 5.205569744890254e-17],
  [-5.7, 5.990371401063528e-9],
  [-5.6, 1.071759025831093e-8],
  [-0.68, 0.2482522304535705],
  [-0.3, 0.3820885778110474],
  [0.1, 0.539827837277029],
  [3, 0.9986501019683699],
  [8, 0.9999999999999993],
] as const

describe('stat.norm_cdf and stat.norm_inv', () => {
  test.each(PROBABILITIES)('the probability below %f is %f to 13 digits', (x, p) => {
    expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-13)
  })

  test('each undoes the other, in the body and far out', () => {
    for (let x = -8; x <= 5; x += 0.125) expect(Math.abs(normalQuantile(normalCdf(x)) - x)).toBeLessThan(1e-9)
  })

  test('the quantile is mirrored about one half', () => {
    for (const p of [1e-30, 1e-12, 0.01, 0.07, 0.3]) expect(normalQuantile(p)).toBeLessThan(0)
    for (const p of [0.01, 0.07, 0.3]) expect(normalQuantile(1 - p)).toBeCloseTo(-normalQuantile(p), 12)
  })

  test('refuse what is no number and what is no probability', () => {
    expect(normCdf({ x: 0 })).toEqual(known(0.5))
    expect(normCdf({ x: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(normCdf({ x: Infinity })).toEqual(badInput('BAD_VALUE'))
    for (const p of [0, 1, -0.1, 1.1, Number.NaN]) expect(normInv({ p })).toEqual(badInput('BAD_PARAM'))
    expect(normInv({ p: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(normInv({ p: '0.5' as never })).toEqual(badInput('BAD_VALUE'))
  })
})
