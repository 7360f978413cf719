import { isoDay } from '#domain/calendar/civil-day.ts'
import type { ReadDb } from '../store/handles.ts'
import { readValues } from '../store/observations.ts'
import { type SeriesRow, seriesLabel } from '../store/series.ts'
import { fileStem } from './file-stem.ts'
import type { WrittenFile } from './file-writer.ts'
import { type ExportFormat, RecordFile } from './record-file.ts'

/** One series of dated values as one file of the layout `date,value`: its name is the series' code. */
export function writeValues(db: ReadDb, folder: string, series: SeriesRow, format: ExportFormat, onRow: () => void): WrittenFile {
  const { days, values } = readValues(db, series.id)
  const place = series.isPrimary ? 'series' : `other-series/${fileStem(seriesLabel(series))}`
  const file = new RecordFile(folder, `${place}/${fileStem(series.symbol)}`, format, ['date', 'value'])
  for (let at = 0; at < days.length; at += 1) {
    const value = values[at]!
    file.add({ date: isoDay(days[at]!), value: Number.isNaN(value) ? null : value })
    onRow()
  }
  return file.close()
}
