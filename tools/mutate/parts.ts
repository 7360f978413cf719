import { globSync } from 'node:fs'
import type { StrykerMutant, StrykerReport } from './mutation-report.ts'

/** Files that Stryker is to change: the patterns of its configuration, those with a "!" taken away again (the registry's rows, and files of types only: Stryker refuses a run without a test). */
export function filesToChange(patterns: readonly string[], root: string): string[] {
  const wanted = patterns.filter((pattern) => !pattern.startsWith('!'))
  const unwanted = patterns.filter((pattern) => pattern.startsWith('!')).map((pattern) => pattern.slice(1))
  return globSync(wanted, { cwd: root, exclude: unwanted }).toSorted()
}

/** The files no earlier part answered as they stand now, in parts of at most so many: what a run that is broken off loses. */
export function openParts(files: ReadonlyMap<string, string>, report: StrykerReport | null, filesPerPart: number): string[][] {
  const open = [...files].filter(([file, source]) => report?.files[file]?.source !== source).map(([file]) => file)
  return Array.from({ length: Math.ceil(open.length / filesPerPart) }, (_, part) => open.slice(part * filesPerPart, (part + 1) * filesPerPart))
}

/**
 * The report without what is not to be taken over: changes in code that runs once, when its file is read, and went unnoticed. Stryker cannot tell which
 * tests reach those, so it would never try them again, whatever test was added. Files that are no longer changed go too.
 */
export function withoutStale(report: StrykerReport, files: ReadonlySet<string>): StrykerReport {
  const kept = Object.entries(report.files).filter(([file]) => files.has(file))
  const isStale = ({ static: isStatic = false, status }: StrykerMutant): boolean => isStatic && status === 'Survived'
  return {
    ...report,
    files: Object.fromEntries(kept.map(([file, found]) => [file, { ...found, mutants: found.mutants.filter((mutant) => !isStale(mutant)) }])),
  }
}
