import { globSync } from 'node:fs'
import type { StrykerReport } from './mutation-report.ts'

/** Files that Stryker is to change: the patterns of its configuration, those with a "!" taken away again. */
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
