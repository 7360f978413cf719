import { headerCell } from '../cells/header-cell.ts'
import type { FileHead } from '../importer.ts'
import { type BarProfile, Delimiter, defineBarProfile } from './bar-profile.ts'
import { type BarReading, columnOf, rowsOf, stampsOf, timeframeOf } from './bar-reading.ts'
import { DayEvidence, NumberEvidence } from './column-evidence.ts'
import { cellsOfLines } from './header-line.ts'

type ColumnName = keyof BarProfile['columns']

/** What the columns of a table of bars may be called, in the usual languages; case, blanks around and <> do not matter. */
const NAMES: { readonly [name in ColumnName]?: readonly string[] } = {
  date: ['date', 'day', 'datetime', 'date time', 'date/time', 'timestamp', 'trade date', 'trading date', 'session', 'time', 'datum', 'data', 'dato', 'fecha'],
  time: ['time', 'uhrzeit', 'hour'],
  open: ['open', 'open price', 'opening price', 'o', 'eröffnung', 'eröffn.', 'erster', 'otwarcie', 'apertura', 'ouverture'],
  high: ['high', 'high price', 'day high', 'h', 'max', 'hoch', 'najwyzszy', 'najwyższy', 'máximo', 'plus haut'],
  low: ['low', 'low price', 'day low', 'l', 'min', 'tief', 'najnizszy', 'najniższy', 'mínimo', 'plus bas'],
  close: [
    'close',
    'close/last',
    'close price',
    'closing price',
    'last',
    'last price',
    'latest',
    'price',
    'c',
    'schluss',
    'schlusskurs',
    'zuletzt',
    'zamkniecie',
    'zamknięcie',
    'cierre',
    'dernier',
  ],
  volume: ['volume', 'vol', 'vol.', 'v', 'total volume', 'share volume', 'volumen', 'wolumen', 'tickvol'],
  adjustedClose: ['adj close', 'adj. close', 'adjclose', 'adj_close', 'adjusted close', 'adjusted_close', 'close adj'],
  dividend: ['dividends', 'dividend'],
  split: ['stock splits'],
  symbol: ['symbol', 'ticker', 'act_symbol'],
}

const COLUMN_ORDER = ['date', 'time', 'open', 'high', 'low', 'close', 'volume', 'adjustedClose', 'dividend', 'split', 'symbol'] as const
const DELIMITERS = Delimiter.options

/** Any other order or spelling of date, open, high, low, close and volume. Nothing is a fact here: days and numbers are read as the cells show, or asked. */
export const ohlcv = defineBarProfile({
  id: 'ohlcv',
  version: 1,
  label: 'Prices with open, high, low and close',
  timeframe: 'by-stamps',
  headers: [['date', 'open', 'high', 'low', 'close', 'volume']],
  extras: 'any',
  delimiters: DELIMITERS,
  dayFormat: 'iso',
  columns: { date: 'date', close: 'close' },
  adjustment: 'unknown',
})

/** How a table of bars that no vendor's layout fits is read; undefined when it is none. */
export function ohlcvReading(head: FileHead): BarReading | undefined {
  for (const delimiter of DELIMITERS) {
    const lines = cellsOfLines(head.lines, delimiter)
    for (const [index, header] of lines.entries()) {
      const columns = header.length < 3 ? undefined : columnsOf(header)
      if (columns === undefined) continue
      const reading = readingOfColumns(head, { line: index + 1, header, delimiter }, columns)
      if (reading !== undefined) return reading
    }
  }
  return undefined
}

/** How a table of bars is read by columns that are known; undefined where no line below its header has a day. */
export function readingOfColumns(
  head: FileHead,
  { line, header, delimiter }: Pick<BarReading, 'line' | 'header' | 'delimiter'>,
  columns: BarProfile['columns'],
): BarReading | undefined {
  const rows = rowsOf(head.lines, line, delimiter)
  const { day, marks } = evidenceOf(header, columns, rows)
  // Words that look like a header above lines without a single day: no table of bars.
  if (day === null && rows.length > 0) return undefined
  const dayFormat = day ?? 'iso'
  const stamps = stampsOf(rows, columnOf(header, columns.date), columnOf(header, columns.time), dayFormat === 'undecided' ? 'month-first' : dayFormat)
  return { profile: { ...ohlcv, columns }, line, header, delimiter, dayFormat, marks, timeframe: timeframeOf(stamps), tickers: [], usesTicks: false }
}

function evidenceOf(
  header: readonly string[],
  columns: BarProfile['columns'],
  rows: readonly (readonly string[])[],
): { day: ReturnType<DayEvidence['format']>; marks: BarReading['marks'] } {
  const days = new DayEvidence()
  const dateColumn = columnOf(header, columns.date)
  for (const cells of rows) days.add(cells[dateColumn] ?? '')
  const numeric = new Set(
    (['open', 'high', 'low', 'close', 'volume', 'adjustedClose', 'dividend', 'split'] as const).map((name) => columnOf(header, columns[name])),
  )
  const marks = header.map((_, column) => {
    if (!numeric.has(column)) return undefined
    const numbers = new NumberEvidence()
    for (const cells of rows) numbers.add(cells[column] ?? '')
    // Whole numbers alone say nothing; further down the same column may part its thousands.
    return numbers.mark() ?? ('undecided' as const)
  })
  return { day: days.format(), marks }
}

/**
 * The columns of a header: all four prices and a day, whatever else there is; or a day and a close beside a volume or a symbol, when every
 * column is one of a bar's.
 */
function columnsOf(header: readonly string[]): BarProfile['columns'] | undefined {
  // Some exports print the list of their columns with its last bracket.
  const names = header.map((cell) =>
    headerCell(cell)
      .replace(/^<(.*)>$/, '$1')
      .replace(/^\[|\]$/g, ''),
  )
  const taken = new Map<ColumnName, string>()
  const used = new Set<number>()
  for (const column of COLUMN_ORDER) {
    const index = (NAMES[column] ?? []).map((name) => names.indexOf(name)).find((at) => at >= 0 && !used.has(at))
    if (index === undefined) continue
    used.add(index)
    taken.set(column, header[index]!)
  }
  const [date, close] = [taken.get('date'), taken.get('close')]
  if (date === undefined || close === undefined) return undefined
  const isWhole = taken.has('open') && taken.has('high') && taken.has('low')
  const isBars = used.size === header.length && (taken.has('volume') || taken.has('symbol'))
  return isWhole || isBars ? { ...Object.fromEntries(taken), date, close } : undefined
}
