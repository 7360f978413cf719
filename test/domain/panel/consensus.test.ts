import { describe, expect, test } from 'vitest'
import { type Analyst, consensus } from '#domain/panel/consensus.ts'
import { badInput, unknown } from '#domain/result.ts'

const panel = (...stances: (number | null)[]): Analyst[] =>
  stances.map((stance, i) => ({ name: ['fundamentals', 'macro', 'internals', 'news'][i]!, stance, confidence: stance === null ? null : 1 }))
const caseOf = (analysts: readonly Analyst[]): unknown => {
  const result = consensus({ analysts })
  return result.kind === 'value' ? result.value.case : result
}

describe('an.consensus', () => {
  test('is bear whoever is silent, once those who speak say so', () => {
    expect(caseOf(panel(-0.5, -0.5, -0.5, null))).toBe('bear')
    expect(caseOf(panel(-0.25, -0.25, -0.25, -0.25))).toBe('bear')
  })

  test('judges nothing when the silent one could make it bear', () => {
    expect(caseOf(panel(0, 0, 0, null))).toBeNull()
  })

  test('takes an analyst with half a voice for silent', () => {
    const analysts = [...panel(1, 1, 1), { name: 'news', stance: 1, confidence: null }]
    expect(consensus({ analysts })).toMatchObject({ value: { sizeMult: 0.75 } })
  })

  test('needs three who speak, with some weight', () => {
    expect(caseOf(panel(1, 1, null, null))).toEqual(unknown('LOW_COVERAGE'))
    expect(caseOf([])).toEqual(unknown('LOW_COVERAGE'))
    expect(caseOf(panel(1, 1, 1).map((one) => ({ ...one, confidence: 0 })))).toEqual(unknown('ZERO_DENOMINATOR'))
  })

  test('refuses voices, weights and thresholds that are none', () => {
    const analysts = panel(1, 1, 1)
    expect(caseOf([...analysts, analysts[0]!])).toEqual(badInput('DUPLICATE_ID'))
    expect(caseOf(panel(2, 1, 1))).toEqual(badInput('BAD_VALUE'))
    expect(consensus({ analysts, weights: { macro: -1 } })).toEqual(badInput('BAD_VALUE'))
    expect(consensus({ analysts, weights: [1] as never })).toEqual(badInput('BAD_VALUE'))
    expect(consensus({ analysts, bull: -0.5 })).toEqual(badInput('BAD_PARAM'))
    expect(consensus({ analysts, contested: 2 })).toEqual(badInput('BAD_PARAM'))
    expect(consensus({ analysts: null as never })).toEqual(unknown('MISSING_DATA'))
  })
})
