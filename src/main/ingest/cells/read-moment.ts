import { type DayOrder, readDay } from './read-day.ts'

/** A printed day with the time of day beside it, as far as the cell shows one. */
export interface PrintedMoment {
  /** ISO day as printed; a transaction keeps it whatever the zone. */
  readonly day: string
  /** "09:30:00", to the second; null = the cell shows a day only. */
  readonly time: string | null
  /** Minutes east of Greenwich when the cell says so; null = the profile's zone holds. */
  readonly offsetMinutes: number | null
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?: ?([AaPp][Mm]))?(?:[ ,]{0,2}([A-Za-z]{1,4}|(?:GMT|UTC)?[+-]\d{2}(?::?\d{2})?))?$/
const COMPACT_TIME = /^(\d{2})(\d{2})(\d{2})$/
/** "Jun 8, 2026": a month in words can be read in one way only, whatever the order. */
const MONTH_WORD = /^([A-Z][a-z]{2}) (\d{1,2}), (\d{4})(?= |$)/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** Zone words that stand for one fixed offset, in minutes. ET stands for the profile's zone and is none of them. */
const ZONE_OFFSETS: ReadonlyMap<string, number> = new Map([
  ['Z', 0],
  ['UTC', 0],
  ['GMT', 0],
  ['EST', -300],
  ['EDT', -240],
  ['CST', -360],
  ['CDT', -300],
  ['MST', -420],
  ['MDT', -360],
  ['PST', -480],
  ['PDT', -420],
  ['HKT', 480],
  ['SGT', 480],
])
const ZONE_WORDS_WITHOUT_OFFSET: ReadonlySet<string> = new Set(['ET'])

/**
 * Reads "2026-01-05", "2026-01-05, 09:30:00", "20260701;103102", "3/26/26 2:53:17 PM", "2024-08-16T15:57:13+0200",
 * "2026/07/20 08:03:06,GMT-04", "Jun 8, 2026 06:51:05 ET".
 * Null when the day is none or the rest is no time: a cell is read whole or not at all.
 */
export function readMoment(cell: string, order: DayOrder): PrintedMoment | null {
  const worded = MONTH_WORD.exec(cell)
  if (worded !== null) {
    const [day, month, date, year] = worded
    const number = MONTHS.indexOf(month ?? '') + 1
    return number === 0 ? null : readMoment(`${year}-${number}-${date}${cell.slice(day.length)}`, 'ymd')
  }
  const whole = readDay(cell, order)
  if (whole !== null) return { day: whole, time: null, offsetMinutes: null }
  const splitAt = cell.search(/[ T,;]/)
  if (splitAt < 0) return null
  const day = readDay(cell.slice(0, splitAt), order)
  if (day === null) return null
  const rest = cell.slice(splitAt).replace(/^[ T,;]+/, '')
  const compact = COMPACT_TIME.exec(rest)
  if (compact !== null) return timeOf(day, compact[1], compact[2], compact[3], undefined, undefined)
  const parts = TIME.exec(rest)
  return parts === null ? null : timeOf(day, parts[1], parts[2], parts[3], parts[4], parts[5])
}

function timeOf(
  day: string,
  hourText: string | undefined,
  minuteText: string | undefined,
  secondText: string | undefined,
  halfText: string | undefined,
  zoneText: string | undefined,
): PrintedMoment | null {
  const printedHour = Number.parseInt(hourText ?? '', 10)
  const half = halfText?.toLowerCase()
  if (half !== undefined && (printedHour < 1 || printedHour > 12)) return null
  const hour = half === undefined ? printedHour : (printedHour % 12) + (half === 'pm' ? 12 : 0)
  const minute = minuteText ?? ''
  const second = secondText ?? '00'
  if (hour > 23 || minute > '59' || second > '59') return null
  const offsetMinutes = zoneText === undefined ? null : offsetOf(zoneText)
  if (offsetMinutes === undefined) return null
  return { day, time: `${String(hour).padStart(2, '0')}:${minute}:${second}`, offsetMinutes }
}

function offsetOf(zoneText: string): number | null | undefined {
  const word = zoneText.toUpperCase()
  if (ZONE_WORDS_WITHOUT_OFFSET.has(word)) return null
  const named = ZONE_OFFSETS.get(word)
  if (named !== undefined) return named
  const digits = /^(?:GMT|UTC)?([+-])(\d{2})(?::?(\d{2}))?$/.exec(word)
  if (digits === null) return undefined
  const minutes = Number.parseInt(digits[2] ?? '', 10) * 60 + Number.parseInt(digits[3] ?? '0', 10)
  return minutes > 14 * 60 ? undefined : digits[1] === '-' ? -minutes : minutes
}
