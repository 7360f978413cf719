import { describe, expect, test } from 'vitest'
import { advanceRung, type Rung, type RungRule, UNTESTED_RUNG } from '#domain/rotation/rung.ts'
import type { Verdict } from '#domain/rotation/verdict.ts'

const RULE: RungRule = { up: 3, down: 2, stale: 1 }

const after = (verdicts: string, rule = RULE): Rung => verdicts.split(' ').reduce((rung, verdict) => advanceRung(rung, verdict as Verdict, rule), UNTESTED_RUNG)

describe('a rung', () => {
  test('is confirmed by its run of passes, not before', () => {
    expect(after('pass pass').state).toBe('unknown')
    expect(after('pass pass pass').state).toBe('pass')
  })

  test('is refuted by its run of failures, not before', () => {
    expect(after('pass pass pass fail').state).toBe('pass')
    expect(after('pass pass pass fail fail').state).toBe('fail')
  })

  test('keeps its state through neutral days, which end every run', () => {
    expect(after('pass pass pass fail neutral fail').state).toBe('pass')
    expect(after('pass pass neutral pass').state).toBe('unknown')
  })

  test('lets an unknown day end a confirmation but not a refutation', () => {
    expect(after('pass pass unknown pass').state).toBe('unknown')
    expect(after('pass pass pass fail unknown fail').state).toBe('fail')
  })

  test('carries its state over as many unknown days as it may, then forgets it', () => {
    expect(after('pass pass pass unknown')).toEqual({ state: 'pass', passes: 0, fails: 0, unknowns: 1 })
    expect(after('pass pass pass unknown unknown').state).toBe('unknown')
  })

  test('forgets a refutation too, with the run that led to it', () => {
    expect(after('fail fail unknown unknown')).toEqual({ state: 'unknown', passes: 0, fails: 0, unknowns: 2 })
    expect(after('fail fail unknown unknown fail').state).toBe('unknown')
  })
})
