import { dayNumber } from '#domain/calendar/civil-day.ts'
import { type ChunkedSeries, readChunk } from '../../store/chunk-store.ts'
import { Scratch } from '../../store/column-chunk.ts'
import type { ReadDb } from '../../store/handles.ts'
import { hasNameEnds, NEVER, piecesOf } from '../../store/name-pieces.ts'
import { seriesLabel, seriesOfSymbol, type SeriesRow } from '../../store/series.ts'
import type { ChosenLine } from './choose-line.ts'
import type { SeriesDraft } from './series-draft.ts'

const scratch = new Scratch()

const CLOSE = 3
const VOLUME = 4
const MOST_DAYS = 250
/** In a table of a whole market the first names tell. */
const MOST_SYMBOLS = 40

/** The days a file and another daily series of the same instrument both have, newest first. */
export interface SiblingDays {
  readonly symbol: string
  /** "yahoo", "yahoo#2". */
  readonly label: string
  readonly days: readonly { readonly close: number; readonly otherClose: number; readonly volume: number; readonly otherVolume: number }[]
}

/**
 * What a file of daily bars can be held against: the stored series of its instruments that are not the line it goes to, also those under other
 * tickers the instrument has borne, in the days on which it did. Up to 250 days each.
 */
export function siblingDays(db: ReadDb, draft: SeriesDraft, chosen: ReadonlyMap<number, ChosenLine>): readonly SiblingDays[] {
  if (draft.kind.kind !== 'bars' || draft.kind.timeframe !== '1d') return []
  const { profileId, adjustment } = draft.kind
  const hasEnds = hasNameEnds(db)
  return [...chosen].slice(0, MOST_SYMBOLS).flatMap(([series, { variant }]) => {
    const symbol = draft.symbols[series]!
    const isItsLine = (row: SeriesRow): boolean => row.profileId === profileId && row.adjustment === adjustment && row.variant === variant
    const own = dailyOf(db, symbol).filter((row) => !isItsLine(row))
    const former = hasEnds ? piecesOf(db, symbol).filter(({ ticker, until }) => ticker !== symbol && until !== NEVER) : []
    return [
      ...own.map((row) => ({ symbol, label: seriesLabel(row), days: daysBeside(db, draft, series, row.id, NEVER) })),
      ...former.flatMap(({ ticker, until }) =>
        dailyOf(db, ticker).map((row) => ({ symbol, label: `${ticker} of ${seriesLabel(row)}`, days: daysBeside(db, draft, series, row.id, until) })),
      ),
    ]
  })
}

const dailyOf = (db: ReadDb, ticker: string): readonly SeriesRow[] =>
  seriesOfSymbol(db, ticker).filter(({ kind, timeframe }) => kind === 'bars' && timeframe === '1d')

/** @param until the first day that no longer counts */
function daysBeside(db: ReadDb, draft: SeriesDraft, series: number, otherId: number, until: string): SiblingDays['days'] {
  const other: ChunkedSeries = { id: otherId, kind: 'bars', timeframe: '1d' }
  const end = dayNumber(until)
  const days: { close: number; otherClose: number; volume: number; otherVolume: number }[] = []
  for (const period of draft.periodsOf(series).toReversed()) {
    const stored = days.length < MOST_DAYS ? readChunk(db, other, period) : undefined
    const rows = stored === undefined ? undefined : draft.rows(series, period, scratch)
    if (stored === undefined || rows === undefined) continue
    for (let i = rows.stamps.length - 1, j = stored.stamps.length - 1; i >= 0 && days.length < MOST_DAYS; i -= 1) {
      while (j >= 0 && stored.stamps[j]! > rows.stamps[i]!) j -= 1
      if (stored.stamps[j] !== rows.stamps[i] || rows.stamps[i]! >= end) continue
      days.push({
        close: rows.columns[CLOSE]![i]!,
        otherClose: stored.columns[CLOSE]?.[j] ?? Number.NaN,
        volume: rows.columns[VOLUME]![i]!,
        otherVolume: stored.columns[VOLUME]?.[j] ?? Number.NaN,
      })
    }
  }
  return days
}

export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
}
