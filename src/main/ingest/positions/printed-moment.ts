import { readDay } from '../cells/read-day.ts'

/** A moment as a title or footer prints it: ISO day, and the time of day in New York, '' where none is printed. */
export interface Moment {
  readonly asOf: string
  readonly asOfTime: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const TIME = /\b(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])\.?m\b/i
const MONTH_FIRST = /\b\d{1,2}\/\d{1,2}\/\d{4}\b/
const YEAR_FIRST = /\b\d{4}[/-]\d{1,2}[/-]\d{1,2}\b/
const IN_WORDS = /\b([A-Za-z]{3})[a-z]*[-. ]+(\d{1,2}),?[- ]+(\d{4})\b/

/**
 * Reads "06:04 PM ET, 11/15/2020", "12:11 AM ET, 2026/08/01", "Jan-15-2026 5:00 p.m ET" and "07/25/2023 9:41 am"; null when there is no day in
 * the text. Brokers of the United States print Eastern time.
 */
export function printedMoment(text: string): Moment | null {
  const asOf = dayOf(text)
  return asOf === null ? null : { asOf, asOfTime: timeOf(text) }
}

function dayOf(text: string): string | null {
  const yearFirst = YEAR_FIRST.exec(text)?.[0]
  if (yearFirst !== undefined) return readDay(yearFirst, 'ymd')
  const monthFirst = MONTH_FIRST.exec(text)?.[0]
  if (monthFirst !== undefined) return readDay(monthFirst, 'mdy')
  const words = IN_WORDS.exec(text)
  const month = MONTHS.indexOf(words?.[1]?.toLowerCase() ?? '')
  return words === null || month < 0 ? null : readDay(`${words[3]}-${month + 1}-${words[2]}`, 'ymd')
}

function timeOf(text: string): string {
  const parts = TIME.exec(text)
  const printedHour = Number.parseInt(parts?.[1] ?? '', 10)
  if (parts === null || printedHour < 1 || printedHour > 12 || (parts[2] ?? '') > '59') return ''
  const hour = (printedHour % 12) + (parts[3]?.toLowerCase() === 'p' ? 12 : 0)
  return `${String(hour).padStart(2, '0')}:${parts[2]}`
}
