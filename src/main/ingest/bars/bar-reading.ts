import { isWeekend } from '#domain/calendar/civil-day.ts'
import { newYorkOffset } from '../../store/new-york-time.ts'
import { splitLine } from '../broker/split-line.ts'
import type { DecimalMark } from '../cells/read-decimal.ts'
import type { FileHead } from '../importer.ts'
import type { BarProfile } from './bar-profile.ts'
import { readClock } from './clock-cell.ts'
import { type DateCell, type DayFormat, NONE, readDate } from './date-cell.ts'
import { cellsOfLines, findHeader } from './header-line.ts'
import type { Delimiter } from './line-scanner.ts'
import type { TableForm } from './settle-reading.ts'
import { ABSENT, type NumberCell, readNumber, VALUE } from './number-cell.ts'

/** How one file is read: its layout with everything the head of the file settles. A file without a header has it before line 1. */
export interface BarReading extends TableForm {
  readonly profile: BarProfile
  readonly timeframe: '1d' | '1m'
  /** Tickers the header itself names. */
  readonly tickers: readonly string[]
  /** True where ticks stand in for a volume nobody counted. */
  readonly usesTicks: boolean
}

/** A stamp as the head shows it; one without a time has minute NONE. */
export interface HeadStamp {
  readonly day: number
  readonly minute: number
}

/** How a layout reads a file, undefined when its header is not there. */
export function readingOf(profile: BarProfile, head: FileHead): BarReading | undefined {
  const found = findLayout(profile, head.lines)
  if (found === undefined) return undefined
  const { line, header, delimiter, tickers } = found
  const mark: DecimalMark | undefined = profile.decimal === 'comma' ? 'comma' : undefined
  const rows = (): ReturnType<typeof rowsOf> => rowsOf(head.lines, line, delimiter)
  return {
    profile,
    line,
    header,
    delimiter,
    tickers,
    dayFormat: profile.dayFormat,
    marks: header.map(() => mark),
    timeframe:
      profile.timeframe === 'by-stamps'
        ? timeframeOf(stampsOf(rows(), columnOf(header, profile.columns.date), columnOf(header, profile.columns.time), profile.dayFormat))
        : profile.timeframe,
    usesTicks: columnOf(header, profile.columns.ticks) >= 0 && !hasVolume(profile, header, rows()),
  }
}

/** True when a day in the head is written as the layout says, or when there is none to look at. */
export function fitsDays({ profile, header, line, delimiter, dayFormat }: BarReading, lines: readonly string[]): boolean {
  const column = columnOf(header, profile.columns.date)
  let isBlank = true
  // The first line mostly tells: the others are not looked at then.
  for (const text of lines.slice(line)) {
    const cells = text.trim() === '' ? [] : splitLine(text, delimiter)
    const cell = cells[column]?.trim() ?? ''
    if (cell === '') continue
    isBlank = false
    if (dayFormat === 'undecided' ? /\d{1,4}[/.-]\d/.test(cell) : stampsOf([cells], column, -1, dayFormat).length > 0) return true
  }
  return isBlank && dayFormat !== 'undecided'
}

/** The cells of the lines below the header, blank lines left out. */
export function rowsOf(lines: readonly string[], line: number, delimiter: Delimiter): readonly (readonly string[])[] {
  return lines
    .slice(line)
    .filter((text) => text.trim() !== '')
    .map((text) => splitLine(text, delimiter))
}

/** Column of a name, or of the first of several names that is there; -1 = none. */
export function columnOf(header: readonly string[], name: string | readonly string[] | undefined): number {
  const wanted = typeof name === 'string' ? [name] : (name ?? [])
  return wanted.map((one) => header.indexOf(one)).find((index) => index >= 0) ?? -1
}

