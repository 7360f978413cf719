import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { StrykerReport } from '../../tools/mutate/mutation-report.ts'
import { filesToChange, openParts, withoutStale } from '../../tools/mutate/parts.ts'

const at = { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }
const mutant = (status: string, isStatic = false) => ({ mutatorName: 'StringLiteral', status, location: at, static: isStatic })
const report = (...mutants: readonly ReturnType<typeof mutant>[]): StrykerReport => ({
  files: { 'a.ts': { source: 'a', mutants }, 'gone.ts': { source: 'g', mutants: [] } },
})

test('the files to change are those the patterns name, without those they take away', () => {
  const files = filesToChange(['src/domain/stops/{fold,formulas}.ts', '!src/domain/*/formulas.ts'], join(import.meta.dirname, '../..'))
  expect(files).toEqual(['src/domain/stops/fold.ts'])
})

test('a part holds files that nobody answered as they stand now', () => {
  const files = new Map([
    ['a.ts', 'a'],
    ['b.ts', 'b'],
    ['c.ts', 'c'],
    ['d.ts', 'd'],
  ])
  expect(openParts(files, report(mutant('Killed')), 2)).toEqual([['b.ts', 'c.ts'], ['d.ts']])
  expect(openParts(new Map([['a.ts', 'changed']]), report(mutant('Killed')), 2)).toEqual([['a.ts']])
  expect(openParts(files, null, 9)).toEqual([['a.ts', 'b.ts', 'c.ts', 'd.ts']])
})

test('what runs once and went unnoticed is tried again, and a file that is not changed any more is forgotten', () => {
  const [killed, missed, once, onceNoticed] = [mutant('Killed'), mutant('Survived'), mutant('Survived', true), mutant('Killed', true)]
  expect(withoutStale(report(killed, missed, once, onceNoticed), new Set(['a.ts']))).toEqual({
    files: { 'a.ts': { source: 'a', mutants: [killed, missed, onceNoticed] } },
  })
})
