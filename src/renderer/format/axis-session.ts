import { writeShortSession } from './session.ts'

/** A tick of a session axis: the year where a year begins, the month where a month begins ("Nov"), else the day ("20 Nov"). */
export function writeAxisSession(session: string, begins: 'year' | 'month' | 'day'): string {
  if (begins === 'year') return session.slice(0, 4)
  const short = writeShortSession(session)
  return begins === 'month' ? short.replace(/^\d+ /, '') : short
}

/** A tick of a clock axis, from seconds of the exchange's wall clock: "09:30". */
export function writeAxisClock(seconds: number): string {
  const minutes = Math.floor(seconds / 60) % 1440
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}
