import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { mutationPage } from '../../tools/mutate/mutation-page.ts'
import { type Harmless, readMutationReport, type StrykerReport, stillStands } from '../../tools/mutate/mutation-report.ts'

const FILE = 'src/domain/stops/a.ts'
const SOURCE = 'export const isAbove = (a: number, b: number) =>\n  a > b || b > a\n'
const at = (line: number, from: number, to: number) => ({ start: { line, column: from }, end: { line, column: to } })
const mutant = (status: string, replacement: string, location = at(2, 3, 8)) => ({ mutatorName: 'EqualityOperator', status, replacement, location })
const report = (...mutants: readonly ReturnType<typeof mutant>[]): StrykerReport => ({ files: { [FILE]: { source: SOURCE, mutants } } })
const survivor = { file: FILE, line: 'a > b || b > a', was: 'a > b', becomes: 'a >= b' }

describe('the report of changes', () => {
  test('counts a change that does not end as noticed, one that nothing reaches not at all', () => {
    const figures = readMutationReport(
      report(mutant('Killed', 'true'), mutant('Timeout', 'false'), mutant('NoCoverage', '{}'), mutant('Survived', 'a >= b')),
      [],
    )
    const tally = { mutants: 4, killed: 1, timedOut: 1, survived: 1, uncovered: 1, slack: 0, noticedFraction: 2 / 3 }
    expect(figures).toMatchObject({ all: tally, files: [{ file: FILE, ...tally }], folders: [{ folder: 'src/domain/stops', ...tally }] })
    expect(figures.unexplained).toEqual([survivor])
  })

  test('leaves a slack that is added or taken away out of the figure, noticed or not', () => {
    const source = 'a > b + SHARE_SLACK\n'
    const slack = { ...mutant('Survived', 'b - SHARE_SLACK', at(1, 5, 20)), mutatorName: 'ArithmeticOperator' }
    const mutants = [slack, { ...slack, status: 'Killed' }, mutant('Killed', 'a >= b + SHARE_SLACK', at(1, 1, 20))]
    expect(readMutationReport({ files: { [FILE]: { source, mutants } } }, []).all).toMatchObject({ slack: 2, killed: 1, survived: 0, noticedFraction: 1 })
  })

  test('puts a survivor under the reason it was given', () => {
    const reasons = [{ reason: 'same answer', changes: [survivor] }]
    const figures = readMutationReport(report(mutant('Killed', 'true'), mutant('Survived', 'a >= b')), reasons)
    expect(figures).toMatchObject({ unexplained: [], outdated: [], survivors: reasons })
  })

  test('names a reason that is not needed any more', () => {
    const figures = readMutationReport(report(mutant('Killed', 'a >= b')), [{ reason: 'same answer', changes: [survivor] }])
    expect(figures).toMatchObject({ outdated: [survivor], survivors: [] })
  })

  test('recognises a change by its text, also over several lines', () => {
    const over = { start: { line: 1, column: 24 }, end: { line: 2, column: 8 } }
    const figures = readMutationReport(report(mutant('Survived', '() => undefined', over)), [])
    expect(figures.unexplained[0]).toMatchObject({ was: '(a: number, b: number) => a > b', becomes: '() => undefined' })
  })

  test('tells equal places of one line apart', () => {
    const twice: StrykerReport = {
      files: { [FILE]: { source: 'a(b, b)\n', mutants: [mutant('Survived', 'c', at(1, 3, 4)), mutant('Survived', 'c', at(1, 6, 7))] } },
    }
    const first = { file: FILE, line: 'a(b, b)', was: 'b', becomes: 'c' }
    expect(readMutationReport(twice, [{ reason: 'same answer', changes: [first] }]).unexplained).toEqual([{ ...first, nth: 2 }])
  })

  test('becomes a page with its conditions, a row per folder and file and every survivor', () => {
    const figures = readMutationReport(report(mutant('Killed', 'true'), mutant('Survived', 'a >= b')), [{ reason: 'Same answer', changes: [survivor] }])
    const page = mutationPage(figures, { day: '2026-11-21', machine: '2 × test', versions: 'Node 24', tests: 'all' })
    expect(page).toContain('**50.0 % of the covered changes were noticed**')
    expect(page).toContain('Measured 2026-11-21 on 2 × test; Node 24.')
    expect(page).toContain('| stops | 2 | 1 | 0 | 1 | 0 | 0 | 50.0 % |')
    expect(page).toContain('| stops/a.ts | 2 | 1 | 0 | 1 | 0 | 0 | 50.0 % |')
    expect(page).toContain('### Same answer\n\n- stops/a.ts: `a > b` → `a >= b` in `a > b || b > a`\n')
  })
})

describe('a change that was given a reason', () => {
  test('stands while its line does, wherever that has moved', () => {
    expect(stillStands(survivor, `// moved\n\n${SOURCE}`)).toBe(true)
    expect(stillStands(survivor, 'a > b || a > c\n')).toBe(false)
    expect(stillStands({ ...survivor, nth: 2 }, SOURCE)).toBe(false)
    expect(stillStands({ ...survivor, was: 'b > a || c' }, 'a > b || b > a\n  || c\n')).toBe(true)
  })

  const root = join(import.meta.dirname, '../..')
  const harmless = JSON.parse(readFileSync(join(root, 'tools/mutate/harmless.json'), 'utf8')) as Harmless[]
  const sourceOf = (file: string): string => (existsSync(join(root, file)) ? readFileSync(join(root, file), 'utf8') : '')

  test('is still in the source', () => {
    const changes = harmless.flatMap((group) => group.changes)
    expect(changes.filter((change) => !stillStands(change, sourceOf(change.file)))).toEqual([])
    expect(new Set(changes.map((change) => JSON.stringify(change))).size).toBe(changes.length)
  })

  test('is on the page with its reason', () => {
    const page = readFileSync(join(root, 'docs/mutation.md'), 'utf8')
    expect(harmless.filter(({ reason }) => !page.includes(`### ${reason}\n`)).map(({ reason }) => reason)).toEqual([])
  })
})
