import { isoDay } from '#domain/calendar/civil-day.ts'
import { readBars } from '../store/bar-chunks.ts'
import type { BarColumns } from '../store/bar-columns.ts'
import { STANDING_ACTIONS } from '../store/corporate-actions.ts'
import type { ReadDb } from '../store/handles.ts'
import { type SeriesRow, seriesLabel } from '../store/series.ts'
import { csvLine } from './csv-line.ts'
import { fileStem } from './file-stem.ts'
import { FileWriter, type WrittenFile } from './file-writer.ts'
import type { ExportFormat } from './record-file.ts'

/** What a file of ours calls the close: it says what the prices are adjusted for, so that an import need not ask. */
const CLOSE_NAMES = { raw: 'close_raw', split: 'close_split', total: 'close_total', unknown: 'close' } as const

/**
 * One series of bars as one file. CSV is a layout the import recognises; JSON holds the columns. The primary series of a timeframe
 * lies in `bars`, further ones in `other-bars`, so that an import of the whole folder does not mix them with it.
 */
export function writeBars(db: ReadDb, folder: string, series: SeriesRow, format: ExportFormat, onRow: () => void): WrittenFile {
  const bars = readBars(db, series.id)
  const stem = fileStem(series.symbol)
  const { timeframe, adjustment } = series
  const name = series.isPrimary ? `bars/${timeframe}/${stem}` : `other-bars/${timeframe}/${stem}~${fileStem(seriesLabel(series))}-${adjustment}`
  const file = new FileWriter(folder, `${name}.${format}`)
  if (format === 'json') writeColumns(file, series, bars)
  else writeLines(file, series, bars, actionsOf(db, series), onRow)
  file.rows = bars.stamps.length
  return file.close()
}

interface Action {
  readonly dividend: number | null
  readonly split: number | null
}

/** Dividends and splits of the instrument by civil day; they stand once, in the file of its primary daily series. */
function actionsOf(db: ReadDb, { instrumentId, isPrimary, timeframe }: SeriesRow): Map<string, Action> {
  const actions = new Map<string, Action>()
  if (instrumentId === null || !isPrimary || timeframe !== '1d') return actions
  const rows = db
    .prepare<[number], { session: string; kind: 'dividend' | 'split'; value: number }>(
      `SELECT session, kind, value FROM ${STANDING_ACTIONS} WHERE instrument_id = ? AND kind IN ('dividend', 'split') ORDER BY session`,
    )
    .all(instrumentId)
  for (const { session, kind, value } of rows) actions.set(session, { dividend: null, split: null, ...actions.get(session), [kind]: value })
  return actions
}

function writeLines(file: FileWriter, series: SeriesRow, bars: BarColumns, actions: Map<string, Action>, onRow: () => void): void {
  const { symbol, timeframe, adjustment } = series
  file.write(
    csvLine(['symbol', timeframe === '1d' ? 'date' : 'time', 'open', 'high', 'low', CLOSE_NAMES[adjustment], 'adjusted_close', 'volume', 'dividend', 'split']),
  )
  for (let at = 0; at < bars.stamps.length; at += 1) {
    const stamp = stampText(timeframe, bars.stamps[at]!)
    const action = actions.get(stamp)
    actions.delete(stamp)
    const prices = [bars.open[at]!, bars.high[at]!, bars.low[at]!, bars.close[at]!, bars.adjustedClose?.[at] ?? null, bars.volume[at]!]
    file.write(csvLine([symbol, stamp, ...prices, action?.dividend ?? null, action?.split ?? null]))
    onRow()
  }
  // An action on a day without a bar stands alone, as files print it.
  for (const [session, { dividend, split }] of actions) file.write(csvLine([symbol, session, null, null, null, null, null, null, dividend, split]))
}

function writeColumns(file: FileWriter, { symbol, timeframe, profileId, adjustment, variant, isPrimary }: SeriesRow, bars: BarColumns): void {
  const numbers = (column: Float64Array | null): (number | null)[] | null => column && Array.from(column, (value) => (Number.isNaN(value) ? null : value))
  const stamps = Array.from(bars.stamps, (stamp) => stampText(timeframe, stamp))
  const { open, high, low, close, volume, adjustedClose } = bars
  const columns = {
    open: numbers(open),
    high: numbers(high),
    low: numbers(low),
    close: numbers(close),
    volume: numbers(volume),
    adjustedClose: numbers(adjustedClose),
  }
  file.write(`${JSON.stringify({ symbol, timeframe, profile: profileId, adjustment, variant, isPrimary, stamps, ...columns })}\n`)
}

const stampText = (timeframe: SeriesRow['timeframe'], stamp: number): string =>
  timeframe === '1d' ? isoDay(stamp) : `${new Date(stamp * 60_000).toISOString().slice(0, 19)}+00:00`
