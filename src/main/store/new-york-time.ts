const MINUTES_PER_DAY = 1_440
const NEW_YORK = new Intl.DateTimeFormat('en-US', { timeZone: 'America/New_York', timeZoneName: 'longOffset' })

/** Offset of each UTC day whose beginning and end agree; days on which the clocks change are not kept. */
const wholeDays = new Map<number, number>()

/** Minutes that New York is ahead of UTC at an epoch minute: -240 in summer, -300 in winter. */
export function newYorkOffset(epochMinute: number): number {
  const day = Math.floor(epochMinute / MINUTES_PER_DAY)
  const known = wholeDays.get(day)
  if (known !== undefined) return known
  const atStart = readOffset(day * MINUTES_PER_DAY)
  if (atStart !== readOffset((day + 1) * MINUTES_PER_DAY)) return readOffset(epochMinute)
  wholeDays.set(day, atStart)
  return atStart
}

/** Civil day in New York at an epoch minute. */
export const newYorkDay = (epochMinute: number): number => Math.floor((epochMinute + newYorkOffset(epochMinute)) / MINUTES_PER_DAY)

/** Epoch minute of a wall-clock minute in New York. Of an hour shown twice the first; an hour that never was shown moves on by one. */
export function newYorkMinute(day: number, minute: number): number {
  const wall = day * MINUTES_PER_DAY + minute
  const summer = wall + 240
  return newYorkOffset(summer) === -240 ? summer : wall + 300
}

function readOffset(epochMinute: number): number {
  const name = NEW_YORK.formatToParts(epochMinute * 60_000).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const match = /^GMT([+-])(\d{2}):(\d{2})/.exec(name)
  if (match === null) throw new Error(`readOffset: got ${JSON.stringify(name)}, wanted GMT-05:00 or the like`)
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}
