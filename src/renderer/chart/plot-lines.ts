import type { ChartFrame } from './chart-frame.ts'
import type { DrawnBand } from './band-layer.ts'
import type { DrawnLine, LineLook } from './drawn-line.ts'
import type { LineStyle } from './line-layer.ts'
import type { Palette } from './palette.ts'
import type { StopStep } from './stop-steps.ts'

/** A stop line and the word beside it. */
export interface DrawnStop {
  readonly rule: string
  readonly steps: readonly StopStep[]
}

/** Studies on a scale of their own stand below the bars, not among the prices. */
const isOverPrice = ({ id }: ChartFrame['studies'][number]): boolean => id !== 'rsi14'

/** The overlays of a chart: its studies, then the stop. The stop of a chart of days is always in sight; within one session a far one would press the minutes flat. */
export function plotLines({ studies, timeline, bars }: ChartFrame, stop: DrawnStop | null): readonly DrawnLine[] {
  const lines = studies.filter(isOverPrice).flatMap((study) =>
    study.lines.map(
      ({ label, look, values }): DrawnLine => ({
        label: look === 'bandMiddle' ? '' : label,
        look,
        places: timeline.placeOf,
        values,
        isStep: look === 'extreme',
        isAlwaysInSight: false,
      }),
    ),
  )
  if (stop === null || stop.steps.length === 0) return lines
  const { rule, steps } = stop
  return [
    ...lines,
    {
      label: `Stop, ${rule}`,
      look: 'stop',
      places: steps.map(({ place }) => place),
      values: steps.map(({ price, isDrawn }) => (isDrawn ? price : null)),
      isStep: true,
      isAlwaysInSight: bars.times === undefined,
    },
  ]
}

/** What lies between the edges of the bands, where they are drawn. */
export function plotBand({ studies, timeline }: ChartFrame): DrawnBand | null {
  const edges = studies.find(({ id }) => id === 'bollinger20')?.lines.filter(({ look }) => look === 'bandEdge')
  const [upper, lower] = edges ?? []
  return upper === undefined || lower === undefined ? null : { places: timeline.placeOf, upper: upper.values, lower: lower.values }
}

/** The strength index, drawn in a pane of its own; null when it was not chosen. */
export function plotStrength({ studies, timeline }: ChartFrame): DrawnLine | null {
  const [line] = studies.find((study) => !isOverPrice(study))?.lines ?? []
  return line === undefined ? null : { ...line, places: timeline.placeOf, isStep: false, isAlwaysInSight: true }
}

const SOLID: readonly number[] = []

/** The longer average is the heavier line, the exponential one is dashed, extremes are steps, the stop is dotted in the colour of a failed state: told apart without colour too. */
export function lineStyle(look: LineLook, palette: Palette): LineStyle {
  switch (look) {
    case 'sma20':
      return { colour: palette.study8, widthPx: 1, dash: SOLID }
    case 'sma50':
      return { colour: palette.study4, widthPx: 1, dash: SOLID }
    case 'sma200':
      return { colour: palette.study5, widthPx: 2, dash: SOLID }
    case 'ema20':
      return { colour: palette.study6, widthPx: 1, dash: [6, 3] }
    case 'bandEdge':
      return { colour: palette.study7, widthPx: 1, dash: SOLID }
    case 'bandMiddle':
      return { colour: palette.study7, widthPx: 1, dash: [1, 3] }
    case 'extreme':
      return { colour: palette.inkSoft, widthPx: 1, dash: [8, 3, 2, 3] }
    case 'rsi':
      return { colour: palette.inkSoft, widthPx: 1.5, dash: SOLID }
    case 'stop':
      return { colour: palette.stop, widthPx: 1.5, dash: [2, 2] }
  }
}
