import type { ReadDb } from '../../../store/handles.ts'
import { seriesById, type SeriesRow } from '../../../store/series.ts'

/** The series of an id as callers write it; undefined for any other text. */
export const findSeries = (db: ReadDb, id: string): SeriesRow | undefined => (/^\d{1,15}$/.test(id) ? seriesById(db, Number.parseInt(id, 10)) : undefined)
