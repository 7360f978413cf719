import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bootstrapCi } from '#domain/backtest/bootstrap-ci.ts'
import { dsr } from '#domain/backtest/dsr.ts'
import { expectedMaxSr } from '#domain/backtest/expected-max-sr.ts'
import { hitRate } from '#domain/backtest/hit-rate.ts'
import { psr } from '#domain/backtest/psr.ts'
import { psrFromMoments } from '#domain/backtest/psr-from-moments.ts'
import { valueOrNull } from '#domain/result.ts'
import { holds } from './seeded.ts'

const between = (min: number, max: number): fc.Arbitrary<number> => fc.double({ min, max, noNaN: true })
const returns = fc.array(between(-0.2, 0.2), { minLength: 30, maxLength: 120 })
const isProbability = (value: number): boolean => value >= 0 && value <= 1

test('PSR and DSR are probabilities', () => {
  holds(fc.tuple(returns, between(-1, 1), fc.array(between(-0.5, 0.5), { minLength: 1, maxLength: 50 })), ([x, srBenchmark, trialSrs]) => {
    const probabilistic = valueOrNull(psr({ returns: x, srBenchmark }))
    const deflated = valueOrNull(dsr({ returns: x, trialSrs }))
    if (probabilistic !== null) expect(isProbability(probabilistic.psr)).toBe(true)
    if (deflated !== null) expect(isProbability(deflated.dsr)).toBe(true)
  })
})

test('PSR from moments is a probability and does not fall when the same ratio was held longer above the bar', () => {
  holds(fc.tuple(between(0, 0.4), fc.integer({ min: 30, max: 2_000 }), between(-1, 1), between(1.5, 8)), ([sr, n, skew, kurtosis]) => {
    const short = valueOrNull(psrFromMoments({ sr, n, skew, kurtosis }))
    const long = valueOrNull(psrFromMoments({ sr, n: 2 * n, skew, kurtosis }))
    if (short === null || long === null) return
    expect(isProbability(short) && isProbability(long)).toBe(true)
    expect(long).toBeGreaterThanOrEqual(short - 1e-12)
  })
})

test('the bar that luck sets rises with the number of trials and with their spread', () => {
  holds(fc.tuple(between(0, 0.2), between(1, 3), fc.integer({ min: 2, max: 500 }), fc.integer({ min: 0, max: 500 })), ([varSr, wider, nTrials, more]) => {
    const bar = (variance: number, trials: number): number => valueOrNull(expectedMaxSr({ varSr: variance, nTrials: trials }))!
    expect(bar(varSr, nTrials + more)).toBeGreaterThanOrEqual(bar(varSr, nTrials) - 1e-12)
    expect(bar(varSr * wider, nTrials)).toBeGreaterThanOrEqual(bar(varSr, nTrials) - 1e-12)
  })
})

test('a bootstrap says the same for the same seed, and its interval is in order', () => {
  const settings = fc.record({ B: fc.integer({ min: 1, max: 60 }), blockLen: between(1, 20), alpha: between(0.01, 0.5), seed: fc.integer() })
  holds(fc.tuple(returns, fc.constantFrom('mean' as const, 'sharpe' as const), settings), ([x, stat, rest]) => {
    const once = bootstrapCi({ x, stat, ...rest })
    expect(bootstrapCi({ x, stat, ...rest })).toEqual(once)
    const interval = valueOrNull(once)
    if (interval === null) return
    expect(interval.lo).toBeLessThanOrEqual(interval.median)
    expect(interval.median).toBeLessThanOrEqual(interval.hi)
    if (stat !== 'mean') return
    expect(interval.lo).toBeGreaterThanOrEqual(Math.min(...x) - 1e-12)
    expect(interval.hi).toBeLessThanOrEqual(Math.max(...x) + 1e-12)
  })
})

test('a hit rate says the same for the same seed', () => {
  holds(fc.tuple(fc.array(fc.constantFrom(0, 1), { minLength: 20, maxLength: 60 }), fc.integer()), ([outcomes, seed]) => {
    expect(hitRate({ outcomes, seed, B: 40 })).toEqual(hitRate({ outcomes, seed, B: 40 }))
  })
})
