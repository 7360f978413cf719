import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { BarsRange } from '#contract/schemas/series.ts'
import type { Bars } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { readBars } from '../../../store/bar-chunks.ts'
import { type BarColumns, sliceBars } from '../../../store/bar-columns.ts'
import { splitsOf, type SplitOnDay } from '../../../store/corporate-actions.ts'
import { filesOfSeries, type SeriesFile } from '../../../store/coverage.ts'
import type { ReadDb } from '../../../store/handles.ts'
import { newYorkDay, newYorkMinute } from '../../../store/new-york-time.ts'
import { instrumentMeant } from '../../../store/instrument-meant.ts'
import { type NamePiece, NEVER, piecesOf } from '../../../store/name-pieces.ts'
import { periodsOf } from '../../../store/periods.ts'
import { readSettings } from '../../../store/settings.ts'
import { seriesLabel, seriesOfSymbol, type SeriesRow } from '../../../store/series.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { joinPieces, splitsOfPieces } from '../join-pieces.ts'
import { judgingClock } from '../judging-clock.ts'
import { isoDays, nullColumn } from '../null-columns.ts'
import { applySplits } from '../panel-splits.ts'
import { sessionsWithoutBar } from './sessions-without-bar.ts'

type Job = AnalysisJobs['bars.range']

interface Found {
  /** The newest ticker's series, which names the answer. */
  readonly series: SeriesRow
  readonly isAdjusted: boolean
  readonly bars: BarColumns
  readonly files: readonly SeriesFile[]
  readonly kind: string | undefined
  /** Where it lies under several tickers: the days of each, the oldest first. */
  readonly tickers: BarsRange['tickers']
}

interface Gathered {
  readonly input: Job['input']
  /** The session up to which a bar could be known. */
  readonly until: string | null
  readonly found: Found | undefined
}

/**
 * `bars.range`: bars of the primary series of a symbol and timeframe, or of the series named, from and to included; all when omitted.
 * Splits are applied at read to a raw series unless `adjust` is none; every other kind is given as imported. Missing values are null.
 */
export const barsRange: AnalysisJob<Job, Gathered> = {
  gather: (input, context) => ({
    input,
    until: input.to ?? judgingClock(context, undefined, readSettings(context.db).smallCapProxy).asOf,
    found: findBars(context.db, input),
  }),
  compute({ input, until, found }): Outcome<BarsRange> {
    if (found === undefined) {
      if (input.series !== undefined) return fail({ kind: 'not-found', what: `series of ${input.symbol}`, id: input.series })
      return fail({ kind: 'not-found', what: input.timeframe === '1d' ? 'daily price series of' : 'minute price series of', id: input.symbol })
    }
    const { series, files, kind, bars, isAdjusted, tickers } = found
    const { stamps } = bars
    const sessions = series.timeframe === '1d' ? stamps : stamps.map(newYorkDay)
    return succeed({
      symbol: input.symbol,
      series: String(series.id),
      sessions: isoDays(sessions),
      ...(series.timeframe === '1m' ? { times: Array.from(stamps, (minute) => minute * 60_000) } : {}),
      // Yields are quoted on days of their own.
      ...(series.timeframe === '1d' && kind !== 'rate' ? { missing: sessionsWithoutBar(stamps, until === null ? null : dayNumber(until)) } : {}),
      open: nullColumn(bars.open),
      high: nullColumn(bars.high),
      low: nullColumn(bars.low),
      close: nullColumn(bars.close),
      volume: nullColumn(bars.volume),
      ...(tickers === undefined ? {} : { tickers }),
      adjustment: series.adjustment,
      adjusted: isAdjusted ? 'split' : 'none',
      source: {
        profile: seriesLabel(series),
        files: [...new Set(files.map(({ name }) => name))],
        batch: files.at(-1) === undefined ? null : String(files.at(-1)?.batchId),
      },
    })
  },
}

/** What lies under one ticker in the days on which it is the instrument's, splits of the whole instrument applied where they are to be. */
interface Part {
  readonly ticker: string
  readonly series: SeriesRow
  readonly stamped: Stamped
}

