import { isWeekend, parseDay } from '#domain/calendar/civil-day.ts'
import type { FileHead, Recognition } from '../importer.ts'
import type { BarProfile } from './bar-profile.ts'
import { barProfiles } from './bar-profiles.ts'
import { closeOnly } from './profiles/close-only.ts'
import { findHeader, headerCells } from './header-line.ts'

/** Bar layouts are told apart by their header as written, case and order included: at most one fits a header. */
export function recogniseBars(head: FileHead): readonly Recognition[] {
  const profile = barProfiles.find((candidate) => headerOf(candidate, head.lines) !== undefined)
  if (profile === undefined || (profile === closeOnly && !areDailySessions(head.lines))) return []
  return [{ id: profile.id, label: profile.label, kind: 'bars', confidence: 1 }]
}

/** The header of a profile in the head of a file, with its line number. */
export function headerOf(profile: BarProfile, lines: readonly string[]): ReturnType<typeof findHeader> {
  return findHeader(lines, profile.delimiter, profile.headers, profile.extras)
}

/** A two-column file of closes is bars only when its days are weekdays at most a long weekend apart; else it is a series of values. */
function areDailySessions(lines: readonly string[]): boolean {
  const days = lines.slice(1).map((line) => parseDay(headerCells(line, ',')[0]?.slice(0, 10) ?? ''))
  const known = days.filter((day) => day !== null)
  if (known.length === 0) return false
  const gaps = known.slice(1).map((day, i) => Math.abs(day - known[i]!))
  return !known.some(isWeekend) && gaps.filter((gap) => gap > 5).length * 10 <= gaps.length
}
