import type { ChartBars } from '../../chart/chart-bars.ts'

/** The bars of the last session alone: a day of minutes. */
export function lastSessionOf(bars: ChartBars): ChartBars {
  const session = bars.sessions.at(-1)
  const from = session === undefined ? 0 : bars.sessions.indexOf(session)
  return {
    sessions: bars.sessions.slice(from),
    times: bars.times?.slice(from),
    open: bars.open.slice(from),
    high: bars.high.slice(from),
    low: bars.low.slice(from),
    close: bars.close.slice(from),
    volume: bars.volume.slice(from),
  }
}
