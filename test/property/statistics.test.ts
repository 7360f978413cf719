import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueOrNull } from '#domain/result.ts'
import { mannKendall } from '#domain/statistics/mann-kendall.ts'
import { olsMulti } from '#domain/statistics/ols-multi.ts'
import { quantile7 } from '#domain/statistics/quantile7.ts'
import { winsorZ } from '#domain/statistics/winsor-z.ts'
import { zscoreLast } from '#domain/statistics/zscore-last.ts'
import { holds } from './seeded.ts'

const value = fc.integer({ min: -10_000, max: 10_000 }).map((cents) => cents / 100)
const series = fc.array(value, { minLength: 8, maxLength: 60 })
const share = fc.double({ min: 0, max: 1, noNaN: true })

test('a quantile lies between the ends and never falls as p rises', () => {
  holds(fc.tuple(series, share, share), ([x, p, q]) => {
    const low = valueOrNull(quantile7({ x, p: Math.min(p, q) }))!
    const high = valueOrNull(quantile7({ x, p: Math.max(p, q) }))!
    expect(low).toBeGreaterThanOrEqual(Math.min(...x) - 1e-9)
    expect(high).toBeLessThanOrEqual(Math.max(...x) + 1e-9)
    expect(low).toBeLessThanOrEqual(high + 1e-9)
  })
})

test('a z-score does not depend on the unit or the zero of its series', () => {
  holds(fc.tuple(series, fc.integer({ min: 1, max: 50 }), value), ([x, factor, shift]) => {
    const z = valueOrNull(zscoreLast({ x, minN: 5 }))
    const moved = valueOrNull(zscoreLast({ x: x.map((one) => one * factor + shift), minN: 5 }))
    if (z === null || moved === null) expect(moved).toBe(z)
    else expect(Math.abs(moved - z)).toBeLessThan(1e-6 * Math.max(1, Math.abs(z)))
  })
})

test('a z-score at t is the same before and after later values arrive', () => {
  holds(fc.tuple(series, series), ([past, later]) => {
    const whole = [...past, ...later]
    expect(zscoreLast({ x: whole.slice(0, past.length), minN: 5 })).toEqual(zscoreLast({ x: past, minN: 5 }))
  })
})

test('pulled-in z-scores keep the order of the values', () => {
  holds(series, (x) => {
    const z = valueOrNull(winsorZ({ x }))
    if (z === null) return
    for (let i = 1; i < x.length; i += 1) if (x[i]! > x[i - 1]!) expect(z[i]!).toBeGreaterThanOrEqual(z[i - 1]! - 1e-12)
  })
})

test('a trend read backwards is the opposite trend', () => {
  holds(series, (x) => {
    const forward = valueOrNull(mannKendall({ x }))
    const backward = valueOrNull(mannKendall({ x: x.toReversed() }))
    if (forward === null || backward === null) expect(backward).toBe(forward)
    else {
      expect(backward.S).toBe(-forward.S || 0)
      expect(backward.p).toBeCloseTo(forward.p, 12)
      expect(Math.abs(forward.tau)).toBeLessThanOrEqual(1)
    }
  })
})

test('least squares finds the plane the points were made from', () => {
  const row = fc.tuple(value, value)
  holds(fc.tuple(fc.array(row, { minLength: 60, maxLength: 80 }), value, value, value), ([rows, alpha, first, second]) => {
    const X = [rows.map(([one]) => one), rows.map(([, other]) => other)]
    const y = rows.map(([one, other]) => alpha + first * one + second * other)
    const fit = valueOrNull(olsMulti({ y, X }))
    if (fit === null) return
    expect(Math.abs(fit.betas[0]! - first)).toBeLessThan(1e-7)
    expect(Math.abs(fit.betas[1]! - second)).toBeLessThan(1e-7)
  })
})
