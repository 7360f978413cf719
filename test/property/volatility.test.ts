import { expect, test } from 'vitest'
import { type Result, valueOrNull } from '#domain/result.ts'
import { closeToClose } from '#domain/volatility/close-to-close.ts'
import { garmanKlass } from '#domain/volatility/garman-klass.ts'
import { parkinson } from '#domain/volatility/parkinson.ts'
import { rogersSatchell } from '#domain/volatility/rogers-satchell.ts'
import { yangZhang } from '#domain/volatility/yang-zhang.ts'
import { type RandomBars, randomBars } from './bars.ts'
import { holds } from './seeded.ts'

const estimators: [string, (bars: RandomBars) => Result<number>][] = [
  ['vol.close_to_close', ({ close }) => closeToClose({ c: close })],
  ['vol.parkinson', ({ high, low }) => parkinson({ h: high, l: low })],
  ['vol.garman_klass', ({ open, high, low, close }) => garmanKlass({ o: open, h: high, l: low, c: close })],
  ['vol.rogers_satchell', ({ open, high, low, close }) => rogersSatchell({ o: open, h: high, l: low, c: close })],
  ['vol.yang_zhang', ({ open, high, low, close }) => yangZhang({ o: open, h: high, l: low, c: close })],
]

test.each(estimators)('%s is not negative and does not depend on the price level', (_id, estimate) => {
  holds(randomBars(21, 60), (bars) => {
    const volatility = valueOrNull(estimate(bars))!
    expect(volatility).toBeGreaterThanOrEqual(0)
    const scale = (prices: readonly number[]): number[] => prices.map((price) => price * 4)
    const scaled = { ...bars, open: scale(bars.open), high: scale(bars.high), low: scale(bars.low), close: scale(bars.close) }
    expect(Math.abs(valueOrNull(estimate(scaled))! - volatility)).toBeLessThan(1e-9)
  })
})

test.each(estimators)('%s forgets bars older than its window', (_id, estimate) => {
  holds(randomBars(30, 60), (bars) => {
    const newest = (column: number[]): number[] => column.slice(-21)
    const short = { open: newest(bars.open), high: newest(bars.high), low: newest(bars.low), close: newest(bars.close), volume: newest(bars.volume) }
    expect(estimate(short)).toEqual(estimate(bars))
  })
})
