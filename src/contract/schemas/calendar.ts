import { z } from 'zod'
import { Id, SessionDate, Source, Symbol } from './common.ts'

/** The most days of one answer: a year and what surrounds it. */
export const CALENDAR_DAYS = 400

/** Both days included; without them the month of today, or of `from`. `asOf` leaves out the events that were not known by that day's close, and is the day that counts as today. */
export const CalendarInput = z.strictObject({
  from: SessionDate.optional(),
  to: SessionDate.optional(),
  symbol: Symbol.optional(),
  asOf: SessionDate.optional(),
})

const Table = z.object({ source: z.string(), verifiedOn: SessionDate, from: SessionDate, to: SessionDate })

export const CalendarDay = z.object({
  day: SessionDate,
  /** uncovered: the table does not speak of it, so a weekday is taken for a session. */
  kind: z.enum(['session', 'early-close', 'holiday', 'weekend', 'uncovered']),
  /** Of a holiday, of the reason for an early close, of a bank holiday on which nothing settles. */
  name: z.string().nullable(),
  /** "16:00" in New York; null without a session, or where the table does not speak of the day. */
  closes: z.string().nullable(),
  /** The exchange trades and nothing settles. */
  isBankHoliday: z.boolean(),
  /** When a trade of that day settles; null without a session or a table. */
  settles: SessionDate.nullable(),
  events: z.number(),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const CalendarEvent = z.object({
  id: Id,
  day: SessionDate,
  symbol: z.string().nullable(),
  kind: z.string(),
  note: z.string().nullable(),
  /** Who announced it, as its file says. */
  from: z.string().nullable(),
  knownAt: z.string(),
  isAssumed: z.boolean(),
  source: Source,
})
export type CalendarEvent = z.infer<typeof CalendarEvent>

export const CalendarAnswer = z.object({
  /** Today in New York, and the newest session that has closed; null outside the table. */
  today: SessionDate,
  completed: SessionDate.nullable(),
  /** The sessions after that one. */
  upcoming: z.array(z.object({ session: SessionDate, closes: z.string(), settles: SessionDate.nullable() })),
  exchange: Table,
  settlement: Table,
  days: z.array(CalendarDay),
  events: z.array(CalendarEvent),
  /** True where there are more events than one answer lists. */
  hasMoreEvents: z.boolean(),
  /** What an imported file of sessions or holidays says otherwise; ours stands. */
  differences: z.array(z.object({ day: SessionDate, ours: z.string(), theirs: z.string(), source: Source })),
})
export type CalendarAnswer = z.infer<typeof CalendarAnswer>
