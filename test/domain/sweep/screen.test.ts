import { describe, expect, test } from 'vitest'
import type { Bars } from '#domain/bars.ts'
import { rankComposite } from '#domain/sweep/rank-composite.ts'
import { SCREEN_FACTORS, screenColumnsFor, sweepScreen } from '#domain/sweep/screen-columns.ts'
import { advanceWilder, atr14, emptyWilderState, rsi14, type WilderState } from '#domain/sweep/wilder-state.ts'

/** A name that closes at `price(t)` on days 0, 1, 2 …, half a dollar of range to each side. */
function name(length: number, price: (t: number) => number): Bars {
  const close = Float64Array.from({ length }, (_, t) => price(t))
  return {
    sessions: Int32Array.from({ length }, (_, t) => t),
    open: close,
    high: close.map((value) => value + 0.5),
    low: close.map((value) => value - 0.5),
    close,
    volume: new Float64Array(length).fill(1_000),
  }
}

const rising = name(300, (t) => 100 + t)
const waving = name(300, (t) => 100 + 10 * Math.sin(t / 7))

describe('the screen in one sweep', () => {
  test('reads each name at its newest bar by the session', () => {
    const columns = screenColumnsFor(2)
    sweepScreen({ names: [rising, waving], session: 260, benchmark: waving, states: [], columns })
    expect(columns.price[0]).toBe(360)
    expect(columns.dollarVolume20[0]).toBe(350_500)
    expect(columns.return20[0]).toBeCloseTo(360 / 340 - 1, 12)
    expect(columns.distanceSma50[0]).toBeCloseTo(360 / 335.5 - 1, 12)
    expect(columns.rsi14[0]).toBe(100)
    expect(columns.atr14Fraction[0]).toBeCloseTo(1.5 / 360, 12)
    expect(columns.volume5Over60[0]).toBe(1)
    expect(columns.distanceHigh252[0]).toBeCloseTo(360 / 360.5 - 1, 12)
    expect(columns.relative63[1]).toBeCloseTo(0, 12)
  })

  test('knows nothing of a name that is not listed yet, and no relative return without a benchmark', () => {
    const columns = screenColumnsFor(1)
    sweepScreen({ names: [rising], session: -1, benchmark: waving, states: [], columns })
    for (const factor of SCREEN_FACTORS) expect(columns[factor][0]).toBeNaN()
    sweepScreen({ names: [rising], session: 200, benchmark: undefined, states: [], columns })
    expect(columns.price[0]).toBe(300)
    expect(columns.relative63[0]).toBeNaN()
  })

  test('carries on from states, starts anew for an earlier session and for other columns', () => {
    const states: WilderState[] = []
    const columns = screenColumnsFor(2)
    const at = (names: readonly Bars[], session: number): number => {
      sweepScreen({ names, session, benchmark: undefined, states, columns })
      return columns.rsi14[0]!
    }
    const fresh = (names: readonly Bars[], session: number): number => {
      sweepScreen({ names, session, benchmark: undefined, states: [], columns })
      return columns.rsi14[0]!
    }
    const names = [waving, rising]
    at(names, 100)
    const [state] = states
    const carried = at(names, 150)
    expect(states[0]).toBe(state)
    expect(carried).toBe(fresh(names, 150))
    expect(at(names, 120)).toBe(fresh(names, 120))
    expect(states[0]).not.toBe(state)
    expect(at([rising, waving], 150)).toBe(100)
  })

  test('fills only the names asked for, so that a long screen can be cut into slices', () => {
    const columns = screenColumnsFor(3)
    sweepScreen({ names: [rising, rising, rising], session: 200, benchmark: undefined, states: [], columns }, 1, 2)
    expect([...columns.price]).toEqual([0, 300, 0])
  })
})

describe('what RSI and ATR carry from bar to bar', () => {
  test('is not known before fifteen bars and after a gap', () => {
    const gappy = { ...waving, close: waving.close.with(50, Number.NaN) }
    const state = emptyWilderState(gappy)
    const known: number[] = []
    for (let t = 0; t < 80; t += 1) {
      advanceWilder(state, t)
      if (!Number.isNaN(rsi14(state))) known.push(t)
      expect(Number.isNaN(atr14(state))).toBe(Number.isNaN(rsi14(state)))
    }
    expect([known[0], known.filter((t) => t > 49)[0]]).toEqual([14, 65])
  })

  test('cannot go back', () => {
    const state = emptyWilderState(rising)
    advanceWilder(state, 20)
    expect(() => advanceWilder(state, 19)).toThrow('advanceWilder: got bar 19, wanted one from 20')
  })
})

describe('the composite of ranks', () => {
  const composite = (...factors: readonly (readonly [readonly number[], number])[]): number[] => {
    const out = new Float64Array(factors[0]![0].length)
    rankComposite(
      factors.map(([values, weight]) => ({ column: Float64Array.from(values), weight })),
      out,
    )
    return [...out]
  }

  test('is the share of the names below, half of the equal ones counted', () => {
    expect(composite([[3, 1, 2, 2], 1])).toEqual([0.875, 0.125, 0.5, 0.5])
  })

  test('turns the order round for a negative weight and weighs several factors', () => {
    expect(composite([[3, 1], -2])).toEqual([0.25, 0.75])
    expect(composite([[3, 1], 3], [[3, 1], -1])).toEqual([0.625, 0.375])
  })

  test('is not known for a name that lacks a factor, who does not stand in the others’ way', () => {
    expect(composite([[3, Number.NaN, 1], 1], [[1, 5, 3], 1])).toEqual([(0.75 + 1 / 6) / 2, Number.NaN, (0.25 + 0.5) / 2])
    expect(composite([[Number.NaN, Number.NaN], 1])).toEqual([Number.NaN, Number.NaN])
  })

  test('asks for weights and for one length', () => {
    expect(() => composite([[1, 2], 0])).toThrow('rankComposite: got weights that sum to 0')
    expect(() => rankComposite([{ column: new Float64Array(2), weight: 1 }], new Float64Array(3))).toThrow('rankComposite: got a factor of 2 names, wanted 3')
  })
})
