import type { DayFormat } from '../bars/date-cell.ts'
import { rowsOf, stampsOf } from '../bars/bar-reading.ts'
import { DayEvidence, NumberEvidence } from '../bars/column-evidence.ts'
import { headerCells } from '../bars/header-line.ts'
import type { Delimiter } from '../bars/line-scanner.ts'
import { ABSENT, BAD, type NumberCell, readMarkedNumber } from '../bars/number-cell.ts'
import { symbolOfText } from '../bars/price-symbol.ts'
import type { TableForm } from '../bars/settle-reading.ts'
import type { FileHead, Recognition } from '../importer.ts'
import { dateValue } from './profiles/date-value.ts'
import { fred } from './profiles/fred.ts'
import { kenFrenchMonthly } from './profiles/ken-french-monthly.ts'
import { kenFrench } from './profiles/ken-french.ts'
import { shiller } from './profiles/shiller.ts'
import { twoColumn } from './profiles/two-column.ts'
import { valueColumns } from './profiles/value-columns.ts'
import type { ValueProfile } from './value-profile.ts'

/** Every built-in layout of dated values, the more particular ones first. */
export const valueProfiles: readonly ValueProfile[] = [fred, kenFrench, kenFrenchMonthly, shiller, dateValue, twoColumn, valueColumns]

/** Headers that name no series: the file's name does. */
const NAMELESS = new Set(['value', 'close', 'price', 'rate'])

const FEWEST: Readonly<Record<ValueProfile['series'], number>> = { one: 1, several: 2, any: 1 }

const DAYS = ['iso', 'year-first', 'month-first', 'day-first', 'compact', 'month', 'month-name'] as const satisfies readonly DayFormat[]

/** How a layout reads a file; undefined when header and first row do not fit it. The header is `header[0]` for the day, then a cell for each series. */
export function valueReading(profile: ValueProfile, lines: readonly string[]): TableForm | undefined {
  const candidates = profile.headerAt === 'first-line' ? [lines.findIndex((line) => line.trim() !== '')] : [...lines.keys()]
  for (const delimiter of profile.delimiters) {
    for (const index of candidates) {
      const header = headerOf(lines[index] ?? '', profile, delimiter)
      if (header === undefined || !isValueHeader(profile, header)) continue
      const rows = rowsOf(lines, index + 1, delimiter)
      const form = formOf(profile, header, rows, delimiter, index + 1)
      if (form !== undefined) return form
    }
  }
  return undefined
}

/** Codes of the series in a file: the value headers in capitals, or the file's stem where the only one says nothing. */
export function codesOf({ codePrefix }: ValueProfile, header: readonly string[], fileName: string): readonly string[] {
  const stem = fileName.replace(/\.[A-Za-z]{1,4}$/, '')
  const names = header.slice(1)
  return names.map((cell) => symbolOfText(`${codePrefix}${names.length === 1 && NAMELESS.has(cell.toLowerCase()) ? stem : cell}`))
}

export function recogniseValues(head: FileHead): readonly Recognition[] {
  const profile = valueProfiles.find((candidate) => valueReading(candidate, head.lines) !== undefined)
  return profile === undefined ? [] : [{ id: profile.id, label: profile.label, kind: 'series', confidence: profile.confidence }]
}

/** The cells of a line that may be a header; where a header begins with an empty cell, most lines are told by their first character. */
function headerOf(line: string, { dateHeaders }: ValueProfile, delimiter: Delimiter): readonly string[] | undefined {
  const beginsEmpty = dateHeaders?.length === 1 && dateHeaders[0] === ''
  return beginsEmpty && !line.startsWith(delimiter) ? undefined : headerCells(line, delimiter)
}

function isValueHeader({ dateHeaders, valueHeader, series }: ValueProfile, [dateHeader, ...values]: readonly string[]): boolean {
  if (dateHeader === undefined || values.length < FEWEST[series] || (series === 'one' && values.length > 1)) return false
  // Two columns of one name would be one series with two values a day.
  if (new Set(values.map(symbolOfText)).size < values.length) return false
  if (dateHeaders === undefined ? isDay(dateHeader) : !dateHeaders.includes(dateHeader)) return false
  return values.every((cell) => valueHeader.test(cell))
}

/** Days and numbers as the layout states them or the cells show; undefined when the first row has no such day. */
function formOf(
  profile: ValueProfile,
  header: readonly string[],
  rows: readonly (readonly string[])[],
  delimiter: Delimiter,
  line: number,
): TableForm | undefined {
  const [first] = rows
  const table = { line, header, delimiter }
  if (profile.days !== 'by-cells') {
    const dayFormat =
      first === undefined && profile.headerAt === 'first-line' ? profile.days[0] : profile.days.find((format) => isDay(first?.[0] ?? '', format))
    return dayFormat === undefined ? undefined : { ...table, dayFormat, marks: header.map(() => undefined) }
  }
  const days = new DayEvidence()
  const numbers = header.slice(1).map(() => new NumberEvidence())
  for (const cells of rows) {
    days.add(cells[0] ?? '')
    for (const [slot, evidence] of numbers.entries()) evidence.add(cells[slot + 1] ?? '')
  }
  const dayFormat = days.format()
  if (dayFormat === null || (dayFormat !== 'undecided' && !isDay(first?.[0] ?? '', dayFormat))) return undefined
  if (profile.series === 'several' && !rows.every((cells) => cells.slice(1).every(isNumberOrNone))) return undefined
  return { ...table, dayFormat, marks: [undefined, ...numbers.map((evidence) => evidence.mark() ?? 'undecided')] }
}

/** Whether a cell is a number, however its decimals are written, or stands for none. */
function isNumberOrNone(text: string): boolean {
  const cell: NumberCell = { state: ABSENT, value: Number.NaN }
  const bytes = Buffer.from(text)
  return (['mixed-point', 'mixed-comma'] as const).some((mark) => {
    readMarkedNumber(bytes, 0, bytes.length, mark, cell)
    return cell.state !== BAD
  })
}

/** Whether a cell is a day in a format, or in any. */
const isDay = (cell: string, format?: DayFormat): boolean => (format === undefined ? DAYS : [format]).some((one) => stampsOf([[cell]], 0, -1, one).length > 0)
