import fc from 'fast-check'
import type { Bars } from '#domain/bars.ts'
import { randomBars } from './bars.ts'

type Price = 'open' | 'high' | 'low' | 'close' | 'volume'
const COLUMNS: readonly Price[] = ['open', 'high', 'low', 'close', 'volume']

const hole = fc.record({ at: fc.nat(), length: fc.integer({ min: 1, max: 4 }), columns: fc.subarray([...COLUMNS], { minLength: 1 }) })
const standstill = fc.record({ at: fc.nat(), length: fc.integer({ min: 2, max: 40 }) })
const absence = fc.record({ at: fc.nat(), length: fc.integer({ min: 1, max: 5 }) })

/**
 * Columns of `min` to `max` bars as they really come: stretches where nothing moves and nothing trades, cells missing here and
 * there (NaN), sessions the name lacks altogether, at times a fall to a hundredth. Sessions are day numbers from 20,000 on.
 */
export function gappyBars(min: number, max: number): fc.Arbitrary<Bars> {
  return fc
    .record({
      walk: randomBars(min, max),
      holes: fc.array(hole, { maxLength: 3 }),
      standstills: fc.array(standstill, { maxLength: 2 }),
      absences: fc.array(absence, { maxLength: 2 }),
      crash: fc.option(fc.nat(), { freq: 4 }),
    })
    .map(({ walk, holes, standstills, absences, crash }) => {
      const length = walk.close.length
      const columns = Object.fromEntries(COLUMNS.map((name) => [name, Float64Array.from(walk[name])])) as Record<Price, Float64Array>
      if (crash !== null) for (const name of COLUMNS.slice(0, 4)) for (let t = crash % length; t < length; t += 1) columns[name][t]! /= 100
      for (const { at, length: still } of standstills) {
        const from = at % length
        const to = Math.min(length, from + still)
        for (const name of COLUMNS.slice(0, 4)) columns[name].fill(columns.close[from]!, from, to)
        columns.volume.fill(0, from, to)
      }
      for (const { at, length: missing, columns: names } of holes) {
        for (const name of names) columns[name].fill(Number.NaN, at % length, (at % length) + missing)
      }
      const gone = new Set(absences.flatMap(({ at, length: missing }) => Array.from({ length: missing }, (_, i) => (at % length) + i)))
      const kept = Array.from({ length }, (_, t) => t).filter((t) => t === 0 || !gone.has(t))
      const pick = (column: Float64Array): Float64Array => Float64Array.from(kept, (t) => column[t]!)
      return {
        sessions: Int32Array.from(kept, (t) => 20_000 + t),
        open: pick(columns.open),
        high: pick(columns.high),
        low: pick(columns.low),
        close: pick(columns.close),
        volume: pick(columns.volume),
      }
    })
}
