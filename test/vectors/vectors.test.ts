import { afterAll, describe, expect, test } from 'vitest'
import { evaluateFormula, formulas } from '#domain/formulas.ts'
import { asExpectation } from './as-expectation.ts'
import { firstDifference } from './difference.ts'
import { readOwnCases, readReferenceCases } from './reference-cases.ts'

/** VECTORS_DIR runs another folder of cases, laid out the same way. */
const folder = process.env['VECTORS_DIR']
const cases = folder === undefined ? readOwnCases() : readReferenceCases(folder)
const byFormula = Map.groupBy(cases, (one) => one.formula)
const passed = new Map<string, number>()

for (const [id, group] of byFormula) {
  describe(id, () => {
    for (const one of group) {
      test(`${id} — ${one.note || one.case}`, () => {
        const result = evaluateFormula(id, one.input)
        expect(result, `no formula ${id}`).not.toBeNull()
        expect(firstDifference(asExpectation(result!), one.expect, one.tolerance), one.case).toBeNull()
        passed.set(id, (passed.get(id) ?? 0) + 1)
      })
    }
  })
}

test('every case names a formula', () => {
  expect([...byFormula.keys()].filter((id) => !formulas.has(id))).toEqual([])
})

test.runIf(folder === undefined)('every formula has cases', () => {
  expect([...formulas.keys()].filter((id) => !byFormula.has(id))).toEqual([])
})

afterAll(() => {
  const short = [...byFormula].filter(([id, group]) => passed.get(id) !== group.length)
  for (const [id, group] of short) console.log(`${id}: ${passed.get(id) ?? 0} of ${group.length} cases agree`)
  const agreeing = [...passed.values()].reduce((sum, count) => sum + count, 0)
  console.log(`${agreeing} of ${cases.length} cases agree, ${byFormula.size - short.length} of ${byFormula.size} formulas in full (${folder ?? 'own'})`)
  console.log(`${agreeing} passed, ${cases.length - agreeing} failed`)
})
