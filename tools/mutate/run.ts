import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { StrykerReport } from './mutation-report.ts'
import { filesToChange, openParts, withoutStale } from './parts.ts'

/**
 * First half of `npm run test:mutation`: Stryker over the files of its configuration, a few files at a time. Every part ends in the one report that
 * the next begins from, so a run that is broken off goes on where it was. At last once over everything: Stryker takes over what still stands and
 * tries again what a changed test could have changed. It sees a change in the code it changes and in the tests, not in the code around them:
 * after such a change begin anew by deleting .reports/mutation.json.
 */
const ROOT = join(import.meta.dirname, '../..')
const SETTINGS = 'tools/mutate/stryker.json'
const FILES_PER_PART = 6

const settings = JSON.parse(readFileSync(join(ROOT, SETTINGS), 'utf8')) as { readonly mutate: readonly string[]; readonly incrementalFile: string }
const report = join(ROOT, settings.incrementalFile)
const files = new Map(filesToChange(settings.mutate, ROOT).map((file) => [file, readFileSync(join(ROOT, file), 'utf8')]))
const earlier = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as StrykerReport) : null
if (earlier !== null) writeFileSync(report, JSON.stringify(withoutStale(earlier, new Set(files.keys()))))
const parts = openParts(files, earlier, FILES_PER_PART)

for (const [index, part] of [...parts, [...files.keys()]].entries()) {
  process.stdout.write(index < parts.length ? `part ${index + 1} of ${parts.length}: ${part.join(' ')}\n` : 'once over everything\n')
  const stryker = join(ROOT, 'node_modules/@stryker-mutator/core/bin/stryker.js')
  const { status, signal } = spawnSync(process.execPath, [stryker, 'run', SETTINGS, '--mutate', part.join(',')], { cwd: ROOT, stdio: 'inherit' })
  if (status !== 0) {
    process.stdout.write(`Stryker ended with ${status ?? signal}; what the parts before found is kept, start again to go on\n`)
    process.exit(1)
  }
}
