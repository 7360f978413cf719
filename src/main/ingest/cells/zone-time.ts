import { dayNumber } from '#domain/calendar/civil-day.ts'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/**
 * The UTC instant of a wall-clock time in a zone, epoch milliseconds. Null when the clock never showed it (02:30 on the
 * night it springs forward); of a time shown twice the first one. Zone rules are the ones built into the program (ICU).
 */
export function wallTimeToUtcMs(day: string, time: string, zone: string): number | null {
  const wallMs = dayNumber(day) * DAY_MS + secondsOf(time) * 1000
  // Offsets are under a day: one of the two neighbouring offsets is the right one, the earlier instant wins.
  for (const probe of [wallMs - DAY_MS, wallMs + DAY_MS]) {
    const instant = wallMs - offsetMs(probe, zone)
    if (instant + offsetMs(instant, zone) === wallMs) return instant
  }
  return null
}

/** The UTC instant of a time that was printed with its own offset. */
export function offsetTimeToUtcMs(day: string, time: string, offsetMinutes: number): number {
  return dayNumber(day) * DAY_MS + secondsOf(time) * 1000 - offsetMinutes * MINUTE_MS
}

/** True for a zone name the program knows ("America/New_York"). */
export function isKnownZone(zone: string): boolean {
  try {
    formatterFor(zone)
    return true
  } catch {
    return false
  }
}

const secondsOf = (time: string): number => {
  const [hour = '', minute = '', second = ''] = time.split(':')
  return Number.parseInt(hour, 10) * 3600 + Number.parseInt(minute, 10) * 60 + Number.parseInt(second, 10)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
  formatters.set(zone, formatter)
  return formatter
}

/** Offsets by zone and quarter hour: rules change on quarter hours, and a file asks for few of them many times. */
const offsets = new Map<string, number>()
const MOST_OFFSETS = 100_000

/** Wall clock minus UTC at an instant, in milliseconds. */
function offsetMs(atMs: number, zone: string): number {
  const quarter = Math.floor(atMs / (15 * MINUTE_MS))
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  const parts = new Map(
    formatterFor(zone)
      .formatToParts(quarter * 15 * MINUTE_MS)
      .map((part) => [part.type, part.value]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? ''
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
  const wallMs = dayNumber(day) * DAY_MS + secondsOf(`${part('hour')}:${part('minute')}:${part('second')}`) * 1000
  const offset = wallMs - quarter * 15 * MINUTE_MS
  if (offsets.size >= MOST_OFFSETS) offsets.clear()
  offsets.set(key, offset)
  return offset
}
