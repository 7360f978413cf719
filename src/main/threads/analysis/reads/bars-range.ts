import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { BarsRange } from '#contract/schemas/series.ts'
import { dayNumber } from '#domain/calendar/civil-day.ts'
import { readBars } from '../../../store/bar-chunks.ts'
import { type BarColumns, sliceBars } from '../../../store/bar-columns.ts'
import { splitsOf, type SplitOnDay } from '../../../store/corporate-actions.ts'
import { filesOfSeries, type SeriesFile } from '../../../store/coverage.ts'
import type { ReadDb } from '../../../store/handles.ts'
import { newYorkDay, newYorkMinute } from '../../../store/new-york-time.ts'
import { readInstrument } from '../../../store/instruments.ts'
import { periodsOf } from '../../../store/periods.ts'
import { readSettings } from '../../../store/settings.ts'
import { seriesLabel, seriesOfSymbol, type SeriesRow } from '../../../store/series.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { judgingClock } from '../judging-clock.ts'
import { isoDays, nullColumn } from '../null-columns.ts'
import { applySplits } from '../panel-splits.ts'
import { sessionsWithoutBar } from './sessions-without-bar.ts'

type Job = AnalysisJobs['bars.range']

interface Found {
  readonly series: SeriesRow
  readonly bars: BarColumns
  readonly splits: readonly SplitOnDay[]
  readonly files: readonly SeriesFile[]
  readonly kind: string | undefined
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
    const { series, files, kind } = found
    const { stamps } = found.bars
    const sessions = series.timeframe === '1d' ? stamps : stamps.map(newYorkDay)
    const isAdjusted = input.adjust === 'split' && series.adjustment === 'raw'
    const bars = isAdjusted ? applySplits({ ...found.bars, sessions }, found.splits) : found.bars
    return succeed({
      symbol: series.symbol,
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

function findBars(db: ReadDb, input: Job['input']): Found | undefined {
  const candidates = seriesOfSymbol(db, input.symbol).filter(({ kind, timeframe }) => kind === 'bars' && timeframe === input.timeframe)
  const series = input.series === undefined ? candidates.find(({ isPrimary }) => isPrimary) : candidates.find(({ id }) => String(id) === input.series)
  if (series === undefined) return undefined
  const isDaily = series.timeframe === '1d'
  const first = input.from === undefined ? -0x8000_0000 : isDaily ? dayNumber(input.from) : newYorkMinute(dayNumber(input.from), 0)
  const last = input.to === undefined ? 0x7fff_ffff : isDaily ? dayNumber(input.to) : newYorkMinute(dayNumber(input.to) + 1, 0) - 1
  const periods = periodsOf(series.timeframe)
  const bars = readBars(db, series.id, input.from === undefined ? undefined : periods.of(first), input.to === undefined ? undefined : periods.of(last))
  const from = bars.stamps.findIndex((stamp) => stamp >= first)
  const to = bars.stamps.findLastIndex((stamp) => stamp <= last) + 1
  return {
    series,
    bars: from < 0 ? sliceBars(bars, 0, 0) : sliceBars(bars, from, Math.max(from, to)),
    splits: series.instrumentId === null ? [] : splitsOf(db, series.instrumentId),
    files: filesOfSeries(db, series.id),
    kind: readInstrument(db, series.symbol)?.kind,
  }
}
