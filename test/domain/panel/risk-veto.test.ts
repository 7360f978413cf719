import { describe, expect, test } from 'vitest'
import { riskVeto, type RiskVetoInput } from '#domain/panel/risk-veto.ts'
import { badInput } from '#domain/result.ts'

const calm: RiskVetoInput = {
  circuitState: 'NORMAL',
  heat: 0.06,
  participation: 0.1,
  stopSet: true,
  invalidations: 1,
  overlap: 'clear',
  stressBreach: false,
  killers: 0,
  custodyVerdict: 'fit',
}

describe('an.risk_veto', () => {
  test('lets an entry pass that stands exactly on its limits', () => {
    expect(riskVeto(calm)).toMatchObject({ value: { veto: false, sizeMult: 1 } })
  })

  test.each([
    ['circuit', { circuitState: 'HALT' }],
    ['liquidity', { participation: 0.11 }],
    ['stop', { stopSet: false }],
    ['invalidation', { invalidations: 0 }],
    ['overlap', { overlap: 'exclude' }],
    ['stress', { stressBreach: true }],
    ['killers', { killers: 2 }],
    ['custody', { custodyVerdict: 'unfit' }],
  ] as const)('%s alone can veto', (name, change) => {
    expect(riskVeto({ ...calm, ...change })).toMatchObject({ value: { veto: true, failed: [name], sizeMult: 0 } })
  })

  test('halves the size for each warning, down to a quarter', () => {
    expect(riskVeto({ ...calm, overlap: 'warn' })).toMatchObject({ value: { sizeMult: 0.5 } })
    const warned = riskVeto({ ...calm, circuitState: 'REDUCE', overlap: 'warn', killers: 1, custodyVerdict: 'conditional' })
    expect(warned).toMatchObject({ value: { warnings: ['circuit', 'overlap', 'killers', 'custody'], sizeMult: 0.25 } })
  })

  test('vetoes when it knows nothing', () => {
    expect(riskVeto({})).toMatchObject({ value: { veto: true, failed: [], sizeMult: 0 } })
  })

  test('refuses wrong words and ranges', () => {
    expect(riskVeto({ ...calm, circuitState: 'normal' as never })).toEqual(badInput('BAD_VALUE'))
    expect(riskVeto({ ...calm, stopSet: 1 as never })).toEqual(badInput('BAD_VALUE'))
    expect(riskVeto({ ...calm, heat: -0.1 })).toEqual(badInput('BAD_VALUE'))
    expect(riskVeto({ ...calm, killers: -1 })).toEqual(badInput('BAD_PARAM'))
    expect(riskVeto({ ...calm, maxHeat: -1 })).toEqual(badInput('BAD_PARAM'))
  })
})
