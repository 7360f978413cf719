import type { DayOrder } from '../cells/read-day.ts'
import { readMoment } from '../cells/read-moment.ts'
import { offsetTimeToUtcMs, wallTimeToUtcMs } from '../cells/zone-time.ts'
import type { BrokerRecord } from './broker-record.ts'

export interface PrintedDate {
  readonly day: string
  readonly effective: string | null
  readonly time: BrokerRecord['time']
}

export interface DateFacts {
  readonly profile: { readonly dayOrder: DayOrder; readonly readsIsoDays: boolean; readonly hasAsOfDates: boolean }
  readonly zone: string
}

const AS_OF = ' as of '

/**
 * The date cell of a row: a day, a day with a time, or "posting as of effective". The day stays the printed one whatever
 * the zone; the instant is kept beside it. Null when any part is unreadable or the clock never showed that time.
 */
export function readPrintedDate(printed: string, { profile, zone }: DateFacts): PrintedDate | null {
  // Spreadsheets keep a date from being converted with an apostrophe before it.
  const cell = printed.startsWith("'") ? printed.slice(1) : printed
  const asOfAt = profile.hasAsOfDates ? cell.indexOf(AS_OF) : -1
  const posted = asOfAt < 0 ? cell : cell.slice(0, asOfAt).trimEnd()
  const moment = readMoment(posted, profile.dayOrder) ?? (profile.readsIsoDays ? readMoment(posted, 'ymd') : null)
  if (moment === null) return null
  const effective = asOfAt < 0 ? null : readMoment(cell.slice(asOfAt + AS_OF.length).trim(), profile.dayOrder)
  if (asOfAt >= 0 && effective === null) return null
  if (moment.time === null) return { day: moment.day, effective: effective?.day ?? null, time: null }
  const utcMs =
    moment.offsetMinutes === null ? wallTimeToUtcMs(moment.day, moment.time, zone) : offsetTimeToUtcMs(moment.day, moment.time, moment.offsetMinutes)
  if (utcMs === null) return null
  const printedZone = moment.offsetMinutes === null ? zone : offsetName(moment.offsetMinutes)
  return { day: moment.day, effective: effective?.day ?? null, time: { wall: moment.time, zone: printedZone, utcMs } }
}

function offsetName(minutes: number): string {
  const magnitude = Math.abs(minutes)
  const part = (value: number): string => String(value).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${part(Math.floor(magnitude / 60))}:${part(magnitude % 60)}`
}
