import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

export interface Count {
  readonly passed: number
  readonly failed: number
}

export interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests?: number
  readonly success: boolean
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[]
}

export interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number; readonly skipped: number }
  readonly errors: readonly unknown[]
}

/** What one runner's JSON report says. Skipped, pending and flaky tests count as failed, and so does a file that could not even be loaded. */
export function countTests(report: VitestReport | PlaywrightReport): Count {
  if ('stats' in report) {
    const { expected, unexpected, flaky, skipped } = report.stats
    return { passed: expected, failed: unexpected + flaky + skipped + report.errors.length }
  }
  const unloadable = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  const failed = report.numFailedTests + report.numPendingTests + (report.numTodoTests ?? 0) + unloadable
  return { passed: report.numPassedTests, failed: failed === 0 && !report.success ? 1 : failed }
}

/** The sum over all reports; one that cannot be read is a failure of its own. */
export function countReports(files: readonly string[]): Count {
  const counts = files.map(readCount)
  return { passed: counts.reduce((sum, { passed }) => sum + passed, 0), failed: counts.reduce((sum, { failed }) => sum + failed, 0) }
}

function readCount(file: string): Count {
  try {
    return countTests(JSON.parse(readFileSync(file, 'utf8')) as VitestReport | PlaywrightReport)
  } catch {
    process.stderr.write(`no readable report in ${file}\n`)
    return { passed: 0, failed: 1 }
  }
}

/** `count-tests report… [--also 1|0]…`: each --also is one check made elsewhere, 1 = it passed. */
if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { also: { type: 'string', multiple: true, default: [] } } })
  const reports = countReports(positionals)
  const alsoPassed = values.also.filter((word) => word === '1').length
  const passed = reports.passed + alsoPassed
  const failed = reports.failed + values.also.length - alsoPassed
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}
