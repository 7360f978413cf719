const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'] as const

interface Day {
  readonly year: number
  readonly month: string
  readonly day: number
  readonly weekday: string
}

function readDay(session: string): Day | null {
  const [year, month, day] = session.split('-').map(Number)
  if (year === undefined || month === undefined || day === undefined) return null
  const name = MONTHS[month - 1]
  const weekday = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]
  return name === undefined || weekday === undefined ? null : { year, month: name, day, weekday }
}

/** "20 Nov 2026". Text that is no day comes back as it is. */
export function writeSession(session: string): string {
  const read = readDay(session)
  return read === null ? session : `${read.day} ${read.month} ${read.year}`
}

/** "Fri 20 Nov 2026", where the weekday decides something. */
export function writeWeekday(session: string): string {
  const read = readDay(session)
  return read === null ? session : `${read.weekday} ${read.day} ${read.month} ${read.year}`
}

/** "20 Nov", for an axis or where the year is plain. */
export function writeShortSession(session: string): string {
  const read = readDay(session)
  return read === null ? session : `${read.day} ${read.month}`
}

/** "of this session", "1 session old", "12 sessions old". */
export function writeAge(sessions: number): string {
  if (sessions <= 0) return 'of this session'
  return sessions === 1 ? '1 session old' : `${sessions} sessions old`
}
