import { afterAll, describe, expect, test } from 'vitest'
import { evaluateFormula, formulas } from '#domain/formulas.ts'
import { asExpectation } from './as-expectation.ts'
import { firstDifference } from './difference.ts'
import { readHandedCases, readHouseCases, readReferenceCases } from './reference-cases.ts'

/** VECTORS_DIR runs another folder of cases, laid out the same way. */
const folder = process.env['VECTORS_DIR']
/** What the last line counts: the cases handed out, or those of the other folder. */
const cases = folder === undefined ? readHandedCases() : readReferenceCases(folder)
/** Our own, for the formulas for which none were handed out: tested alike, counted apart. */
const houseCases = folder === undefined ? readHouseCases() : []
const byFormula = Map.groupBy([...cases, ...houseCases], (one) => one.formula)
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
  const agreeingOf = (set: readonly { readonly formula: string }[]): number =>
    [...new Set(set.map(({ formula }) => formula))].reduce((sum, id) => sum + (passed.get(id) ?? 0), 0)
  const agreeing = agreeingOf(cases)
  if (houseCases.length > 0) console.log(`${agreeingOf(houseCases)} of ${houseCases.length} cases of the house agree`)
  console.log(`${agreeing} of ${cases.length} cases agree, ${byFormula.size - short.length} of ${byFormula.size} formulas in full (${folder ?? 'own'})`)
  console.log(`${agreeing} passed, ${cases.length - agreeing} failed`)
})
