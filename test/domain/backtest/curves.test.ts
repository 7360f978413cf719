import { describe, expect, test } from 'vitest'
import { attribution } from '#domain/backtest/attribution.ts'
import { drawdown } from '#domain/backtest/drawdown.ts'
import { equalExposure } from '#domain/backtest/equal-exposure.ts'
import { metrics } from '#domain/backtest/metrics.ts'
import { sizingCompare } from '#domain/backtest/sizing-compare.ts'
import { badInput, known, unknown } from '#domain/result.ts'

describe('bt.drawdown', () => {
  test('starts a new peak where the old one is reached again', () => {
    expect(drawdown({ eq: [100, 90, 100, 95, 75, 100] })).toEqual(known({ maxDrawdown: 0.25, peak: 2, trough: 4, longestUnderwater: 2 }))
  })

  test('names the first of two equal falls', () => {
    expect(drawdown({ eq: [100, 50, 100, 50] })).toMatchObject({ value: { peak: 0, trough: 1 } })
  })

  test('needs a value above 0 and no gap', () => {
    expect(drawdown({ eq: [] })).toEqual(unknown('SHORT_HISTORY'))
    expect(drawdown({ eq: [1, null] })).toEqual(unknown('MISSING_DATA'))
    expect(drawdown({ eq: [1, 0] })).toEqual(badInput('BAD_VALUE'))
  })
})

describe('bt.metrics', () => {
  const rising = Array.from({ length: 70 }, (_, t) => 100 + t + (t % 2))

  test('has no Calmar ratio without a drawdown and no Sharpe ratio without variance', () => {
    const flat = Array.from({ length: 70 }, () => 100)
    expect(metrics({ eq: flat })).toEqual(known({ totalReturn: 0, maxDrawdown: 0, ulcer: 0, cagr: 0, vol: 0, sharpe: null, sortino: null, calmar: null }))
    expect(metrics({ eq: rising })).toMatchObject({ value: { sortino: null, calmar: null } })
  })

  test('does not annualise one return, whatever it is asked', () => {
    expect(metrics({ eq: [100, 101], minAnn: 1 })).toMatchObject({ value: { cagr: null, vol: null } })
    expect(metrics({ eq: [100, 101, 99], minAnn: 2 })).toMatchObject({ kind: 'value' })
  })

  test('needs two values', () => {
    expect(metrics({ eq: [100] })).toEqual(unknown('SHORT_HISTORY'))
    expect(metrics({ eq: [100, null] })).toEqual(unknown('MISSING_DATA'))
    expect(metrics({ eq: rising, ann: 0 })).toEqual(badInput('BAD_PARAM'))
    expect(metrics({ eq: rising, rf: -1 })).toEqual(badInput('BAD_PARAM'))
  })
})

describe('bt.sizing_compare', () => {
  test('cannot say what was saved of a drawdown that never was', () => {
    expect(sizingCompare({ static: [100, 110], timeAware: [100, 105] })).toEqual(
      known({ ddReduction: null, grossPreserved: 0.5, netPreserved: 0.5, costSaving: null, seedClaimMet: false }),
    )
  })

  test('compares curves of different length that start together', () => {
    expect(sizingCompare({ static: [100, 90, 110], timeAware: [100, 95] }).kind).toBe('value')
    expect(sizingCompare({ static: [100, 90], timeAware: [101, 95] })).toEqual(badInput('BAD_SHAPE'))
    expect(sizingCompare({ static: [100], timeAware: [100, 95] })).toEqual(unknown('SHORT_HISTORY'))
    expect(sizingCompare({ static: [100, 90], timeAware: [100] })).toEqual(unknown('SHORT_HISTORY'))
    expect(sizingCompare({ static: [100, null], timeAware: [100, 1] })).toEqual(unknown('MISSING_DATA'))
    expect(sizingCompare({ static: [100, 90], timeAware: [100, null] })).toEqual(unknown('MISSING_DATA'))
    expect(sizingCompare({ static: [100, 90], timeAware: [100, 95], taCosts: -1 })).toEqual(badInput('BAD_PARAM'))
  })
})

describe('bt.equal_exposure', () => {
  const flat = (value: number): number[] => Array.from({ length: 20 }, () => value)
  const wave = Array.from({ length: 20 }, (_, t) => (t % 2 === 0 ? 0.02 : -0.01))

  test('has nothing to compare where nothing moved or nothing was held', () => {
    const still = equalExposure({ staticReturns: flat(0), taReturns: flat(0), staticExposure: flat(1), taExposure: flat(1) })
    expect(still).toMatchObject({ value: { rawDdReduction: null, ddReduction: null, grossPreserved: null, claimMet: null } })
    const idle = equalExposure({ staticReturns: wave, taReturns: flat(0), staticExposure: flat(1), taExposure: flat(0) })
    expect(idle).toMatchObject({ value: { scale: 0, exposureAdjDd: null, claimMet: null } })
    expect(equalExposure({ staticReturns: wave, taReturns: wave, staticExposure: flat(0), taExposure: flat(1) })).toEqual(unknown('ZERO_DENOMINATOR'))
  })

  test('refuses lists that do not fit', () => {
    expect(equalExposure({ staticReturns: wave, taReturns: wave.slice(1), staticExposure: flat(1), taExposure: flat(1) })).toEqual(badInput('BAD_SHAPE'))
    expect(equalExposure({ staticReturns: flat(-1), taReturns: wave, staticExposure: flat(1), taExposure: flat(1) })).toEqual(badInput('BAD_VALUE'))
    expect(equalExposure({ staticReturns: wave, taReturns: wave, staticExposure: flat(-1), taExposure: flat(1) })).toEqual(badInput('BAD_VALUE'))
  })
})

describe('bt.attribution', () => {
  const full = { gain: 0.2, mdd: 0.1 }

  test('names no largest part when no run is there', () => {
    expect(attribution({ full, off: {} })).toMatchObject({ value: { largest: null, interactionGain: null, interactionDd: null } })
  })

  test('leaves the interaction open without the run that has everything off', () => {
    const run = { gain: 0.1, mdd: 0.2 }
    expect(attribution({ full, off: { signal: run, sizing: run, slippage: run, exit: run } })).toMatchObject({
      value: { largest: 'signal', interactionGain: null },
    })
    expect(attribution({ full, off: { signal: { gain: null, mdd: 0.2 } } })).toMatchObject({ value: { rows: [{ gain: null, ddCut: 0.1 }, {}, {}, {}] } })
  })

  test('refuses runs that are none', () => {
    expect(attribution({ full: null as never, off: {} })).toEqual(unknown('MISSING_DATA'))
    expect(attribution({ full: { gain: null, mdd: 0.1 }, off: {} })).toEqual(unknown('MISSING_DATA'))
    expect(attribution({ full, off: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(attribution({ full, off: { exit: 3 as never } })).toEqual(badInput('BAD_VALUE'))
    expect(attribution({ full, off: {}, allOff: { gain: 0, mdd: 2 } })).toEqual(badInput('BAD_VALUE'))
  })
})
