import { dayNumber } from '#domain/calendar/civil-day.ts'
import { type ChunkedSeries, readChunk } from '../../store/chunk-store.ts'
import { Scratch } from '../../store/column-chunk.ts'
import type { ReadDb } from '../../store/handles.ts'
import { seriesLabel, seriesOfSymbol } from '../../store/series.ts'
import type { StagedFile } from '../importer.ts'
import type { ChosenLine } from './choose-line.ts'
import { QUIETEST_YEAR_SHARES } from './fund-volumes.ts'
import type { SeriesDraft } from './series-draft.ts'

const scratch = new Scratch()

const VOLUME = 4
const LEAST_DAYS = 20
const MOST_DAYS = 250
/** One venue prints a few per cent of the whole tape; two vendors of the whole tape differ by far less than this. */
const THIN_FRACTION = 0.2
/** In a table of a whole market the first names tell. */
const MOST_SYMBOLS = 40
const FUND_VOLUMES_FROM = dayNumber('2018-01-01')

/**
 * The check `volume`: is this the whole tape? A file is held against the instrument's other daily series on the days both have, newest first;
 * without one, well-known funds are held against their quietest year. Nothing to say where neither is known.
 */
export function volumeCheck(db: ReadDb, draft: SeriesDraft, chosen: ReadonlyMap<number, ChosenLine>): StagedFile['checks'] {
  if (draft.kind.kind !== 'bars' || draft.kind.timeframe !== '1d') return []
  const thin: string[] = []
  let compared = 0
  for (const [series, { variant }] of [...chosen].slice(0, MOST_SYMBOLS)) {
    const symbol = draft.symbols[series]!
    const { profileId, adjustment } = draft.kind
    const others = seriesOfSymbol(db, symbol).filter(
      (row) => row.kind === 'bars' && row.timeframe === '1d' && !(row.profileId === profileId && row.adjustment === adjustment && row.variant === variant),
    )
    const found = others.flatMap((other) => {
      const ratio = ratioTo(db, draft, series, { id: other.id, kind: 'bars', timeframe: '1d' })
      return ratio === null ? [] : [{ ratio, words: `of ${seriesLabel(other)}` }]
    })
    const fund = found.length > 0 ? null : ratioToFund(draft, series, symbol)
    if (fund !== null) found.push({ ratio: fund, words: `of what ${symbol} trades in its quietest year` })
    compared += found.length
    const [least] = found.sort((a, b) => a.ratio - b.ratio)
    if (least !== undefined && least.ratio < THIN_FRACTION) thin.push(`${symbol}: ${(least.ratio * 100).toFixed(1)} % ${least.words}`)
  }
  if (compared === 0) return []
  if (thin.length === 0) return [{ id: 'volume', ok: true, detail: 'The volume is that of the whole tape, as far as it can be compared.' }]
  const rest = thin.length > 3 ? ` and ${thin.length - 3} more` : ''
  return [{ id: 'volume', ok: false, detail: `The volume is a part of the tape: ${thin.slice(0, 3).join('; ')}${rest}. Perhaps one venue's trades only.` }]
}

/** Median of volume by stored volume on the days both have. */
function ratioTo(db: ReadDb, draft: SeriesDraft, series: number, other: ChunkedSeries): number | null {
  const ratios: number[] = []
  for (const period of draft.periodsOf(series).toReversed()) {
    const stored = ratios.length < MOST_DAYS ? readChunk(db, other, period) : undefined
    const rows = stored === undefined ? undefined : draft.rows(series, period, scratch)
    if (stored === undefined || rows === undefined) continue
    for (let i = rows.stamps.length - 1, j = stored.stamps.length - 1; i >= 0 && ratios.length < MOST_DAYS; i -= 1) {
      while (j >= 0 && stored.stamps[j]! > rows.stamps[i]!) j -= 1
      const [own = 0, there = 0] = [rows.columns[VOLUME]?.[i], stored.columns[VOLUME]?.[j]]
      if (stored.stamps[j] === rows.stamps[i] && own > 0 && there > 0) ratios.push(own / there)
    }
  }
  return ratios.length < LEAST_DAYS ? null : medianOf(ratios)
}

function ratioToFund(draft: SeriesDraft, series: number, symbol: string): number | null {
  const least = QUIETEST_YEAR_SHARES.get(symbol)
  if (least === undefined) return null
  const volumes: number[] = []
  for (const period of draft.periodsOf(series)) {
    const rows = draft.rows(series, period, scratch)
    for (const [i, stamp] of (rows?.stamps ?? []).entries()) {
      const volume = rows?.columns[VOLUME]?.[i] ?? 0
      if (stamp >= FUND_VOLUMES_FROM && volume > 0) volumes.push(volume)
    }
  }
  return volumes.length < LEAST_DAYS ? null : medianOf(volumes) / least
}

const medianOf = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1]!
