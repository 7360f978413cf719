import type { Bars } from '../src/domain/bars.ts'
import { mulberry32 } from '../src/domain/backtest/prng.ts'

/** Names with ten years of daily bars on the same sessions: random walks in cents without a gap, the same ones every time. */
export function walkPanel(names: number, sessions = 2_520): Bars[] {
  return Array.from({ length: names }, (_, i) => walkBars(i + 1, sessions))
}

/** One of them. */
export function walkBars(seed: number, length = 2_520): Bars {
  const draw = mulberry32(seed)
  const column = (): Float64Array => new Float64Array(length)
  const bars = { sessions: sessionsOf(length), open: column(), high: column(), low: column(), close: column(), volume: column() }
  let price = 5 + 195 * draw()
  for (let t = 0; t < length; t += 1) {
    const open = cents(price * (1 + 0.01 * (draw() - 0.5)))
    price = Math.max(1, price * (1 + 0.04 * (draw() - 0.5)))
    const close = cents(price)
    bars.open[t] = open
    bars.close[t] = close
    bars.high[t] = cents(Math.max(open, close) * (1 + 0.01 * draw()))
    bars.low[t] = cents(Math.min(open, close) * (1 - 0.01 * draw()))
    bars.volume[t] = Math.round(2_000_000 * draw())
  }
  return bars
}

const shared = new Map<number, Int32Array>()

/** Names on the same sessions share one column of them, as in the panel. */
function sessionsOf(length: number): Int32Array {
  const known = shared.get(length) ?? Int32Array.from({ length }, (_, t) => 14_600 + t)
  shared.set(length, known)
  return known
}

const cents = (price: number): number => Math.round(price * 100) / 100
