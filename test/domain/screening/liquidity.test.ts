import { describe, expect, test } from 'vitest'
import { valueOrNull } from '#domain/result.ts'
import { abdiRanaldo } from '#domain/screening/abdi-ranaldo.ts'
import { amihud } from '#domain/screening/amihud.ts'
import { corwinSchultz } from '#domain/screening/corwin-schultz.ts'
import { dailySpikeProxy } from '#domain/screening/daily-spike-proxy.ts'
import { dollarVolume } from '#domain/screening/dollar-volume.ts'

const repeat = <T>(n: number, value: T): T[] => Array.from({ length: n }, () => value)

describe('scr.dollar_volume', () => {
  test('leaves out what is not known and counts a day without trade as nothing', () => {
    const close = [...repeat(18, 10), null, 10]
    const volume = [...repeat(17, 100), 0, 100, null]
    expect(valueOrNull(dollarVolume({ close, volume }))).toEqual({ median: 1_000, mean: 17_000 / 18, obs: 18 })
  })
})

describe('scr.amihud', () => {
  test('a missing close takes two returns with it', () => {
    const close = repeat(64, 10).map((price, i) => (i === 30 ? null : price))
    expect(valueOrNull(amihud({ close, volume: repeat(64, 100) }))).toEqual({ illiq: 0, obs: 61, zeroVolDays: 0 })
  })
})

describe('scr.daily_spike_proxy', () => {
  test('a z exactly at the threshold is a spike, and one of zero is none', () => {
    const history = Array.from({ length: 20 }, (_, i) => (i % 2 === 0 ? Math.exp(1) : Math.exp(3)))
    expect(valueOrNull(dailySpikeProxy({ v: [...history, Math.exp(2)] }))).toMatchObject({ spike: false })
    const { logZ } = valueOrNull(dailySpikeProxy({ v: [...history, Math.exp(5)] }))!
    expect(valueOrNull(dailySpikeProxy({ v: [...history, Math.exp(5)], spikeZ: logZ! }))!.spike).toBe(true)
  })

  test('a missing day in the history is left out', () => {
    const v = [null, ...repeat(19, 100), 300]
    expect(valueOrNull(dailySpikeProxy({ v }))).toMatchObject({ rvol: 3, spike: null })
  })
})

describe('spread estimates', () => {
  const bars = (n: number) => ({
    h: Array.from({ length: n }, (_, i) => 10.2 + (i % 3) / 10),
    l: Array.from({ length: n }, (_, i) => 9.8 + (i % 2) / 10),
    c: Array.from({ length: n }, (_, i) => 10 + (i % 5) / 25),
  })

  test('bars without a range before the first true one are dropped', () => {
    const full = bars(22)
    const flat = { h: full.h.with(0, 10), l: full.l.with(0, 10), c: full.c.with(0, 10) }
    const without = { h: full.h.slice(1), l: full.l.slice(1), c: full.c.slice(1) }
    expect(valueOrNull(corwinSchultz(flat))).toBe(valueOrNull(corwinSchultz(without)))
  })

  test('a carried range is moved until it contains the close, on either side', () => {
    const full = bars(22)
    for (const close of [8, 12]) {
      const flat = { h: full.h.with(5, close), l: full.l.with(5, close), c: full.c.with(5, close) }
      expect(valueOrNull(corwinSchultz(flat))).toBeGreaterThanOrEqual(0)
    }
  })

  test('a volume that is not known does not make a bar empty', () => {
    const full = bars(22)
    const v = repeat<number | null>(22, null)
    expect(valueOrNull(corwinSchultz({ ...full, v }))).toBe(valueOrNull(corwinSchultz(full)))
    expect(valueOrNull(abdiRanaldo({ ...full, v }))).toBe(valueOrNull(abdiRanaldo(full)))
  })

  test('one empty bar leaves two pairs out', () => {
    const full = bars(21)
    const v = repeat(21, 100).with(10, 0)
    expect(valueOrNull(abdiRanaldo({ ...full, v, minObs: 18 }))).not.toBeNull()
    expect(valueOrNull(abdiRanaldo({ ...full, v, minObs: 19 }))).toBeNull()
  })
})
