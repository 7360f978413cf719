import { describe, expect, test } from 'vitest'
import { evaluateFormula, formulas } from '#domain/formulas.ts'
import { badInput, known } from '#domain/result.ts'

describe('the registry of formulas', () => {
  test('answers by id on named arguments, defaults included', () => {
    expect(evaluateFormula('ind.ema', { x: [2, 4], n: 2 })).toEqual(known([null, 3]))
  })

  test('has no answer for an id that does not exist', () => {
    expect(evaluateFormula('ind.rsi', {})).toBeNull()
    expect(evaluateFormula('toString', {})).toBeNull()
  })

  test('refuses arguments that have no names', () => {
    expect(evaluateFormula('ind.sma', [[1, 2], 2])).toEqual(badInput('BAD_VALUE'))
    expect(evaluateFormula('ind.sma', null)).toEqual(badInput('BAD_VALUE'))
  })

  test('says of every formula what it is, in whose words and in which unit', () => {
    for (const { id, title, unit, definition, source, args } of formulas.values()) {
      expect(id).toMatch(/^(stat|ind|vol|rot|scr|siz|exec|stop|data|pf|bt|an|chk)\.[a-z0-9_]+$/)
      for (const text of [title, unit, definition, source]) expect(text.trim(), id).not.toBe('')
      expect(definition, id).not.toContain('\n')
      expect(new Set(args.map(({ name }) => name)).size, id).toBe(args.length)
    }
  })
})
