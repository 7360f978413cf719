import { describe, expect, it } from 'vitest'
import { barFigures } from '../../../src/renderer/chart/bar-figures.ts'
import { barColumns, barId, writeBarTime } from '../../../src/renderer/chart/bar-columns.ts'
import { readBar } from '../../../src/renderer/chart/bar-reading.ts'
import { chartFrame } from '../../../src/renderer/chart/chart-frame.ts'
import { conflationFor } from '../../../src/renderer/chart/conflation.ts'
import { STUDY_IDS } from '../../../src/renderer/chart/studies.ts'
import { barsOf, JANUARY } from './bars-of.ts'

const frame = chartFrame(barsOf(JANUARY, [10, 11, 12, 13, 14]), [], [])
/** Thirty days that close at 1, 2, 3 … */
const month = barsOf(
  Array.from({ length: 30 }, (_, day) => `2026-03-${String(day + 1).padStart(2, '0')}`),
  Array.from({ length: 30 }, (_, day) => day + 1),
)

describe('a frame', () => {
  it('draws candles, and a line where a file has closes alone', () => {
    const bars = barsOf(JANUARY, [1, 2, 3, 4, 5])
    const unknown = bars.close.map(() => null)
    expect(chartFrame(bars, [], []).plot).toBe('candles')
    const closes = chartFrame({ ...bars, open: unknown, high: unknown, low: unknown, volume: unknown }, [], [])
    expect([closes.plot, closes.hasVolume]).toEqual(['line', false])
    expect(closes.timeline.unknown).toEqual([])
    expect(barFigures(closes).map(({ id }) => id)).toEqual(['close', 'change'])
  })

  it('has no logarithm for a price at or below zero', () => {
    expect(chartFrame(barsOf(JANUARY, [1, 2, 3, 4, 5]), [], []).canBeLog).toBe(false)
    expect(frame.canBeLog).toBe(true)
  })

  it('writes the axis finer below a dollar', () => {
    expect([frame.leastMove, chartFrame(barsOf(JANUARY.slice(0, 1), [0.4]), [], []).leastMove]).toEqual([0.01, 0.0001])
  })

  it('stands empty', () => {
    expect(chartFrame(barsOf([], []), [], STUDY_IDS).timeline.seconds).toEqual([])
  })
})

describe('the figures of a bar', () => {
  it('are the bar, its change on the bar before, and the studies', () => {
    expect(readBar(chartFrame(month, [], ['sma20']), 20).studies).toEqual([11.5])
    expect(readBar(frame, 2)).toEqual({
      session: '2026-01-06',
      atMs: null,
      open: 11,
      high: 13,
      low: 10,
      close: 12,
      volume: 100,
      changeFraction: 12 / 11 - 1,
      studies: [],
    })
  })

  it('know no change for the first bar and beside an unknown close', () => {
    expect(readBar(frame, 0).changeFraction).toBeNull()
    const holed = chartFrame(barsOf(JANUARY, [10, null, 12, 13, 14]), [], [])
    expect([readBar(holed, 1).changeFraction, readBar(holed, 2).changeFraction]).toEqual([null, null])
  })

  it('are the same in the readout and in the table', () => {
    const studied = chartFrame(month, [], ['rsi14', 'bollinger20'])
    const columns = barColumns(studied).slice(1)
    expect(columns.map(({ id }) => id)).toEqual(barFigures(studied).map(({ id }) => id))
    const reading = readBar(studied, 25)
    expect(columns.map(({ value }) => value(reading))).toEqual(barFigures(studied).map(({ value }) => value(reading)))
    expect(barFigures(studied).map(({ id }) => id)).toEqual([
      'open',
      'high',
      'low',
      'close',
      'change',
      'volume',
      'bollingerHigh',
      'bollingerMiddle',
      'bollingerLow',
      'rsi14',
    ])
  })

  it('name their session, and a minute on the clock of the exchange', () => {
    expect(writeBarTime(readBar(frame, 0))).toBe('Fri 2 Jan 2026')
    const atMs = Date.parse('2026-01-05T14:31:00Z')
    const minute = readBar(chartFrame({ ...barsOf(['2026-01-05'], [10]), times: [atMs] }, [], []), 0)
    expect(writeBarTime(minute)).toBe('Mon 5 Jan 2026 09:31')
    expect([barId(minute), barId(readBar(frame, 0))]).toEqual([String(atMs), '2026-01-02'])
  })

  it('are asked only of bars there are', () => {
    expect(() => readBar(frame, 5)).toThrow('got bar 5')
  })
})

describe('conflation', () => {
  it('is always on and made ahead only for long series', () => {
    expect(conflationFor(2_520)).toEqual({ enableConflation: true, precomputeConflationOnInit: false })
    expect(conflationFor(250_000)).toEqual({ enableConflation: true, precomputeConflationOnInit: true })
  })
})
