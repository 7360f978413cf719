import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { countReports } from './count-tests.ts'
import { provideTestTools } from './test-tools.ts'

const ROOT = join(import.meta.dirname, '..')
const REPORTS = ['unit', 'e2e'].map((name) => join(ROOT, '.reports', `${name}.json`))

const missing = provideTestTools()
if (missing !== null) {
  process.stderr.write(`${missing}\n`)
  process.exit(1)
}

// Both runners run to their end whatever the first one finds; the last line is counted from their own reports.
rmSync(join(ROOT, '.reports'), { recursive: true, force: true })
const codes = ['test:unit', 'e2e'].map(
  (script) => spawnSync('npm', ['run', '-s', script], { cwd: ROOT, stdio: 'inherit', shell: process.platform === 'win32' }).status,
)
const { passed, failed } = countReports(REPORTS)
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 && passed > 0 && codes.every((code) => code === 0) ? 0 : 1
