import { type ChartBars, isWhole } from './chart-bars.ts'
import { type ChartStudy, STUDY_IDS, type StudyId, studyOf } from './studies.ts'
import { type Timeline, timelineOf } from './timeline.ts'

/** Everything about the bars that a chart, its readout and its table share. Made once per answer of the core. */
export interface ChartFrame {
  readonly bars: ChartBars
  readonly timeline: Timeline
  /** A file of closes alone is a line: candles would have to be invented. */
  readonly plot: 'candles' | 'line'
  /** In the order of STUDY_IDS, whatever order they were chosen in. */
  readonly studies: readonly ChartStudy[]
  readonly hasVolume: boolean
  /** Below a dollar prices are written finer; the axis follows. */
  readonly leastMove: number
  /** A price at or below zero (a rate, a spread) has no logarithm. */
  readonly canBeLog: boolean
}

/** @param studies which to draw; their windows count sessions, so a chart of minutes has none */
export function chartFrame(bars: ChartBars, missing: readonly string[], studies: readonly StudyId[]): ChartFrame {
  const plot = bars.sessions.length > 0 && !bars.sessions.some((_, index) => isWhole(bars, index)) ? 'line' : 'candles'
  const lows = (plot === 'line' ? bars.close : bars.low).filter((value) => value !== null)
  const last = bars.close.findLast((value) => value !== null) ?? 1
  return {
    bars,
    timeline: timelineOf(bars, missing, plot === 'line' ? (index) => bars.close[index] !== null : undefined),
    plot,
    studies: bars.times === undefined ? STUDY_IDS.filter((id) => studies.includes(id)).map((id) => studyOf(id, bars)) : [],
    hasVolume: bars.volume.some((value) => value !== null && value > 0),
    leastMove: Math.abs(last) < 1 ? 0.0001 : 0.01,
    canBeLog: lows.every((value) => value > 0),
  }
}

/** Every line of every study, as readout and table name them. */
export const studyLines = ({ studies }: Pick<ChartFrame, 'studies'>) => studies.flatMap(({ lines }) => lines)
