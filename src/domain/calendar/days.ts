import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, unknown } from '#domain/result.ts'
import { type DayNumber, isWeekend, parseDay } from './civil-day.ts'

/** A day as ISO text: absent MISSING_DATA, anything that is no calendar day BAD_VALUE. */
export function refuseDay(value: unknown): Refusal | undefined {
  if (value === null || value === undefined) return unknown('MISSING_DATA')
  return parseDay(value) === null ? badInput('BAD_VALUE') : undefined
}

/** A list of days, in any order: absent MISSING_DATA, anything else BAD_VALUE. */
export function refuseDays(values: unknown): Refusal | undefined {
  if (values === null || values === undefined) return unknown('MISSING_DATA')
  return Array.isArray(values) && values.every((value) => parseDay(value) !== null) ? undefined : badInput('BAD_VALUE')
}

/** Weekdays that are on none of the lists. */
export const isBusinessDay = (day: DayNumber, isHoliday: (day: DayNumber) => boolean): boolean => !isWeekend(day) && !isHoliday(day)
