import type { SessionDate } from '#domain/units.ts'

/**
 * Calendar days without a clock: a day is ISO text ("2026-11-20") or its number, counted from 1970-01-01 = 0.
 * Proleptic Gregorian, no time zone: a session is the exchange-local day.
 * Source: Hinnant, "chrono-compatible low-level date algorithms" (days from civil, civil from days).
 */
export type DayNumber = number

const DAYS_PER_ERA = 146_097
const DAYS_TO_EPOCH = 719_468

const ISO_DAY = /^(\d{4})-(\d{2})-(\d{2})$/

/** Number of the day in ISO text, or null when the text is no calendar day ("2026-02-30", "2026-2-3"). */
export function parseDay(text: unknown): DayNumber | null {
  if (typeof text !== 'string') return null
  const match = ISO_DAY.exec(text)
  if (match === null) return null
  const number = daysFromCivil(Number(match[1]), Number(match[2]), Number(match[3]))
  return isoDay(number) === text ? number : null
}

/** Number of a day that is known to be one; throws for any other text, which is our own mistake. */
export function dayNumber(day: string): DayNumber {
  const number = parseDay(day)
  if (number === null) throw new Error(`dayNumber: got ${JSON.stringify(day)}, wanted a calendar day as YYYY-MM-DD`)
  return number
}

/** ISO text of a day number, years 0000 to 9999. */
export function isoDay(number: DayNumber): SessionDate {
  const shifted = number + DAYS_TO_EPOCH
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  // Years of this count begin on 1 March, so that a leap day is the last day of its year.
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${pad(month)}-${pad(day)}` as SessionDate
}

/** Monday 1 … Sunday 7. */
export const weekday = (number: DayNumber): number => ((((number + 3) % 7) + 7) % 7) + 1

export const isWeekend = (number: DayNumber): boolean => weekday(number) >= 6

/** Number of the day of a year, month (1…12) and day of the month; not checked to be a calendar day. */
export function daysFromCivil(year: number, month: number, day: number): DayNumber {
  const marchYear = month <= 2 ? year - 1 : year
  const era = Math.floor(marchYear / 400)
  const yearOfEra = marchYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH
}

const pad = (part: number): string => String(part).padStart(2, '0')
