import { describe, expect, test } from 'vitest'
import { badInput, unknown } from '#domain/result.ts'
import { olsMulti } from '#domain/statistics/ols-multi.ts'

const rows = Array.from({ length: 60 }, (_, t) => t)
const slow = rows.map((t) => Math.sin(t / 7))
const fast = rows.map((t) => Math.cos(t * 1.3))

describe('stat.ols_multi', () => {
  test('recovers the plane that the points lie on', () => {
    const y = rows.map((t) => 2 + 3 * slow[t]! - 0.5 * fast[t]!)
    const result = olsMulti({ y, X: [slow, fast] })
    expect(result.kind).toBe('value')
    if (result.kind !== 'value') return
    expect(result.value.alpha).toBeCloseTo(2, 12)
    expect(result.value.betas[0]).toBeCloseTo(3, 12)
    expect(result.value.betas[1]).toBeCloseTo(-0.5, 12)
    expect(result.value.r2).toBeCloseTo(1, 12)
  })

  test('does not mind the unit of a column', () => {
    const y = rows.map((t) => slow[t]! + fast[t]! ** 2)
    const one = olsMulti({ y, X: [slow, fast] })
    const other = olsMulti({ y, X: [slow.map((value) => value * 1e9), fast.map((value) => value * 1e-9)] })
    if (one.kind !== 'value' || other.kind !== 'value') return expect.fail('no fit')
    expect(other.value.betas[0]! * 1e9).toBeCloseTo(one.value.betas[0]!, 10)
    expect(other.value.betas[1]! * 1e-9).toBeCloseTo(one.value.betas[1]!, 10)
  })

  test('says when a column tells nothing new', () => {
    expect(olsMulti({ y: fast, X: [slow, slow] })).toEqual(unknown('SINGULAR'))
    expect(olsMulti({ y: fast, X: [slow, rows.map(() => 4)] })).toEqual(unknown('SINGULAR'))
  })

  test('needs 60 rows, or five for each coefficient, or what is asked for', () => {
    const cut = (n: number): number[][] => [slow.slice(0, n), fast.slice(0, n)]
    expect(olsMulti({ y: rows.slice(0, 59), X: cut(59) })).toEqual(unknown('SHORT_HISTORY'))
    expect(olsMulti({ y: rows.slice(0, 10), X: cut(10), minObs: 10 }).kind).toBe('value')
    expect(olsMulti({ y: rows.slice(0, 3), X: cut(3), minObs: 1 })).toEqual(unknown('SHORT_HISTORY'))
  })

  test('refuses shapes and gaps', () => {
    expect(olsMulti({ y: rows, X: [slow.slice(1)] })).toEqual(badInput('BAD_SHAPE'))
    expect(olsMulti({ y: rows, X: [] })).toEqual(badInput('BAD_SHAPE'))
    expect(olsMulti({ y: rows, X: 3 as never })).toEqual(badInput('BAD_VALUE'))
    expect(olsMulti({ y: rows, X: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(olsMulti({ y: rows, X: [[...slow.slice(1), null]] })).toEqual(unknown('MISSING_DATA'))
    expect(olsMulti({ y: rows, X: [slow], minObs: 0 })).toEqual(badInput('BAD_PARAM'))
  })
})
