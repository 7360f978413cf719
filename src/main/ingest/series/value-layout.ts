import { parseDay } from '#domain/calendar/civil-day.ts'
import { headerCells } from '../bars/header-line.ts'
import type { FileHead, Recognition } from '../importer.ts'
import { dateValue } from './profiles/date-value.ts'
import { fred } from './profiles/fred.ts'
import { twoColumn } from './profiles/two-column.ts'
import type { ValueProfile } from './value-profile.ts'

/** Every built-in layout of dated values, the more particular ones first. */
export const valueProfiles: readonly ValueProfile[] = [fred, dateValue, twoColumn]

export interface ValueHeader {
  /** Line number, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** Headers that name no series: the file's name does. */
const NAMELESS = new Set(['value', 'close', 'price', 'rate'])

/** The header of a layout: the first line that is not blank, when it and the first row below fit. */
export function valueHeader(profile: ValueProfile, lines: readonly string[]): ValueHeader | undefined {
  const index = lines.findIndex((line) => line.trim() !== '')
  const cells = headerCells(lines[index] ?? '', ',')
  const [dateHeader, ...values] = cells
  if (dateHeader === undefined || values.length === 0 || (!profile.isWide && values.length > 1)) return undefined
  if (profile.dateHeaders !== undefined && !profile.dateHeaders.includes(dateHeader)) return undefined
  if (!values.every((cell) => profile.valueHeader.test(cell))) return undefined
  const first = lines.slice(index + 1).find((line) => line.trim() !== '')
  const day = first === undefined ? '' : (headerCells(first, ',')[0] ?? '')
  const fits = first === undefined ? profile.dateHeaders !== undefined : parseDay(day) !== null
  return fits ? { line: index + 1, cells } : undefined
}

/** Codes of the series in a file: the value headers in capitals, or the file's stem where the header says nothing. */
export function codesOf(header: ValueHeader, fileName: string): readonly string[] {
  const stem = fileName.replace(/\.[A-Za-z]{1,4}$/, '')
  return header.cells.slice(1).map((cell) => (NAMELESS.has(cell.toLowerCase()) ? stem : cell).trim().toUpperCase())
}

export function recogniseValues(head: FileHead): readonly Recognition[] {
  const profile = valueProfiles.find((candidate) => valueHeader(candidate, head.lines) !== undefined)
  return profile === undefined ? [] : [{ id: profile.id, label: profile.label, kind: 'series', confidence: profile.confidence }]
}
