import { describe, expect, it } from 'vitest'
import { knownStretches } from '../../../src/renderer/chart/band-layer.ts'
import { barFigures } from '../../../src/renderer/chart/bar-figures.ts'
import { chartFrame } from '../../../src/renderer/chart/chart-frame.ts'
import { lineStyle, plotBand, plotLines, plotStrength } from '../../../src/renderer/chart/plot-lines.ts'
import type { Palette } from '../../../src/renderer/chart/palette.ts'
import { STUDY_IDS, type StudyId, studyOf } from '../../../src/renderer/chart/studies.ts'
import { barsOf } from './bars-of.ts'

/** Days that close as given, from 1 January 2025 on; weekends do not matter here. */
const days = (closes: readonly (number | null)[]) =>
  barsOf(
    closes.map((_, day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10)),
    closes,
  )
const rising = (count: number): number[] => Array.from({ length: count }, (_, day) => day + 1)
const values = (id: StudyId, closes: readonly (number | null)[], line = 0) => studyOf(id, days(closes)).lines[line]!.values
const firstKnown = (id: StudyId, closes: readonly (number | null)[], line = 0) => values(id, closes, line).findIndex((value) => value !== null)

describe('a study of the bars', () => {
  it('is a gap, never 0, until its window is full', () => {
    const closes = rising(300)
    expect(STUDY_IDS.map((id) => firstKnown(id, closes))).toEqual([19, 49, 199, 19, 19, 251, 14])
    for (const id of STUDY_IDS) for (const line of studyOf(id, days(closes.map((close) => close + 10))).lines) expect(line.values).not.toContain(0)
    for (const id of STUDY_IDS) expect(firstKnown(id, rising(14))).toBe(-1)
    expect(studyOf('bollinger20', days([])).lines.map((line) => line.values)).toEqual([[], [], []])
  })

  it('says what its definition says', () => {
    const closes = rising(260)
    expect(values('sma20', closes)[19]).toBe(10.5)
    expect(values('ema20', closes)[20]).toBeCloseTo((2 / 21) * 21 + (19 / 21) * 10.5, 12)
    const deviation = Math.sqrt((20 ** 2 - 1) / 12)
    expect([0, 1, 2].map((line) => values('bollinger20', closes, line)[19])).toEqual([
      expect.closeTo(10.5 + 2 * deviation, 9),
      10.5,
      expect.closeTo(10.5 - 2 * deviation, 9),
    ])
    // Highs lie one above the close and lows one below the close before.
    expect([0, 1].map((line) => values('extremes252', closes, line)[259])).toEqual([261, 7])
    expect(values('rsi14', closes)[20]).toBe(100)
  })

  it('begins anew after a price that is not known', () => {
    const holed: (number | null)[] = rising(60)
    holed[30] = null
    expect(
      values('sma20', holed)
        .map((value, day) => (value === null ? day : -1))
        .filter((day) => day >= 19),
    ).toEqual(Array.from({ length: 20 }, (_, after) => 30 + after))
    expect(values('rsi14', holed).slice(30, 46)).toEqual([...Array.from({ length: 15 }, () => null), 100])
  })

  it('says nothing of strength where nothing moves', () => {
    expect(
      values(
        'rsi14',
        Array.from({ length: 20 }, () => 5),
      ),
    ).toEqual(Array.from({ length: 20 }, () => null))
  })
})

describe('the studies of a frame', () => {
  const bars = days(rising(260))

  it('stand in the order of the menu whatever order they were chosen in, and are read out by name', () => {
    const frame = chartFrame(bars, [], ['rsi14', 'extremes252', 'sma50'])
    expect(frame.studies.map(({ id }) => id)).toEqual(['sma50', 'extremes252', 'rsi14'])
    expect(
      barFigures(frame)
        .slice(6)
        .map(({ title, measure }) => `${title} ${measure.digits(55.52)}`),
    ).toEqual(['SMA 50 55.52', '252 high 55.52', '252 low 55.52', 'RSI 14 55.5'])
  })

  it('are none over minutes, whose bars are no sessions', () => {
    const times = bars.sessions.map((_, minute) => Date.parse('2026-01-06T14:30:00Z') + 60_000 * minute)
    expect(chartFrame({ ...bars, times }, [], STUDY_IDS).studies).toEqual([])
  })

  it('are lines over the price, but for the strength, which has a scale of its own', () => {
    const frame = chartFrame(bars, [], STUDY_IDS)
    const lines = plotLines(frame, null)
    expect(lines.map(({ label }) => label)).toEqual(['SMA 20', 'SMA 50', 'SMA 200', 'EMA 20', 'Bollinger high', '', 'Bollinger low', '252 high', '252 low'])
    expect(lines.filter(({ isStep }) => isStep).map(({ label }) => label)).toEqual(['252 high', '252 low'])
    expect(plotStrength(frame)?.label).toBe('RSI 14')
    expect(plotBand(frame)?.upper).toBe(frame.studies[4]?.lines[0]?.values)
    expect([plotStrength(chartFrame(bars, [], [])), plotBand(chartFrame(bars, [], []))]).toEqual([null, null])
  })

  it('are told apart without colour by width or dash', () => {
    const colour = 'rgb(1, 2, 3)'
    const palette = { inkSoft: colour, study4: colour, study5: colour, study6: colour, study7: colour, study8: colour, stop: colour } as Palette
    const styles = (['sma50', 'sma200', 'ema20', 'extreme', 'bandMiddle', 'stop'] as const).map((look) => JSON.stringify(lineStyle(look, palette)))
    expect(new Set(styles).size).toBe(styles.length)
  })
})

describe('the ground of a band', () => {
  it('is laid where both edges are known', () => {
    const upper = [null, 3, 3, null, 3, 3, 3]
    const lower = [null, 1, 1, 1, 1, 1, null]
    expect(knownStretches({ upper, lower }, 0, 6)).toEqual([
      [1, 2],
      [4, 5],
    ])
    expect(knownStretches({ upper, lower }, 2, 4)).toEqual([])
  })
})
