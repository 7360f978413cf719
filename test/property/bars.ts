import fc from 'fast-check'

export interface RandomBars {
  readonly open: number[]
  readonly high: number[]
  readonly low: number[]
  readonly close: number[]
  readonly volume: number[]
}

/** A walk of `min` to `max` well-formed bars that starts at 20; prices in cents, volumes in hundreds of shares, at times none. */
export function randomBars(min: number, max: number): fc.Arbitrary<RandomBars> {
  const day = fc.record({
    gap: fc.double({ min: -0.06, max: 0.06, noNaN: true }),
    move: fc.double({ min: -0.07, max: 0.07, noNaN: true }),
    above: fc.double({ min: 0, max: 0.04, noNaN: true }),
    below: fc.double({ min: 0, max: 0.04, noNaN: true }),
    lots: fc.oneof({ weight: 20, arbitrary: fc.integer({ min: 1, max: 5_000 }) }, { weight: 1, arbitrary: fc.constant(0) }),
  })
  return fc.array(day, { minLength: min, maxLength: max }).map((days) => {
    const bars: RandomBars = { open: [], high: [], low: [], close: [], volume: [] }
    let last = 20
    for (const { gap, move, above, below, lots } of days) {
      const open = cents(last * (1 + gap))
      const close = cents(open * (1 + move))
      bars.open.push(open)
      bars.close.push(close)
      bars.high.push(cents(Math.max(open, close) * (1 + above)))
      bars.low.push(Math.min(open, close, cents(Math.min(open, close) * (1 - below))))
      bars.volume.push(lots * 100)
      last = close
    }
    return bars
  })
}

const cents = (price: number): number => Math.max(1, Math.round(price * 100) / 100)
