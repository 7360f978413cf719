import { describe, expect, test } from 'vitest'
import { badInput, known, unknown } from '#domain/result.ts'
import { realizedIntraday } from '#domain/volatility/realized-intraday.ts'

const session = (from: number): number[] => Array.from({ length: 12 }, (_, i) => from + (i % 2) * 0.1)

describe('vol.realized_intraday', () => {
  test('is 0 for prices that stand still', () => {
    expect(
      realizedIntraday({
        days: [
          [5, 5],
          [5, 5],
        ],
        minBars: 2,
      }),
    ).toEqual(known(0))
  })

  test('adds the overnight step only when asked for', () => {
    const days = [session(20), session(22)]
    const without = realizedIntraday({ days })
    const withIt = realizedIntraday({ days, includeOvernight: true })
    if (without.kind !== 'value' || withIt.kind !== 'value') return expect.fail('no value')
    expect(withIt.value).toBeGreaterThan(without.value)
  })

  test('has no overnight base before the first price it knows', () => {
    expect(realizedIntraday({ days: [[], [5, 5]], minBars: 2, includeOvernight: true })).toEqual(known(0))
    expect(realizedIntraday({ days: [[null], [5, 5]], minBars: 2, includeOvernight: true })).toEqual(known(0))
  })

  test('says when too few sessions are left', () => {
    expect(realizedIntraday({ days: [[1, 2]] })).toEqual(unknown('SHORT_HISTORY'))
    expect(realizedIntraday({ days: [] })).toEqual(unknown('SHORT_HISTORY'))
    expect(realizedIntraday({ days: [session(20), [1], [1]] })).toEqual(unknown('LOW_COVERAGE'))
    expect(realizedIntraday({ days: [session(20), [1]] }).kind).toBe('value')
  })

  test('refuses what is no session and names gaps', () => {
    expect(realizedIntraday({ days: [[...session(20), null]] })).toEqual(unknown('MISSING_DATA'))
    expect(realizedIntraday({ days: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(realizedIntraday({ days: 5 as never })).toEqual(badInput('BAD_VALUE'))
    expect(realizedIntraday({ days: [session(0)] })).toEqual(badInput('BAD_VALUE'))
    expect(realizedIntraday({ days: [session(20)], includeOvernight: 'yes' as never })).toEqual(badInput('BAD_VALUE'))
    expect(realizedIntraday({ days: [session(20)], minBars: 1 })).toEqual(badInput('BAD_PARAM'))
    expect(realizedIntraday({ days: [session(20)], minShare: 2 })).toEqual(badInput('BAD_PARAM'))
  })
})
