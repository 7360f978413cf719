import { type ChartFrame, studyLines } from './chart-frame.ts'

/** One bar in figures. The readout under the crosshair and the rows of the table are made of it, so they cannot differ. */
export interface BarReading {
  readonly session: string
  /** Start of the minute; null for a daily bar. */
  readonly atMs: number | null
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly close: number | null
  readonly volume: number | null
  /** Close against the close of the bar before, as a fraction; null for the first bar and beside an unknown close. */
  readonly changeFraction: number | null
  /** One value per line of the frame's studies, in their order. */
  readonly studies: readonly (number | null)[]
}

export function readBar(frame: ChartFrame, index: number): BarReading {
  const { bars } = frame
  const session = bars.sessions[index]
  if (session === undefined) throw new Error(`readBar: got bar ${index}, wanted one of ${bars.sessions.length}`)
  const close = bars.close[index] ?? null
  const before = bars.close[index - 1] ?? null
  return {
    session,
    atMs: bars.times?.[index] ?? null,
    open: bars.open[index] ?? null,
    high: bars.high[index] ?? null,
    low: bars.low[index] ?? null,
    close,
    volume: bars.volume[index] ?? null,
    changeFraction: close === null || before === null || before === 0 ? null : close / before - 1,
    studies: studyLines(frame).map(({ values }) => values[index] ?? null),
  }
}
