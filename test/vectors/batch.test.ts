import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { evaluateFormula } from '#domain/formulas.ts'
import { openBatchDesk } from '../acceptance/batch-desk.ts'
import { buildFirst } from '../faces/built.ts'
import { asExpectation } from './as-expectation.ts'
import { firstDifference } from './difference.ts'
import { readOwnCases, type ReferenceCase } from './reference-cases.ts'

const cases = readOwnCases()
const answers = new Map<ReferenceCase, unknown>()

/** What differs, case by case; an empty list when all agree. */
const differences = (compare: (one: ReferenceCase, answer: unknown) => string | null): readonly string[] =>
  cases.flatMap((one) => {
    const difference = compare(one, answers.get(one))
    return difference === null ? [] : [`${one.case}${difference}`]
  })

describe('all reference cases through one batch of the built command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'vectors-'))
  let exitCode: number | null = null

  beforeAll(async () => {
    buildFirst()
    const desk = openBatchDesk(join(folder, 'workspace'))
    await desk.ask('workspace.create', {})
    for (const one of cases) answers.set(one, await desk.ask('formulas.evaluate', { id: one.formula, input: one.input }))
    exitCode = await desk.close()
  }, 300_000)

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('are all answered, none of them as a failed call', () => {
    expect(answers.size).toBe(cases.length)
    expect(exitCode).toBe(0)
  })

  test('agree within the tolerance of their file', () => {
    expect(differences((one, answer) => firstDifference(answer, one.expect, one.tolerance))).toEqual([])
    console.log(`${answers.size} of ${cases.length} cases agree through the command line`)
  })

  test('are the very numbers of the functions: nothing is rounded on the way out', () => {
    const exactly = { abs: 0, rel: 0 }
    expect(differences((one, answer) => firstDifference(answer, asExpectation(evaluateFormula(one.formula, one.input)!), exactly))).toEqual([])
  })
})
