import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { newYorkDay, newYorkOffset } from '../../store/new-york-time.ts'

const MINUTES_PER_DAY = 1_440
const CLOSING_MINUTE = 16 * 60

/**
 * The day by whose close a statement was known. A day without a time counts for that day's close; a moment at or behind four in the afternoon
 * in New York was too late for it and counts for the next day.
 * @param stamp ISO day, or instant in UTC
 */
export function knownOn(stamp: string): string {
  if (stamp.length === 10) return stamp
  const minute = Math.floor(Date.parse(stamp) / 60_000)
  const wall = minute + newYorkOffset(minute)
  const isLate = wall - Math.floor(wall / MINUTES_PER_DAY) * MINUTES_PER_DAY >= CLOSING_MINUTE
  return isoDay(newYorkDay(minute) + (isLate ? 1 : 0))
}

/** The day so many days behind another. */
export const daysBehind = (day: string, days: number): string => isoDay(dayNumber(day) + days)
