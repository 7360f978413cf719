import { expect, test } from 'vitest'
import { mulberry32 } from '#domain/backtest/prng.ts'
import { breadthColumns } from '#domain/sweep/breadth-columns.ts'
import { BreadthSweep } from '#domain/sweep/breadth-sweep.ts'

const NAMES = 60
const SESSIONS = 1_500

/**
 * Closes in whole cents that rarely move and often come back: a close equals its average exactly again and again. Every fifth
 * name falls to a hundredth of its price, which is where a running total keeps the rounding of the old price.
 */
function closesInCents(seed: number): number[] {
  const draw = mulberry32(seed)
  let cents = 1_000 + Math.floor(draw() * 200_000)
  const fall = seed % 5 === 0 ? Math.floor(draw() * SESSIONS) : -1
  return Array.from({ length: SESSIONS }, (_, t) => {
    if (t === fall) cents = Math.max(100, Math.floor(cents / 100))
    const move = draw()
    cents = Math.max(2, cents + (move < 0.06 ? -1 : move > 0.94 ? 1 : 0))
    return cents
  })
}

test('the count of closes above their average is the one of exact integer arithmetic', () => {
  const axis = Int32Array.from({ length: SESSIONS }, (_, t) => t)
  const sweep = new BreadthSweep(axis)
  const names = Array.from({ length: NAMES }, (_, i) => closesInCents(i + 1))
  for (const cents of names) {
    const close = Float64Array.from(cents, (count) => count / 100)
    sweep.add({ bars: { sessions: axis, open: close, high: close, low: close, close, volume: close } })
  }
  let ties = 0
  for (const [n, above] of [
    [50, sweep.counts.above50],
    [200, sweep.counts.above200],
  ] as const) {
    const exact = new Int32Array(SESSIONS)
    for (const cents of names) {
      let sum = 0
      for (let t = 0; t < SESSIONS; t += 1) {
        sum += cents[t]! - (cents[t - n] ?? 0)
        if (t < n - 1) continue
        if (cents[t]! * n > sum) exact[t]! += 1
        if (cents[t]! * n === sum) ties += 1
      }
    }
    expect(above).toEqual(exact)
  }
  expect(ties).toBeGreaterThan(500)
  expect(breadthColumns(sweep.counts).fractionAboveSma50[SESSIONS - 1]).toBe(sweep.counts.above50[SESSIONS - 1]! / NAMES)
})
