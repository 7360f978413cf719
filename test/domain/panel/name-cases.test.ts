import { describe, expect, test } from 'vitest'
import { nameCases, type NameCasesInput } from '#domain/panel/name-cases.ts'
import { badInput, unknown } from '#domain/result.ts'

const one = (multiple: number): { metric: number; growth: number; multiple: number } => ({ metric: 1, growth: 0, multiple })
const ask: NameCasesInput = { price: 10, method: 'pe', cases: { bull: one(15), base: one(11), bear: one(8) } }

describe('an.name_cases', () => {
  test('gives a share no less than nothing when debt exceeds the value', () => {
    expect(nameCases({ ...ask, method: 'ev', shares: 1, netDebt: 12 })).toMatchObject({ value: { prices: { bull: 3, base: 0, bear: 0 } } })
  })

  test('has no case from losses or from a missing figure', () => {
    const cases = { bull: one(15), base: { ...one(11), growth: null }, bear: { ...one(8), metric: -1 } }
    expect(nameCases({ ...ask, cases })).toMatchObject({ value: { prices: { bull: 15, base: null, bear: null }, rewardRisk: null } })
    expect(nameCases({ ...ask, cases: { bear: { ...one(8), metric: 0 } } })).toEqual(unknown('NOT_APPLICABLE'))
  })

  test('has no reward to risk where even the bear case pays', () => {
    expect(nameCases({ ...ask, price: 7 })).toMatchObject({ value: { rewardRisk: null } })
  })

  test('weights only with evidence that sums to 1', () => {
    expect(nameCases({ ...ask, evidence: { bull: 0.5, base: 0.3, bear: 0.1 } })).toMatchObject({ value: { weighted: null } })
    expect(nameCases({ ...ask, evidence: { bull: 0.5, base: 0.5 } })).toMatchObject({ value: { weighted: null } })
    const shares = { bull: 0.5, base: 0.25, bear: 0.25 }
    expect(nameCases({ ...ask, evidence: shares })).toMatchObject({ value: { weighted: 12.25 } })
  })

  test('refuses cases in the wrong order and what is no case', () => {
    expect(nameCases({ ...ask, cases: { bull: one(8), bear: one(9) } })).toEqual(badInput('BAD_VALUE'))
    expect(nameCases({ ...ask, cases: { bull: 8 as never } })).toEqual(badInput('BAD_VALUE'))
    expect(nameCases({ ...ask, cases: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(nameCases({ ...ask, method: null as never })).toEqual(unknown('MISSING_DATA'))
    expect(nameCases({ ...ask, method: 'dcf' as never })).toEqual(badInput('BAD_VALUE'))
    expect(nameCases({ ...ask, evidence: 1 as never })).toEqual(badInput('BAD_VALUE'))
    expect(nameCases({ ...ask, method: 'ev', netDebt: 1 })).toEqual(unknown('MISSING_DATA'))
  })
})
