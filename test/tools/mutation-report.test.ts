import { describe, expect, test } from 'vitest'
import { mutationPage } from '../../tools/mutate/mutation-page.ts'
import { readMutationReport, type StrykerReport } from '../../tools/mutate/mutation-report.ts'

const FILE = 'src/domain/stops/a.ts'
const SOURCE = 'export const isAbove = (a: number, b: number) =>\n  a > b + SLACK\n'
const at = (line: number, from: number, to: number) => ({ start: { line, column: from }, end: { line, column: to } })
const mutant = (status: string, replacement: string, location = at(2, 3, 16)) => ({ mutatorName: 'EqualityOperator', status, replacement, location })
const report = (...mutants: readonly ReturnType<typeof mutant>[]): StrykerReport => ({ files: { [FILE]: { source: SOURCE, mutants } } })
const survivor = { file: FILE, line: 'a > b + SLACK', was: 'a > b + SLACK', becomes: 'a >= b + SLACK' }

describe('the report of changes', () => {
  test('counts a change that does not end as noticed, one that nothing reaches not at all', () => {
    const figures = readMutationReport(
      report(mutant('Killed', 'true'), mutant('Timeout', 'false'), mutant('NoCoverage', '{}'), mutant('Survived', 'a >= b + SLACK')),
      [],
    )
    expect(figures.killedFraction).toBeCloseTo(2 / 3, 12)
    expect(figures.files).toEqual([{ file: FILE, killed: 1, timedOut: 1, survived: 1, uncovered: 1 }])
    expect(figures.unexplained).toEqual([survivor])
  })

  test('puts a survivor under the reason it was given, and leaves slack out of the figure', () => {
    const reasons = [{ reason: 'within rounding', isSlack: true, changes: [survivor] }]
    const figures = readMutationReport(report(mutant('Killed', 'true'), mutant('Survived', 'a >= b + SLACK')), reasons)
    expect(figures).toMatchObject({ killedFraction: 1, slack: 1, unexplained: [], outdated: [], survivors: reasons })
  })

  test('names a reason that is not needed any more', () => {
    const figures = readMutationReport(report(mutant('Killed', 'a >= b + SLACK')), [{ reason: 'same answer', changes: [survivor] }])
    expect(figures).toMatchObject({ outdated: [survivor], survivors: [] })
  })

  test('recognises a change by its text, also over several lines', () => {
    const over = { start: { line: 1, column: 24 }, end: { line: 2, column: 16 } }
    const figures = readMutationReport(report(mutant('Survived', '() => undefined', over)), [])
    expect(figures.unexplained[0]).toMatchObject({ was: '(a: number, b: number) => a > b + SLACK', becomes: '() => undefined' })
  })

  test('becomes a page with its conditions, a row per file and every survivor', () => {
    const figures = readMutationReport(report(mutant('Killed', 'true'), mutant('Survived', 'a >= b + SLACK')), [{ reason: 'Same answer', changes: [survivor] }])
    const page = mutationPage(figures, { day: '2026-11-21', machine: '2 × test', versions: 'Node 24', tests: 'all' })
    expect(page).toContain('**50.0 % of the covered changes were noticed**')
    expect(page).toContain('Measured 2026-11-21 on 2 × test; Node 24.')
    expect(page).toContain('| stops/a.ts | 1 | 0 | 1 | 0 |')
    expect(page).toContain('### Same answer\n\n- stops/a.ts: `a > b + SLACK` → `a >= b + SLACK`\n')
  })
})