/** The stamps that can be read, as New York's days and minutes where the file says where it is. */
export function stampsOf(rows: readonly (readonly string[])[], dateColumn: number, timeColumn: number, format: DayFormat): readonly HeadStamp[] {
  const cell: DateCell = { state: ABSENT, day: Number.NaN, minute: NONE, offset: NONE, hasSeconds: false }
  return rows.flatMap((cells): HeadStamp[] => {
    const bytes = Buffer.from(cells[dateColumn] ?? '')
    readDate(bytes, 0, bytes.length, format, cell)
    if (cell.state !== VALUE) return []
    const clock = timeColumn < 0 ? NONE : readClock(cells[timeColumn] ?? '')
    const minute = cell.minute === NONE ? clock : cell.minute
    if (cell.offset === NONE || minute === NONE || minute === 0) return [{ day: cell.day, minute }]
    const utc = cell.day * 1_440 + minute - cell.offset
    const wall = utc + newYorkOffset(utc)
    return [{ day: Math.floor(wall / 1_440), minute: wall % 1_440 }]
  })
}

/** Minutes when a day has several stamps, or stamps lie at more than two times of day (two: summer and winter time); else days. */
export function timeframeOf(stamps: readonly HeadStamp[]): '1d' | '1m' {
  const days = new Set(stamps.map(({ day }) => day))
  const times = new Set(stamps.map(({ minute }) => minute))
  if (times.size === 1 && (times.has(NONE) || times.has(0))) return '1d'
  return days.size < stamps.length || times.size > 2 ? '1m' : '1d'
}

/** A file of closes alone is bars only when its days are weekdays at most a long weekend apart; else it is a series of values. */
export function areDailySessions(stamps: readonly HeadStamp[]): boolean {
  const gaps = stamps.slice(1).map(({ day }, i) => Math.abs(day - stamps[i]!.day))
  return stamps.length > 0 && !stamps.some(({ day }) => isWeekend(day)) && gaps.filter((gap) => gap > 5).length * 10 <= gaps.length
}

function findLayout(profile: BarProfile, lines: readonly string[]): Pick<BarReading, 'line' | 'header' | 'delimiter' | 'tickers'> | undefined {
  if (profile.id === 'yfinance-dump') return findDump(lines)
  const [plain = ','] = profile.delimiters
  if (profile.firstRow !== undefined) {
    const first = lines.find((line) => line.trim() !== '') ?? ''
    return profile.firstRow.test(first.trim()) ? { line: 0, header: profile.headers[0]!, delimiter: plain, tickers: [] } : undefined
  }
  for (const delimiter of profile.delimiters) {
    const found = findHeader(lines, delimiter, profile.headers, profile.extras)
    if (found !== undefined) return { line: found.line, header: found.cells, delimiter, tickers: [] }
  }
  return undefined
}

/** Header lines that begin with Price, Ticker and Date; the first two in either order, Ticker once or several times. */
function findDump(lines: readonly string[]): Pick<BarReading, 'line' | 'header' | 'delimiter' | 'tickers'> | undefined {
  const cells = cellsOfLines(lines, ',').slice(0, 6)
  const prices = cells.find(([first, ...rest]) => first === 'Price' && rest.includes('Close'))
  const tickers = cells.find(([first, ...rest]) => first === 'Ticker' && rest.length > 0)
  const last = cells.findIndex(([first, ...rest]) => (first === 'Date' || first === 'Datetime') && rest.length === 0)
  if (prices === undefined || tickers === undefined || last < 0) return undefined
  return { line: last + 1, header: ['Date', ...prices.slice(1)], delimiter: ',', tickers: [...new Set(tickers.slice(1))] }
}

/** Whether somebody counted a volume: a line of the head has one that is not zero. Where nobody did, ticks stand in. */
function hasVolume(profile: BarProfile, header: readonly string[], rows: readonly (readonly string[])[]): boolean {
  const column = columnOf(header, profile.columns.volume)
  const volume: NumberCell = { state: ABSENT, value: Number.NaN }
  return rows.some((cells) => {
    const bytes = Buffer.from(cells[column] ?? '')
    readNumber(bytes, 0, bytes.length, volume)
    return volume.state === VALUE && volume.value > 0
  })
}
