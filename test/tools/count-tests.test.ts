import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { countReports, countTests } from '../../tools/count-tests.ts'

const folder = mkdtempSync(join(tmpdir(), 'reports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const unit = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, success: true, testResults: [{ status: 'passed', assertionResults: [{}] }] }
const e2e = { stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] }

describe('countTests', () => {
  it('counts what passed', () => {
    expect(countTests(unit)).toEqual({ passed: 5, failed: 0 })
    expect(countTests(e2e)).toEqual({ passed: 3, failed: 0 })
  })

  it('counts skipped, pending, planned and flaky tests as failed', () => {
    expect(countTests({ ...unit, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1 })).toEqual({ passed: 5, failed: 4 })
    expect(countTests({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{}] })).toEqual({ passed: 3, failed: 4 })
  })

  it('counts a file that could not be loaded, and a run that failed without naming a test', () => {
    expect(countTests({ ...unit, success: false, testResults: [{ status: 'failed', assertionResults: [] }] })).toEqual({ passed: 5, failed: 1 })
    expect(countTests({ ...unit, success: false })).toEqual({ passed: 5, failed: 1 })
  })
})

describe('countReports', () => {
  it('adds up, and a missing report is one failure', () => {
    writeFileSync(join(folder, 'unit.json'), JSON.stringify(unit))
    writeFileSync(join(folder, 'e2e.json'), JSON.stringify(e2e))
    expect(countReports([join(folder, 'unit.json'), join(folder, 'e2e.json')])).toEqual({ passed: 8, failed: 0 })
    expect(countReports([join(folder, 'unit.json'), join(folder, 'none.json')])).toEqual({ passed: 5, failed: 1 })
  })
})
