import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { mutationPage, WANTED_FRACTION } from './mutation-page.ts'
import { type Harmless, readMutationReport, type StrykerReport } from './mutation-report.ts'

/** Second half of `npm run test:mutation`: docs/mutation.md from the run just made. Fails below the wanted fraction and where a survivor has no reason. */
const ROOT = join(import.meta.dirname, '../..')
const REPORT = join(ROOT, '.reports/mutation.json')
const readJson = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
const versionOf = (name: string): string => readJson<{ version: string }>(join(ROOT, 'node_modules', name, 'package.json')).version

const figures = readMutationReport(readJson<StrykerReport>(REPORT), readJson<Harmless[]>(join(import.meta.dirname, 'harmless.json')))
const conditions = {
  day: statSync(REPORT).mtime.toISOString().slice(0, 10),
  machine: `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}`,
  versions: `Node ${process.versions.node}, Stryker ${versionOf('@stryker-mutator/core')}, vitest ${versionOf('vitest')}`,
  tests: '`test/domain` of the four folders and the reference cases',
}
writeFileSync(join(ROOT, 'docs/mutation.md'), mutationPage(figures, conditions))

for (const change of figures.unexplained) process.stdout.write(`not noticed, without a reason: ${JSON.stringify(change)}\n`)
for (const change of figures.outdated) process.stdout.write(`noticed by now, reason not needed: ${JSON.stringify(change)}\n`)
const { noticedFraction } = figures.all
process.stdout.write(
  `${((noticedFraction ?? 0) * 100).toFixed(1)} % of the covered changes were noticed, wanted ${WANTED_FRACTION * 100} %; docs/mutation.md is written\n`,
)
if (noticedFraction === null || noticedFraction < WANTED_FRACTION || figures.unexplained.length > 0) process.exitCode = 1
