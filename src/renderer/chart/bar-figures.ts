import type { Measure } from '../format/measure.ts'
import { signedPercent } from '../format/percent.ts'
import { price } from '../format/price.ts'
import { shares } from '../format/quantity.ts'
import type { BarReading } from './bar-reading.ts'
import { type ChartFrame, studyLines } from './chart-frame.ts'

/** One figure of a bar: how it is called, written and read. */
export interface BarFigure {
  /** Its data-number, in the readout and in the table alike. */
  readonly id: string
  readonly title: string
  /** In the readout: "O", "H". */
  readonly short: string
  readonly measure: Measure
  readonly isSigned: boolean
  /** Reserved width in figures. */
  readonly widthChars: number
  readonly value: (reading: BarReading) => number | null
}

const wholeVolume: Measure = { unit: shares.unit, digits: (value) => shares.digits(Math.round(value)) }

/** The figures of the bars of a frame, in the order of the readout and of the table. */
export function barFigures(frame: ChartFrame): readonly BarFigure[] {
  const { hasVolume, plot } = frame
  const priced = (id: string, title: string, short: string, value: BarFigure['value']): BarFigure => ({
    id,
    title,
    short,
    measure: price,
    isSigned: false,
    widthChars: 9,
    value,
  })
  return [
    ...(plot === 'line'
      ? []
      : [priced('open', 'Open', 'O', (bar) => bar.open), priced('high', 'High', 'H', (bar) => bar.high), priced('low', 'Low', 'L', (bar) => bar.low)]),
    priced('close', 'Close', 'C', (bar) => bar.close),
    { id: 'change', title: 'Change', short: '', measure: signedPercent, isSigned: true, widthChars: 9, value: (bar) => bar.changeFraction },
    ...(hasVolume
      ? [{ id: 'volume', title: 'Volume', short: 'Vol', measure: wholeVolume, isSigned: false, widthChars: 12, value: (bar: BarReading) => bar.volume }]
      : []),
    ...studyLines(frame).map(
      ({ id, label, measure }, index): BarFigure => ({
        id,
        title: label,
        short: label,
        measure,
        isSigned: false,
        widthChars: measure.unit === '' ? 6 : 9,
        value: (bar) => bar.studies[index] ?? null,
      }),
    ),
  ]
}
