import type { ChartFrame } from './chart-frame.ts'
import type { DrawnLine } from './drawn-line.ts'
import type { LineStyle } from './line-layer.ts'
import type { Palette } from './palette.ts'
import type { StopStep } from './stop-steps.ts'

/** A stop line and the word beside it. */
export interface DrawnStop {
  readonly rule: string
  readonly steps: readonly StopStep[]
}

/** The overlays of a chart: its averages, then the stop. The stop of a chart of days is always in sight; within one session a far one would press the minutes flat. */
export function plotLines({ averages, timeline, bars }: ChartFrame, stop: DrawnStop | null): readonly DrawnLine[] {
  const lines = averages.map(({ label, values }): DrawnLine => ({ label, places: timeline.placeOf, values, isStep: false, isAlwaysInSight: false }))
  if (stop === null || stop.steps.length === 0) return lines
  const { rule, steps } = stop
  return [
    ...lines,
    {
      label: `Stop, ${rule}`,
      places: steps.map(({ place }) => place),
      values: steps.map(({ price, isDrawn }) => (isDrawn ? price : null)),
      isStep: true,
      isAlwaysInSight: bars.times === undefined,
    },
  ]
}

/** The longer average is the heavier line; the stop is dotted in the colour of a failed state. Told apart without colour too. */
export function lineStyle({ isStep }: DrawnLine, index: number, { averages, stop }: Palette): LineStyle {
  return isStep ? { colour: stop, widthPx: 1.5, dash: [2, 2] } : { colour: averages[index % averages.length] ?? stop, widthPx: index === 0 ? 1 : 2, dash: [] }
}
