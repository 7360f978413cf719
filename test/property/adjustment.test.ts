import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type PriceBar, splitAdjust } from '#domain/adjustment/split-adjust.ts'
import { splitSuspect } from '#domain/adjustment/split-suspect.ts'
import { valueOrNull } from '#domain/result.ts'
import { type RandomBars, randomBars } from './bars.ts'
import { holds } from './seeded.ts'

const asRecords = ({ open, high, low, close, volume }: RandomBars): PriceBar[] =>
  close.map((price, i) => ({ open: open[i]!, high: high[i]!, low: low[i]!, close: price, volume: volume[i]! }))

const splits = fc.array(fc.record({ index: fc.nat({ max: 29 }), ratio: fc.constantFrom(2, 3, 0.1, 1.5, 0.05) }), { maxLength: 3 })

test('a split moves neither the dollars traded nor the bars after it', () => {
  holds(fc.tuple(randomBars(30, 30), splits), ([walk, events]) => {
    const bars = asRecords(walk)
    const adjusted = valueOrNull(splitAdjust({ bars, splits: events }))!
    const last = Math.max(0, ...events.map(({ index }) => index))
    bars.forEach((bar, i) => {
      const { close, volume } = adjusted[i]!
      expect(Math.abs(close! * volume! - bar.close! * bar.volume!)).toBeLessThanOrEqual(1e-9 * bar.close! * bar.volume!)
      if (i >= last) expect(adjusted[i]).toEqual(bar)
    })
  })
})

test('adjusting twice is adjusting by both splits at once', () => {
  holds(fc.tuple(randomBars(30, 30), splits, splits), ([walk, first, second]) => {
    const bars = asRecords(walk)
    const once = valueOrNull(splitAdjust({ bars, splits: [...first, ...second] }))!
    const twice = valueOrNull(splitAdjust({ bars: valueOrNull(splitAdjust({ bars, splits: first }))!, splits: second }))!
    once.forEach((bar, i) => expect(Math.abs(bar.close! / twice[i]!.close! - 1)).toBeLessThan(1e-12))
  })
})

test('a suspected split is undone by its own factor', () => {
  const ratio = fc.constantFrom(2, 3, 4, 5, 8, 10, 15, 20, 25, 30, 40, 50, 100)
  const drift = fc.double({ min: -0.02, max: 0.02, noNaN: true })
  holds(fc.tuple(ratio, fc.boolean(), drift, drift), ([k, isReverse, gap, move]) => {
    const factor = isReverse ? k : 1 / k
    const open_ = 20 * factor * (1 + gap)
    expect(splitSuspect({ prevClose: 20, open_, close: open_ * (1 + move) })).toEqual({ kind: 'value', value: { suspect: true, priceFactor: factor } })
  })
})
