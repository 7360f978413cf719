import { describe, expect, test } from 'vitest'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { closeToClose } from '#domain/volatility/close-to-close.ts'
import { garmanKlass } from '#domain/volatility/garman-klass.ts'
import { parkinson } from '#domain/volatility/parkinson.ts'
import { rogersSatchell } from '#domain/volatility/rogers-satchell.ts'
import { yangZhang } from '#domain/volatility/yang-zhang.ts'

const bars = 30
const c = Array.from({ length: bars }, (_, t) => 20 + Math.sin(t))
const o = c.map((close, t) => close + 0.3 * Math.cos(t * 2))
const h = c.map((close, t) => Math.max(close, o[t]!) + 0.2)
const l = c.map((close, t) => Math.min(close, o[t]!) - 0.2)
const gap = <T>(column: readonly T[]): (T | null)[] => [...column.slice(0, -1), null]

const estimators: [
  string,
  (columns: { o: (number | null)[]; h: (number | null)[]; l: (number | null)[]; c: (number | null)[]; n?: number; ann?: number }) => Result<number>,
][] = [
  ['vol.close_to_close', closeToClose],
  ['vol.parkinson', parkinson],
  ['vol.garman_klass', garmanKlass],
  ['vol.rogers_satchell', rogersSatchell],
  ['vol.yang_zhang', yangZhang],
]

describe.each(estimators)('%s', (_id, estimate) => {
  const uses = (column: 'o' | 'h' | 'l' | 'c'): boolean =>
    JSON.stringify(estimate({ o, h, l, c })) !== JSON.stringify(estimate({ o, h, l, c, [column]: gap({ o, h, l, c }[column]) }))

  test('grows with the root of the bars a year', () => {
    const [once, four] = [estimate({ o, h, l, c, ann: 63 }), estimate({ o, h, l, c })]
    if (once.kind !== 'value' || four.kind !== 'value') return expect.fail('no value')
    expect(four.value / once.value).toBeCloseTo(2, 12)
  })

  test('looks at its window only', () => {
    const older = (column: readonly number[]): number[] => [...column.slice(0, 5).map((price) => price * 3), ...column.slice(5)]
    expect(estimate({ o: older(o), h: older(h), l: older(l), c: older(c) })).toEqual(estimate({ o, h, l, c }))
  })

  test('needs its bars and a window', () => {
    const few = { o: o.slice(0, 4), h: h.slice(0, 4), l: l.slice(0, 4), c: c.slice(0, 4) }
    expect(estimate({ ...few, n: 5 })).toEqual(unknown('SHORT_HISTORY'))
    expect(estimate({ o, h, l, c, n: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(estimate({ o, h, l, c, ann: 0 })).toEqual(badInput('BAD_PARAM'))
  })

  test('is unknown with a gap in a column it reads', () => {
    for (const column of ['o', 'h', 'l', 'c'] as const) {
      if (uses(column)) expect(estimate({ o, h, l, c, [column]: gap({ o, h, l, c }[column]) })).toEqual(unknown('MISSING_DATA'))
    }
    expect(['o', 'h', 'l', 'c'].some((column) => uses(column as 'o'))).toBe(true)
  })
})

describe('bars', () => {
  test('whose open or close lies outside are refused', () => {
    expect(garmanKlass({ o: [3], h: [2], l: [1], c: [2], n: 1 })).toEqual(badInput('BAD_BAR'))
    expect(rogersSatchell({ o: [1], h: [2], l: [1], c: [3], n: 1 })).toEqual(badInput('BAD_BAR'))
    expect(yangZhang({ o: [1, 1], h: [1], l: [1, 1], c: [1, 1] })).toEqual(badInput('BAD_SHAPE'))
  })

  test('that never move have no volatility', () => {
    const flat = [5, 5, 5]
    expect(yangZhang({ o: flat, h: flat, l: flat, c: flat, n: 2 })).toEqual(known(0))
    expect(rogersSatchell({ o: flat, h: flat, l: flat, c: flat, n: 2 })).toEqual(known(0))
  })

  test('whose body is larger than the range allows leave garman-klass at 0', () => {
    expect(garmanKlass({ o: [1], h: [2], l: [1], c: [2], n: 1 })).not.toEqual(known(0))
    expect(yangZhang({ o: [1, 1], h: [1, 1], l: [1, 1], c: [1, 1], n: 1 })).toEqual(badInput('BAD_PARAM'))
  })
})
