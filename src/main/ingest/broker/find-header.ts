import { cleanCell } from '../cells/clean-cell.ts'
import { headerCell } from '../cells/header-cell.ts'
import type { FileHead } from '../importer.ts'
import type { Delimiter, Profile, RowReading } from '../profile.ts'
import { splitLine } from './split-line.ts'

/** Where a profile found its header in the head of a file. */
export interface FoundHeader {
  /** Line of the header, counted from 1. */
  readonly line: number
  readonly delimiter: Delimiter
  /** Normalised cells. */
  readonly cells: readonly string[]
  /** 0.9 for the required cells alone, up to 1 when the profile has a use for every cell of the header. */
  readonly confidence: number
}

/**
 * Looks for the header of a profile: never a fixed number of lines to skip, never a guess from the first lines. The
 * delimiter is the one under which the header matches. Sectioned files have no single header: each of their signature
 * lines must be in the head, and reading begins with the first of them.
 */
export function findHeader(head: FileHead, profile: Profile): FoundHeader | null {
  const lowered = loweredLines(head)
  if (profile.detect.lines.length > 0) return findSections(head, profile, lowered)
  for (const [index, line] of head.lines.entries()) {
    if (!couldBeHeader(lowered[index] ?? '', profile)) continue
    for (const delimiter of profile.detect.delimiters) {
      if (!line.includes(delimiter)) continue
      const cells = splitLine(line, delimiter)
      const confidence = profile.detect.exact.length === 0 ? matchCells(cells, profile) : matchExactly(cells, profile.detect.exact)
      if (confidence !== null) return { line: index + 1, delimiter, cells: cells.map(headerCell), confidence }
    }
  }
  return null
}

function findSections(head: FileHead, profile: Profile, lowered: readonly string[]): FoundHeader | null {
  for (const delimiter of profile.detect.delimiters) {
    const lines = profile.detect.lines.map((wanted) =>
      head.lines.findIndex((line, index) => (lowered[index] ?? '').includes(wanted[0] ?? '') && beginsWith(splitLine(line, delimiter), wanted)),
    )
    if (lines.every((at) => at >= 0)) return { line: Math.min(...lines) + 1, delimiter, cells: [], confidence: 1 }
  }
  return null
}

const beginsWith = (cells: readonly string[], wanted: readonly string[]): boolean => wanted.every((cell, index) => headerCell(cells[index] ?? '') === cell)

function matchExactly(cells: readonly string[], layouts: readonly (readonly string[])[]): number | null {
  const isOne = (wanted: readonly string[]): boolean => cells.length === wanted.length && wanted.every((cell, index) => cleanCell(cells[index] ?? '') === cell)
  return layouts.some(isOne) ? 1 : null
}

function matchCells(cells: readonly string[], profile: Profile): number | null {
  const named = new Set(cells.map(headerCell).filter((cell) => cell !== ''))
  const { headers, without } = profile.detect
  if (!headers.some((wanted) => wanted.every((cell) => named.has(cell))) || without.some((cell) => named.has(cell))) return null
  const used = usedColumns(profile)
  const matched = [...named].filter((cell) => used.has(cell)).length
  return 0.9 + (0.1 * matched) / named.size
}

const usedColumnsOf = new WeakMap<Profile, ReadonlySet<string>>()

/** Every header cell the profile names anywhere. */
function usedColumns(profile: Profile): ReadonlySet<string> {
  const known = usedColumnsOf.get(profile)
  if (known !== undefined) return known
  const used = new Set(profile.detect.headers.flat())
  for (const row of readingsOf(profile)) {
    for (const columns of Object.values(row.columns)) for (const column of columns) used.add(column)
    for (const column of row.fees) used.add(column)
  }
  usedColumnsOf.set(profile, used)
  return used
}

function readingsOf({ reads }: Profile): readonly RowReading[] {
  if (reads?.shape === 'table') return [reads.row]
  return reads?.shape === 'parts' ? Object.values(reads.parts).flatMap(({ row }) => row ?? []) : []
}

const anchorsOf = new WeakMap<Profile, readonly string[]>()

/** A cheap look before the cells are cut: the longest word of one of the header sets must be in the line. */
function couldBeHeader(loweredLine: string, profile: Profile): boolean {
  let anchors = anchorsOf.get(profile)
  if (anchors === undefined) {
    const sets = profile.detect.exact.length === 0 ? profile.detect.headers : profile.detect.exact
    anchors = sets.map((cells) => longestWord(cells).toLowerCase())
    anchorsOf.set(profile, anchors)
  }
  return anchors.some((anchor) => loweredLine.includes(anchor))
}

const longestWord = (cells: readonly string[]): string =>
  cells.flatMap((cell) => cell.split(' ')).reduce((longest, word) => (word.length > longest.length ? word : longest), '')

const loweredOf = new WeakMap<FileHead, readonly string[]>()

function loweredLines(head: FileHead): readonly string[] {
  const known = loweredOf.get(head)
  if (known !== undefined) return known
  const lowered = head.lines.map((line) => line.normalize('NFKC').toLowerCase())
  loweredOf.set(head, lowered)
  return lowered
}
