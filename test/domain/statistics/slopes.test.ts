import { describe, expect, test } from 'vitest'
import { badInput, unknown } from '#domain/result.ts'
import { nwSlopeT } from '#domain/statistics/nw-slope-t.ts'
import { olsSlopeT } from '#domain/statistics/ols-slope-t.ts'

const wave = [1, 3, 2, 5, 4, 7, 6, 9, 8, 11, 10]

describe('stat.ols_slope_t and stat.nw_slope_t', () => {
  test('find the same slope', () => {
    const ols = olsSlopeT({ y: wave })
    const nw = nwSlopeT({ y: wave })
    expect(ols.kind === 'value' && nw.kind === 'value' && ols.value.slope === nw.value.slope).toBe(true)
  })

  test('cannot test points that lie on one line', () => {
    const line = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    expect(olsSlopeT({ y: line })).toEqual(unknown('ZERO_VARIANCE'))
    expect(nwSlopeT({ y: line })).toEqual(unknown('ZERO_VARIANCE'))
    expect(olsSlopeT({ y: [7, 7, 7, 7, 7] })).toEqual(unknown('ZERO_VARIANCE'))
  })

  test('need their minimum and no gap', () => {
    expect(olsSlopeT({ y: [1, 2], minN: 1 })).toEqual(unknown('SHORT_HISTORY'))
    expect(nwSlopeT({ y: wave.slice(0, 9) })).toEqual(unknown('SHORT_HISTORY'))
    expect(olsSlopeT({ y: [...wave, null] })).toEqual(unknown('MISSING_DATA'))
    expect(nwSlopeT({ y: [...wave, null] })).toEqual(unknown('MISSING_DATA'))
  })

  test('refuse a lag that leaves no pair', () => {
    expect(nwSlopeT({ y: wave, lag: wave.length })).toEqual(badInput('BAD_PARAM'))
    expect(nwSlopeT({ y: wave, lag: -1 })).toEqual(badInput('BAD_PARAM'))
    expect(nwSlopeT({ y: wave, lag: 1.5 })).toEqual(badInput('BAD_PARAM'))
    expect(nwSlopeT({ y: null as never, lag: 1.5 })).toEqual(badInput('BAD_PARAM'))
    expect(nwSlopeT({ y: null as never, lag: 2 })).toEqual(unknown('MISSING_DATA'))
  })
})
