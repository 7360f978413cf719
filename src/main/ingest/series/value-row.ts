import { isoDay } from '#domain/calendar/civil-day.ts'
import type { RowVerdict } from '../bars/bar-row.ts'
import { textOf } from '../bars/file-pieces.ts'
import type { Row } from '../bars/line-scanner.ts'
import { ABSENT, BAD, VALUE } from '../bars/number-cell.ts'

export interface ValueRowRules {
  /** Name of the day column, then of each value. */
  readonly header: readonly string[]
  readonly delimiter: string
  /** New York's civil day of now: nothing may lie beyond. */
  readonly today: number
  readonly dayWords: string
}

/**
 * Judges one row of dated values by itself: null when it has at least one value, undefined when it is no record.
 * Values may be zero or negative and fall on any day that is not in the future.
 */
export function judgeValueRow(row: Row, bytes: Buffer, { header, delimiter, today, dayWords }: ValueRowRules): RowVerdict | null | undefined {
  const { date, states } = row
  const [first = '', ...names] = header
  const dateName = first === '' ? 'date' : first
  if (date.state !== VALUE) {
    const text = textOf(bytes, row.start, row.end)
    if (text.trim() === '') return undefined
    if (date.state === ABSENT && /^[\s,;"]*$/.test(text)) return { status: 'ignored', reason: 'The row is empty.' }
    if (header.every((name) => text.split(delimiter).some((cell) => cell.trim().replace(/^"(.*)"$/, '$1') === name))) return undefined
    return { status: 'error', reason: date.state === ABSENT ? `${dateName} is blank.` : `${dateName} is no day in the form ${dayWords}.`, column: dateName }
  }
  if (row.hasSurplus) return { status: 'error', reason: `The row has ${row.cells} cells, more than the header.` }
  const bad = names.findIndex((_, slot) => states[slot] === BAD)
  if (bad >= 0) return { status: 'error', reason: `${names[bad]} is no number.`, column: names[bad]! }
  if (date.day > today) return { status: 'error', reason: `${isoDay(date.day)} lies in the future.`, column: dateName }
  return names.some((_, slot) => states[slot] === VALUE) ? null : { status: 'ignored', reason: 'No value on this day.' }
}