/** Bars whose `sessions` are their stamps, minutes too: what is joined by stamp. */
type Stamped = Bars

function findBars(db: ReadDb, input: Job['input']): Found | undefined {
  const pieces = piecesOf(db, input.symbol)
  const found = pieces.flatMap((piece) => {
    const candidates = seriesOfSymbol(db, piece.ticker).filter(({ kind, timeframe }) => kind === 'bars' && timeframe === input.timeframe)
    const series = input.series === undefined ? candidates.find(({ isPrimary }) => isPrimary) : candidates.find(({ id }) => String(id) === input.series)
    return series === undefined ? [] : [{ ...piece, series }]
  })
  const splits = splitsOfPieces(found.map(({ from, until, series }) => ({ from, until, splits: splitsUnder(db, series) })))
  const parts = found.map((piece): Part => ({ ticker: piece.ticker, series: piece.series, stamped: readPart(db, piece, input, splits) }))
  // A ticker that was another's too has a series without a bar of this name.
  const full = parts.filter(({ stamped }) => stamped.sessions.length > 0)
  const [newest = parts[0]] = full
  const joined = joinPieces(full.map(({ stamped }) => stamped)) ?? newest?.stamped
  if (newest === undefined || joined === undefined) return undefined
  const { sessions: stamps, open, high, low, close, volume } = joined
  return {
    series: newest.series,
    isAdjusted: input.adjust === 'split' && newest.series.adjustment === 'raw',
    bars: { stamps, open, high, low, close, volume, adjustedClose: null },
    files: full.flatMap(({ series }) => filesOfSeries(db, series.id)).sort((a, b) => a.batchId - b.batchId),
    kind: instrumentMeant(db, input.symbol)?.kind,
    tickers: full.length > 1 ? full.toReversed().map((part) => reachOf(part)) : undefined,
  }
}

const splitsUnder = (db: ReadDb, { instrumentId }: SeriesRow): readonly SplitOnDay[] => (instrumentId === null ? [] : splitsOf(db, instrumentId))

function readPart(
  db: ReadDb,
  { from, until, series }: NamePiece & { readonly series: SeriesRow },
  input: Job['input'],
  splits: readonly SplitOnDay[],
): Stamped {
  const isDaily = series.timeframe === '1d'
  const stampOf = (day: string): number => (isDaily ? dayNumber(day) : newYorkMinute(dayNumber(day), 0))
  const first = Math.max(...[input.from, from].map((day) => (day === undefined || day === '' ? FIRST : stampOf(day))))
  const asked = input.to === undefined ? LAST : isDaily ? dayNumber(input.to) : newYorkMinute(dayNumber(input.to) + 1, 0) - 1
  const last = Math.min(asked, until === NEVER ? LAST : stampOf(until) - 1)
  const periods = periodsOf(series.timeframe)
  const bars = readBars(db, series.id, first === FIRST ? undefined : periods.of(first), last === LAST ? undefined : periods.of(last))
  const begin = bars.stamps.findIndex((stamp) => stamp >= first)
  const end = bars.stamps.findLastIndex((stamp) => stamp <= last) + 1
  const { stamps, ...columns } = begin < 0 ? sliceBars(bars, 0, 0) : sliceBars(bars, begin, Math.max(begin, end))
  if (input.adjust !== 'split' || series.adjustment !== 'raw') return { ...columns, sessions: stamps }
  return { ...applySplits({ ...columns, sessions: isDaily ? stamps : stamps.map(newYorkDay) }, splits), sessions: stamps }
}

const FIRST = -0x8000_0000
const LAST = 0x7fff_ffff

function reachOf({ ticker, series, stamped: { sessions } }: Part): NonNullable<BarsRange['tickers']>[number] {
  const day = (stamp: number): string => isoDay(series.timeframe === '1d' ? stamp : newYorkDay(stamp))
  return { ticker, from: day(sessions[0]!), to: day(sessions.at(-1)!) }
}
