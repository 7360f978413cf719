import { describe, expect, test } from 'vitest'
import { badInput, known, unknown } from '#domain/result.ts'
import { nwMeanT } from '#domain/statistics/nw-mean-t.ts'

describe('stat.nw_mean_t', () => {
  test('with lag 0 is the t of independent values, variance over n', () => {
    const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    const se = Math.sqrt(82.5) / 10
    expect(nwMeanT({ x, lag: 0 })).toEqual(known({ mean: 5.5, se, t: 5.5 / se, lag: 0 }))
  })

  test('is unknown for a flat series, a short one and one with a gap', () => {
    expect(nwMeanT({ x: Array.from({ length: 12 }, () => 0.1) })).toEqual(unknown('ZERO_VARIANCE'))
    expect(nwMeanT({ x: [1, 2, 3] })).toEqual(unknown('SHORT_HISTORY'))
    expect(nwMeanT({ x: [1, 2, 3, 4, 5, 6, 7, 8, 9, null] })).toEqual(unknown('MISSING_DATA'))
  })

  test('refuses a minimum that is none', () => {
    expect(nwMeanT({ x: [1, 2, 3], minN: 0 })).toEqual(badInput('BAD_PARAM'))
  })
})
