import { isoDay, isWeekend } from '../../src/domain/calendar/civil-day.ts'
import type { ChartBars } from '../../src/renderer/chart/chart-bars.ts'

const FIRST_DAY = 16_000

/** A random walk of daily bars that is the same in every run. */
export function walkBars(count: number): ChartBars {
  const sessions: string[] = []
  for (let day = FIRST_DAY; sessions.length < count; day += 1) if (!isWeekend(day)) sessions.push(isoDay(day))
  let state = 42
  const draw = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
  const bars = { sessions, open: [] as number[], high: [] as number[], low: [] as number[], close: [] as number[], volume: [] as number[] }
  let close = 100
  for (let index = 0; index < count; index += 1) {
    const open = close * (1 + (draw() - 0.5) * 0.01)
    close = open * (1 + (draw() - 0.495) * 0.04)
    bars.open.push(open)
    bars.close.push(close)
    bars.high.push(Math.max(open, close) * (1 + draw() * 0.01))
    bars.low.push(Math.min(open, close) * (1 - draw() * 0.01))
    bars.volume.push(Math.round(1e6 * (0.5 + draw())))
  }
  return bars
}
