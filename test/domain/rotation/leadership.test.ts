import { describe, expect, test } from 'vitest'
import { persistence } from '#domain/rotation/persistence.ts'
import { relReturn } from '#domain/rotation/rel-return.ts'
import { rrgPublic } from '#domain/rotation/rrg-public.ts'
import { sessionsAboveAverage } from '#domain/rotation/sessions-above-average.ts'
import { outcome } from '../reference-input.ts'

const line = (length: number, at: (t: number) => number): number[] => Array.from({ length }, (_, t) => at(t))
const flat = (length: number): number[] => line(length, () => 100)

describe('relative return', () => {
  test('is null for windows as long as the history', () => {
    expect(outcome(relReturn({ a: [1, 2], b: [1, 1], windows: [1, 2] }))).toEqual({ 1: 1, 2: null })
  })
})

describe('persistence', () => {
  test('has no t on a ratio that grows at one rate, and does not count that test', () => {
    const result = persistence({ a: line(40, (t) => 1.5 ** t), b: flat(40) })
    expect(result).toMatchObject({ kind: 'value', value: { t: null, score: 4, persistent: true } })
  })

  test('of a ratio that stands still passes nothing', () => {
    expect(persistence({ a: flat(25), b: flat(25) })).toMatchObject({
      value: { cum: 0, upShare: 0, t: null, exBest: 0, age: 0, score: 0, persistent: false },
    })
  })

  test('needs one close more than the average and the age together', () => {
    expect(outcome(persistence({ a: flat(24), b: flat(24) }))).toBe('SHORT_HISTORY')
  })
})

test('the age of a lead ends where its average begins', () => {
  expect(sessionsAboveAverage([1, 2, 3, 4], 3)).toBe(2)
  expect(sessionsAboveAverage([4, 1, 2, 3], 2)).toBe(2)
  expect(sessionsAboveAverage([5, 5, 5], 2)).toBe(0)
})

describe('the rotation map', () => {
  const windows = { n: 5, k: 2, m: 5 }
  const wave = (phase: number): number[] => line(11, (t) => 100 + 5 * Math.sin((t + phase) / 2))
  const quadrants = new Set(
    line(13, (phase) => phase).map((phase) => (outcome(rrgPublic({ a: wave(phase), b: flat(11), ...windows })) as { quadrant: string }).quadrant),
  )

  test('has four quadrants', () => {
    expect([...quadrants].sort()).toEqual(['improving', 'lagging', 'leading', 'weakening'])
  })

  test('says nothing about a ratio without variance', () => {
    expect(outcome(rrgPublic({ a: flat(11), b: flat(11), ...windows }))).toBe('ZERO_VARIANCE')
  })

  test('says nothing about a momentum without variance', () => {
    expect(outcome(rrgPublic({ a: line(11, (t) => 100 + t), b: flat(11), ...windows }))).toBe('ZERO_VARIANCE')
  })

  test('needs n + k + m − 1 closes', () => {
    expect(outcome(rrgPublic({ a: wave(0).slice(1), b: flat(10), ...windows }))).toBe('SHORT_HISTORY')
  })
})
