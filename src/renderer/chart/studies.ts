import { bollingerColumns } from '#domain/sweep/bollinger-columns.ts'
import { emaColumn } from '#domain/sweep/ema-column.ts'
import { highestColumn, lowestColumn } from '#domain/sweep/extreme-columns.ts'
import { rsiColumn } from '#domain/sweep/rsi-column.ts'
import { smaColumn } from '#domain/sweep/sma-column.ts'
import type { Measure } from '../format/measure.ts'
import { price } from '../format/price.ts'
import { strengthIndex } from '../format/quantity.ts'
import type { ChartBars } from './chart-bars.ts'

/** Every study a chart of days can draw, in the order of the menu, the readout and the table. */
export const STUDY_IDS = ['sma20', 'sma50', 'sma200', 'ema20', 'bollinger20', 'extremes252', 'rsi14'] as const
export type StudyId = (typeof STUDY_IDS)[number]

export const STUDY_WORDS: Readonly<Record<StudyId, string>> = {
  sma20: 'SMA 20',
  sma50: 'SMA 50',
  sma200: 'SMA 200',
  ema20: 'EMA 20',
  bollinger20: 'Bollinger 20, 2',
  extremes252: 'High and low of 252 sessions',
  rsi14: 'RSI 14, below',
}

/** How a line is drawn; plot-lines.ts says in what. */
export type StudyLook = 'sma20' | 'sma50' | 'sma200' | 'ema20' | 'bandEdge' | 'bandMiddle' | 'extreme' | 'rsi'

/** One line of a study, one value per bar, null where it is not known. */
export interface StudyLine {
  /** Its data-number, in readout and table: "sma50". */
  readonly id: string
  /** "SMA 50": in the readout, in the table and at the end of the line. */
  readonly label: string
  readonly look: StudyLook
  readonly measure: Measure
  readonly values: readonly (number | null)[]
}

export interface ChartStudy {
  readonly id: StudyId
  readonly lines: readonly StudyLine[]
}

/** The study over these bars. Missing prices and the bars a window still lacks are gaps, never 0; what comes after a gap begins anew (see the columns). */
export function studyOf(id: StudyId, bars: ChartBars): ChartStudy {
  return { id, lines: DRAWN[id](bars) }
}

/** Columns of the library over the lists of the border. */
const DRAWN: Readonly<Record<StudyId, (bars: ChartBars) => readonly StudyLine[]>> = {
  sma20: (bars) => average('sma20', 20, bars),
  sma50: (bars) => average('sma50', 50, bars),
  sma200: (bars) => average('sma200', 200, bars),
  ema20({ close }) {
    return [
      line(
        'ema20',
        'EMA 20',
        'ema20',
        swept(close, (closes, out) => emaColumn(closes, 20, out)),
      ),
    ]
  },
  bollinger20({ close }) {
    const closes = columnOf(close)
    const bands = { lower: emptyColumn(close), middle: emptyColumn(close), upper: emptyColumn(close) }
    bollingerColumns(closes, 20, 2, bands)
    return [
      line('bollingerHigh', 'Bollinger high', 'bandEdge', bands.upper),
      line('bollingerMiddle', 'Bollinger middle', 'bandMiddle', bands.middle),
      line('bollingerLow', 'Bollinger low', 'bandEdge', bands.lower),
    ]
  },
  extremes252({ high, low }) {
    return [
      line(
        'high252',
        '252 high',
        'extreme',
        swept(high, (highs, out) => highestColumn(highs, 252, out)),
      ),
      line(
        'low252',
        '252 low',
        'extreme',
        swept(low, (lows, out) => lowestColumn(lows, 252, out)),
      ),
    ]
  },
  rsi14({ close }) {
    return [
      {
        ...line(
          'rsi14',
          'RSI 14',
          'rsi',
          swept(close, (closes, out) => rsiColumn(closes, 14, out)),
        ),
        measure: strengthIndex,
      },
    ]
  },
}

const average = (id: 'sma20' | 'sma50' | 'sma200', n: number, { close }: ChartBars): readonly StudyLine[] => [
  line(
    id,
    STUDY_WORDS[id],
    id,
    swept(close, (closes, out) => smaColumn(closes, n, out)),
  ),
]

const line = (id: string, label: string, look: StudyLook, column: Float64Array): StudyLine => ({
  id,
  label,
  look,
  measure: price,
  values: Array.from(column, (value) => (Number.isFinite(value) ? value : null)),
})

type Prices = readonly (number | null)[]

const emptyColumn = (values: Prices): Float64Array => new Float64Array(values.length)
const columnOf = (values: Prices): Float64Array => Float64Array.from(values, (value) => value ?? Number.NaN)

function swept(values: Prices, study: (column: Float64Array, out: Float64Array) => void): Float64Array {
  const out = emptyColumn(values)
  study(columnOf(values), out)
  return out
}
