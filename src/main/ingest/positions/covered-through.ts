import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import type { Moment } from './printed-moment.ts'

/** The exchange opens at 09:30 in New York. */
const OPENING_BELL = '09:30'

/**
 * The last day whose trades a statement has in it: its own day, or the day before where it was made before the opening bell
 * ("12:11 AM ET" is the evening before, as far as trades go).
 */
export const coveredThrough = ({ asOf, asOfTime }: Moment): string => (asOfTime !== '' && asOfTime < OPENING_BELL ? isoDay(dayNumber(asOf) - 1) : asOf)
