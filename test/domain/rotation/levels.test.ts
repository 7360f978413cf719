import { describe, expect, test } from 'vitest'
import { evaluateFormula } from '#domain/formulas.ts'
import { level1 } from '#domain/rotation/level1.ts'
import { level2 } from '#domain/rotation/level2.ts'
import { level3 } from '#domain/rotation/level3.ts'
import { level4 } from '#domain/rotation/level4.ts'
import { outcome } from '../reference-input.ts'

describe('level 1', () => {
  const up = { 5: 0.01, 10: 0.01, 21: 0.01, 63: 0.01 }

  test('is unknown without the score or the month', () => {
    expect(outcome(level1({ rel: up, score: null }))).toBe('unknown')
    expect(outcome(level1({ rel: { 5: 0.01, 10: 0.01, 63: 0.01 }, score: 5 }))).toBe('unknown')
    expect(outcome(evaluateFormula('rot.level1', { rel: up }))).toBe('unknown')
  })

  test('fails on two tests of five, whatever the windows', () => {
    expect(outcome(level1({ rel: up, score: 2 }))).toBe('fail')
  })

  test('fails when the month is the only window that is up, and on no test of five', () => {
    expect(outcome(level1({ rel: { 5: -0.01, 10: -0.01, 21: 0.01, 63: -0.01 }, score: 4 }))).toBe('fail')
    expect(outcome(level1({ rel: up, score: 0 }))).toBe('fail')
  })

  test('does not count a window that is up by rounding only', () => {
    expect(outcome(level1({ rel: { ...up, 21: 1e-13 }, score: 5 }))).toBe('fail')
  })

  test('is neutral with three tests of five', () => {
    expect(outcome(level1({ rel: up, score: 3 }))).toBe('neutral')
  })
})

describe('level 2', () => {
  const yes = (count: number): Record<string, boolean> => Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((name, i) => [name, i < count]))

  test('is unknown with fewer than three checks known', () => {
    expect(outcome(level2({ rspRel21: 0.01, rspAboveMa: true, checks: { a: true, b: true, c: null } }))).toBe('unknown')
  })

  test('passes with exactly three checks known when all three say yes', () => {
    expect(outcome(level2({ rspRel21: 0.01, rspAboveMa: true, checks: { a: true, b: true, c: true } }))).toBe('pass')
  })

  test('without equal weight or its average is unknown on two yes and neutral on three', () => {
    for (const missing of [{ rspRel21: null, rspAboveMa: true }, { rspAboveMa: true }, { rspRel21: 0.01, rspAboveMa: null }, { rspRel21: 0.01 }]) {
      expect(outcome(evaluateFormula('rot.level2', { ...missing, checks: yes(2) }))).toBe('unknown')
      expect(outcome(evaluateFormula('rot.level2', { ...missing, checks: yes(3) }))).toBe('neutral')
    }
  })

  test('fails with two yes when equal weight trails, is neutral when it leads', () => {
    expect(outcome(level2({ rspRel21: -0.01, rspAboveMa: true, checks: yes(2) }))).toBe('fail')
    expect(outcome(level2({ rspRel21: 0.01, rspAboveMa: true, checks: yes(2) }))).toBe('neutral')
  })

  test('does not pass below the average or without a lead', () => {
    expect(outcome(level2({ rspRel21: 0.01, rspAboveMa: false, checks: yes(5) }))).toBe('neutral')
    expect(outcome(level2({ rspRel21: 0, rspAboveMa: true, checks: yes(5) }))).toBe('neutral')
    expect(outcome(level2({ rspRel21: 0.01, rspAboveMa: null, checks: yes(5) }))).toBe('neutral')
  })
})

describe('level 3', () => {
  test('a missing freshness is not fresh', () => {
    expect(outcome(level3({ oasVerdict: 'pass', oasFresh: null, proxyVerdict: 'pass', proxyFresh: true }))).toBe('neutral')
    expect(outcome(level3({ oasVerdict: 'pass', oasFresh: true, proxyVerdict: 'pass', proxyFresh: null }))).toBe('neutral')
  })

  test('without a spread a fresh proxy can fail, never pass', () => {
    expect(outcome(level3({ oasVerdict: null, oasFresh: null, proxyVerdict: 'fail', proxyFresh: true }))).toBe('fail')
    expect(outcome(level3({ oasVerdict: null, oasFresh: null, proxyVerdict: 'pass', proxyFresh: true }))).toBe('unknown')
  })

  test('a stale spread and a stale proxy say nothing', () => {
    expect(outcome(level3({ oasVerdict: 'pass', oasFresh: false, proxyVerdict: 'fail', proxyFresh: false }))).toBe('unknown')
    expect(outcome(level3({ oasVerdict: 'pass', oasFresh: false, proxyVerdict: null, proxyFresh: true }))).toBe('unknown')
  })

  test('a neutral spread keeps the level neutral, a neutral proxy lets it pass', () => {
    expect(outcome(level3({ oasVerdict: 'neutral', oasFresh: true, proxyVerdict: 'pass', proxyFresh: true }))).toBe('neutral')
    expect(outcome(level3({ oasVerdict: 'pass', oasFresh: true, proxyVerdict: 'neutral', proxyFresh: true }))).toBe('pass')
  })
})

describe('level 4', () => {
  const good = { now: 0.08, prior: 0.02, sectorsPositiveShare: 0.6, marginRateNow: 0.1, marginRatePrior: 0.1, median2y: 0.01 }

  test('is unknown without breadth, its past, or the sectors', () => {
    expect(outcome(level4({ ...good, now: null }))).toBe('unknown')
    expect(outcome(level4({ ...good, prior: null }))).toBe('unknown')
    expect(outcome(level4({ ...good, sectorsPositiveShare: null }))).toBe('unknown')
  })

  test('does not pass below its own median, without sectors, or with spreading margin shocks', () => {
    expect(outcome(level4(good))).toBe('pass')
    expect(outcome(level4({ ...good, median2y: 0.1 }))).toBe('neutral')
    expect(outcome(level4({ ...good, sectorsPositiveShare: 0.4 }))).toBe('neutral')
    expect(outcome(level4({ ...good, marginRateNow: 0.16 }))).toBe('neutral')
    expect(outcome(level4({ ...good, marginRatePrior: null }))).toBe('neutral')
    expect(outcome(level4({ ...good, marginRateNow: 0.04, marginRatePrior: null }))).toBe('neutral')
  })

  test('lets margin shocks rise by exactly the tolerance', () => {
    expect(outcome(level4({ ...good, marginRateNow: 0.15 }))).toBe('pass')
  })

  test('is neutral when breadth is negative but not falling', () => {
    expect(outcome(level4({ ...good, now: -0.02, prior: -0.02 }))).toBe('neutral')
  })
})
