import type { z } from 'zod'
import { AdjustmentKind } from '#contract/schemas/series.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { ensureInstrument } from './instruments.ts'
import { prepared, preparedValue } from './prepared.ts'
import type { WithdrawnSeries } from './withdrawn-series.ts'

/** What makes a series this one and no other. Bars belong to an instrument, values are known by their code. */
export interface SeriesKey {
  readonly kind: 'bars' | 'values'
  readonly instrumentId: number | null
  readonly code: string | null
  readonly timeframe: '1d' | '1m'
  readonly profileId: string
  readonly adjustment: z.infer<typeof AdjustmentKind>
}

/** Whose a series is, said so that the index of its kind is used: of thousands of series only one owner's are looked at. */
const OF_OWNER = { bars: `kind = 'bars' AND instrument_id = ?`, values: `kind = 'values' AND code = ?` } as const
const ownerOf = ({ kind, instrumentId, code }: Pick<SeriesKey, 'kind' | 'instrumentId' | 'code'>): number | string | null =>
  kind === 'bars' ? instrumentId : code

/** The lines of one key: the first ('') and those that disagree with it ('#2', '#3'), in order of their making. */
export function variantsOf(db: ReadDb, key: SeriesKey): readonly { readonly id: number; readonly variant: string }[] {
  return prepared<[number | string | null, string, string, string], { id: number; variant: string }>(
    db,
    `SELECT id, variant FROM series WHERE ${OF_OWNER[key.kind]} AND timeframe = ? AND profile_id = ? AND adjustment = ? ORDER BY import_order, id`,
  ).all(ownerOf(key), key.timeframe, key.profileId, key.adjustment)
}

/** The series of a key and variant, made with its note when the store has none: the first of its instrument (or code) and timeframe is the primary. */
export function ensureSeries(db: WriteDb, key: SeriesKey, variant: string, note: string | null = null): { readonly id: number; readonly isNew: boolean } {
  const known = variantsOf(db, key).find((series) => series.variant === variant)
  if (known !== undefined) return { id: known.id, isNew: false }
  const siblings = prepared<[string, number | string | null], { newest: number | null; hasPrimary: 0 | 1 | null }>(
    db,
    `SELECT max(import_order) AS newest, max(is_primary = 1 AND timeframe = ?) AS hasPrimary FROM series WHERE ${OF_OWNER[key.kind]}`,
  ).get(key.timeframe, ownerOf(key))
  const { lastInsertRowid } = prepared<unknown[]>(
    db,
    `INSERT INTO series (kind, instrument_id, code, timeframe, profile_id, adjustment, variant, is_primary, import_order, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    key.kind,
    key.instrumentId,
    key.code,
    key.timeframe,
    key.profileId,
    key.adjustment,
    variant,
    siblings?.hasPrimary === 1 ? 0 : 1,
    (siblings?.newest ?? 0) + 1,
    note,
  )
  return { id: Number(lastInsertRowid), isNew: true }
}

/**
 * Removes a series that holds nothing any more. When it was the primary, the next one by import order takes its place.
 * @returns the series that became primary, if any
 */
export function removeEmptySeries(db: WriteDb, seriesId: number): number | null {
  const series = prepared<[number], Pick<SeriesKey, 'kind' | 'instrumentId' | 'code' | 'timeframe'> & { isPrimary: 0 | 1 }>(
    db,
    `SELECT kind, instrument_id AS instrumentId, code, timeframe, is_primary AS isPrimary FROM series
     WHERE id = ? AND NOT EXISTS (SELECT 1 FROM coverage WHERE series_id = series.id)`,
  ).get(seriesId)
  if (series === undefined) return null
  prepared<[number]>(db, 'DELETE FROM series WHERE id = ?').run(seriesId)
  if (series.isPrimary === 0) return null
  const next = preparedValue<[number | string | null, string], number>(
    db,
    `SELECT id FROM series WHERE ${OF_OWNER[series.kind]} AND timeframe = ? ORDER BY import_order, id LIMIT 1`,
  ).get(ownerOf(series), series.timeframe)
  if (next === undefined) return null
  prepared<[number]>(db, 'UPDATE series SET is_primary = 1 WHERE id = ?').run(next)
  return next
}

/** Makes a series the primary of its instrument and timeframe by the user's word. */
export function makePrimary(db: WriteDb, seriesId: number): void {
  prepared<[number, number]>(
    db,
    `UPDATE series SET is_primary = 0, is_primary_by_user = 0 WHERE is_primary = 1 AND id <> ?
       AND (instrument_id, code, timeframe) IS (SELECT instrument_id, code, timeframe FROM series WHERE id = ?)`,
  ).run(seriesId, seriesId)
  prepared<[number]>(db, 'UPDATE series SET is_primary = 1, is_primary_by_user = 1 WHERE id = ?').run(seriesId)
}

/**
 * The series that an undo removed, made again under its old number with its place in the order of imports; one that exists, because its file
 * or another of the same profile was imported since, is taken for it, with the history of the old one. Not yet the primary: settlePrimary.
 */
export function reviveSeries(db: WriteDb, was: WithdrawnSeries): { readonly id: number; readonly instrumentId: number | null } {
  const { kind, symbol, timeframe, profileId, variant } = was
  const adjustment = AdjustmentKind.parse(was.adjustment)
  const instrumentId = kind === 'bars' ? ensureInstrument(db, symbol) : null
  const key = { kind, instrumentId, code: kind === 'bars' ? null : symbol, timeframe, profileId, adjustment }
  const standing = variantsOf(db, key).find((series) => series.variant === variant)
  if (standing !== undefined) {
    if (standing.id !== was.seriesId) {
      prepared<[number, number]>(db, 'UPDATE bar_history SET series_id = ? WHERE series_id = ?').run(standing.id, was.seriesId)
    }
    return { id: standing.id, instrumentId }
  }
  prepared<unknown[]>(
    db,
    `INSERT INTO series (id, kind, instrument_id, code, timeframe, profile_id, adjustment, variant, is_primary, import_order, note)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)`,
  ).run(was.seriesId, kind, instrumentId, key.code, timeframe, profileId, adjustment, variant, was.importOrder, was.note)
  return { id: was.seriesId, instrumentId }
}

/**
 * Gives the place of the primary to the series it belongs to after one came back: the one the user named, else the first imported.
 * @returns the series whose place changed
 */
export function settlePrimary(db: WriteDb, seriesId: number, wasNamedByUser: boolean): readonly number[] {
  const siblings = prepared<[number], { id: number; isPrimary: 0 | 1; isByUser: 0 | 1 }>(
    db,
    `SELECT id, is_primary AS isPrimary, is_primary_by_user AS isByUser FROM series
     WHERE (instrument_id, code, timeframe) IS (SELECT instrument_id, code, timeframe FROM series WHERE id = ?) ORDER BY import_order, id`,
  ).all(seriesId)
  const first = siblings[0]
  if (first === undefined || siblings.some(({ isByUser }) => isByUser === 1)) return []
  const before = siblings.find(({ isPrimary }) => isPrimary === 1)?.id
  if (wasNamedByUser) makePrimary(db, seriesId)
  else if (before !== first.id) {
    if (before !== undefined) prepared<[number]>(db, 'UPDATE series SET is_primary = 0 WHERE id = ?').run(before)
    prepared<[number]>(db, 'UPDATE series SET is_primary = 1 WHERE id = ?').run(first.id)
  } else return []
  return [seriesId, first.id, ...(before === undefined ? [] : [before])]
}
