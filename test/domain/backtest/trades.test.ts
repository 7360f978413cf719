import { describe, expect, test } from 'vitest'
import { delistingReturn } from '#domain/backtest/delisting-return.ts'
import { eventFill } from '#domain/backtest/event-fill.ts'
import { maeMfe } from '#domain/backtest/mae-mfe.ts'
import { rStats } from '#domain/backtest/r-stats.ts'
import { badInput, known, unknown, valueOrNull } from '#domain/result.ts'

const quiet = { open: 20, high: 20.5, low: 19.5, close: 20 }

describe('bt.mae_mfe', () => {
  test('counts only the open and the exit price of the exit bar', () => {
    expect(maeMfe({ side: 'long', entry: 20, stop: 19, bars: [{ ...quiet, high: 30, low: 10 }], exitPrice: 20 })).toEqual(
      known({ mae: 0, mfe: 0, maeR: 0, mfeR: 0, r: 0, efficiency: null }),
    )
  })

  test('cannot measure in R without a distance to the stop', () => {
    expect(maeMfe({ side: 'long', entry: 20, stop: 20, bars: [quiet], exitPrice: 20 })).toEqual(unknown('ZERO_DENOMINATOR'))
  })

  test('refuses bars that are none', () => {
    expect(maeMfe({ side: 'long', entry: 20, stop: 19, bars: [], exitPrice: 20 })).toEqual(unknown('SHORT_HISTORY'))
    expect(maeMfe({ side: 'long', entry: 20, stop: 19, bars: [{ ...quiet, low: 21 }], exitPrice: 20 })).toEqual(badInput('BAD_BAR'))
    expect(maeMfe({ side: 'long', entry: 20, stop: 19, bars: [{ ...quiet, low: null as never }], exitPrice: 20 })).toEqual(unknown('MISSING_DATA'))
    expect(maeMfe({ side: 'long', entry: 0, stop: 19, bars: [quiet], exitPrice: 20 })).toEqual(badInput('BAD_VALUE'))
  })
})

describe('bt.r_stats', () => {
  test('has no quality number for one trade or for equal ones', () => {
    expect(rStats({ r: [2] })).toMatchObject({ value: { sqn: null, avgLoss: null, profitFactor: null } })
    expect(rStats({ r: [1, 1, 1] })).toMatchObject({ value: { sqn: null } })
  })

  test('has no profit factor without a loss, nor beside one too small to divide by', () => {
    const factorOf = (r: readonly number[]) => valueOrNull(rStats({ r }))!.profitFactor
    expect([factorOf([0.5, 1]), factorOf([0, 0]), factorOf([1, -Number.MIN_VALUE])]).toEqual([null, null, null])
    expect(factorOf([3, -1.5])).toBe(2)
  })

  test('takes a result of 0 for neither win nor loss', () => {
    expect(rStats({ r: [0, -1] })).toEqual(known({ n: 2, expectancy: -0.5, winRate: 0, avgWin: null, avgLoss: -1, profitFactor: 0, sqn: -1 }))
  })

  test('needs its minimum and every result', () => {
    expect(rStats({ r: [] })).toEqual(unknown('SHORT_HISTORY'))
    expect(rStats({ r: [1, null] })).toEqual(unknown('MISSING_DATA'))
    expect(rStats({ r: [1], minN: 0 })).toEqual(badInput('BAD_PARAM'))
  })
})

describe('bt.event_fill', () => {
  const bar = { open: 10, volume: 100 }
  const still = { open: 10, volume: 0 }

  test('gives up after the bars it may wait', () => {
    const bars = [bar, still, { ...bar, halted: true }, bar]
    expect(eventFill({ bars, orders: [{ signal: 0, qty: 1 }], maxDefer: 1 })).toEqual(known([{ signal: 0, fill: null, reason: 'HALTED' }]))
    expect(eventFill({ bars, orders: [{ signal: 0, qty: 1 }] })).toMatchObject({ value: [{ fill: { bar: 3 } }] })
  })

  test('does not trade where volume, open or halt is not known', () => {
    for (const unclear of [
      { open: 10, volume: null },
      { open: null, volume: 100 },
      { ...bar, halted: null },
    ]) {
      expect(eventFill({ bars: [bar, unclear, bar], orders: [{ signal: 0, qty: 5 }] })).toMatchObject({ value: [{ fill: { bar: 2 } }] })
    }
  })

  test('rescales by every split on the way, toward zero each time', () => {
    const bars = [bar, { ...still, split: 0.5 }, { ...bar, split: 4 }]
    expect(
      eventFill({
        bars,
        orders: [
          { signal: 0, qty: 5 },
          { signal: 0, qty: -5 },
          { signal: 1, qty: 5 },
        ],
      }),
    ).toMatchObject({
      value: [{ fill: { bar: 2, qty: 8 } }, { fill: { bar: 2, qty: -8 } }, { fill: { bar: 2, qty: 20 } }],
    })
  })

  test('refuses orders and bars that are none', () => {
    expect(eventFill({ bars: [bar], orders: [{ signal: 0, qty: 0 }] })).toEqual(badInput('BAD_VALUE'))
    expect(eventFill({ bars: [bar], orders: [{ signal: 1, qty: 1 }] })).toEqual(badInput('BAD_VALUE'))
    expect(eventFill({ bars: [{ ...bar, split: 0 }], orders: [] })).toEqual(badInput('BAD_VALUE'))
    expect(eventFill({ bars: [bar], orders: [], maxDefer: -1 })).toEqual(badInput('BAD_PARAM'))
    expect(eventFill({ bars: [], orders: [] })).toEqual(unknown('SHORT_HISTORY'))
    expect(eventFill({ bars: null as never, orders: [{ signal: 0, qty: 1 }] })).toEqual(unknown('MISSING_DATA'))
    expect(eventFill({ bars: [bar], orders: [] })).toEqual(known([]))
  })
})

describe('bt.delisting_return', () => {
  test('never sells at the last close what it cannot price', () => {
    expect(delistingReturn({ reason: 'other', exchange: 'NYSE', lastClose: 2 })).toEqual(unknown('MISSING_DATA'))
    expect(delistingReturn({ reason: 'performance', exchange: null, lastClose: 2 })).toEqual(unknown('MISSING_DATA'))
    expect(delistingReturn({ reason: 'performance', exchange: 'AMEX', lastClose: 2 })).toMatchObject({ value: { price: 1.4 } })
  })

  test('refuses other words and prices', () => {
    expect(delistingReturn({ reason: 'fraud' as never, exchange: 'NYSE', lastClose: 2 })).toEqual(badInput('BAD_VALUE'))
    expect(delistingReturn({ reason: 'performance', exchange: 'LSE' as never, lastClose: 2 })).toEqual(badInput('BAD_VALUE'))
    expect(delistingReturn({ reason: 'merger', exchange: null, lastClose: 0, dealPrice: 3 })).toEqual(badInput('BAD_VALUE'))
  })
})
