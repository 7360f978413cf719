/** The desk's clock is the exchange's. */
const writer = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'America/New_York',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function partsOf(instant: string): Record<string, string> | null {
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return null
  return Object.fromEntries(writer.formatToParts(at).map(({ type, value }) => [type, value]))
}

/** "20 Nov 2026 20:00", New York. Text that is no instant comes back as it is. */
export function writeMoment(instant: string): string {
  const parts = partsOf(instant)
  // British English writes Sept where the desk's other dates say Sep.
  return parts === null ? instant : `${parts['day']} ${parts['month']?.slice(0, 3)} ${parts['year']} ${parts['hour']}:${parts['minute']}`
}

/** "20:00", New York. */
export function writeClock(instant: string): string {
  const parts = partsOf(instant)
  return parts === null ? instant : `${parts['hour']}:${parts['minute']}`
}
