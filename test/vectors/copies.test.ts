import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { caseFiles } from './reference-cases.ts'

const copies = join(import.meta.dirname, 'cases')
const originals = join(import.meta.dirname, '../../../shared/vectors')

if (existsSync(originals)) {
  test('the reference cases kept here are the ones handed out', () => {
    expect(caseFiles(copies)).toEqual(caseFiles(originals))
    for (const name of caseFiles(originals)) {
      expect(readFileSync(join(copies, name), 'utf8'), name).toBe(readFileSync(join(originals, name), 'utf8'))
    }
  })
} else {
  test('the reference cases are here', () => {
    console.log('not run: no ../shared')
    expect(caseFiles(copies).length).toBeGreaterThan(0)
  })
}
