const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'America/New_York',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

/** The exchange's calendar day and the second of that day at an instant. */
export function readExchangeClock(atMs: number): { readonly day: string; readonly second: number } {
  const parts = Object.fromEntries(clock.formatToParts(atMs).map(({ type, value }) => [type, value]))
  return {
    day: `${parts['year']}-${parts['month']}-${parts['day']}`,
    second: Number(parts['hour']) * 3600 + Number(parts['minute']) * 60 + Number(parts['second']),
  }
}
