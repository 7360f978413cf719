import { mulberry32 } from '#domain/backtest/prng.ts'

export interface Walk {
  readonly high: number[]
  readonly low: number[]
  readonly close: number[]
  readonly volume: number[]
}

/** Ten years of daily bars without a gap, in cents; now and then a day without change. The same seed, the same walk. */
export function walk(seed: number, length = 2_520): Walk {
  const draw = mulberry32(seed)
  const bars: Walk = { high: [], low: [], close: [], volume: [] }
  let price = 5 + 195 * draw()
  for (let t = 0; t < length; t += 1) {
    if (draw() > 0.03) price = Math.max(0.5, price * (1 + 0.05 * (draw() - 0.5)))
    const close = Math.round(price * 100) / 100
    bars.close.push(close)
    bars.high.push(Math.round(close * (1 + 0.02 * draw()) * 100) / 100)
    bars.low.push(Math.round(close * (1 - 0.02 * draw()) * 100) / 100)
    bars.volume.push(Math.round(2_000_000 * draw()))
  }
  return bars
}
