import { describe, expect, test } from 'vitest'
import { evaluateFormula, formulas } from '#domain/formulas.ts'
import { badInput, known } from '#domain/result.ts'
import { readOwnCases } from '../vectors/reference-cases.ts'

const cases = readOwnCases()

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

  test('names the arguments and defaults that the functions take: writing a default out changes no reference case', () => {
    for (const { formula: id, case: name, input } of cases) {
      const { args } = formulas.get(id)!
      const unnamed = Object.keys(input).filter((given) => !args.some((argument) => argument.name === given))
      expect(unnamed, name).toEqual([])
      const defaults = Object.fromEntries(args.flatMap((argument) => (argument.default === undefined ? [] : [[argument.name, argument.default]])))
      expect(evaluateFormula(id, { ...defaults, ...input }), name).toEqual(evaluateFormula(id, input))
    }
  })

  test('takes an argument without default that is left out as one that is null', () => {
    for (const { formula: id, case: name, input } of cases) {
      for (const argument of formulas.get(id)!.args) {
        if (argument.default !== undefined) continue
        const { [argument.name]: _, ...rest } = input
        expect(evaluateFormula(id, rest), `${name} without ${argument.name}`).toEqual(evaluateFormula(id, { ...input, [argument.name]: null }))
      }
    }
  })
})
