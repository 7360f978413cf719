import { fail, succeed } from '#contract/errors.ts'
import type { Series, SeriesUses } from '#contract/schemas/series.ts'
import { isoDay } from '#domain/calendar/civil-day.ts'
import { readBars } from '../../../store/bar-chunks.ts'
import { isSameValue } from '../../../store/chunk-state.ts'
import { sessionOf } from '../../../store/chunk-store.ts'
import { coverageOf } from '../../../store/coverage.ts'
import type { ReadDb } from '../../../store/handles.ts'
import { bearersOf } from '../../../store/name-pieces.ts'
import { readValues } from '../../../store/observations.ts'
import { listPlans } from '../../../store/plans.ts'
import { type SeriesRow, seriesOfSymbol } from '../../../store/series.ts'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob, GatherContext } from '../job.ts'
import { positionsAt } from '../positions-at.ts'
import { findSeries } from './find-series.ts'
import { classOfCode } from './health-classes.ts'
import { seriesView } from './series-view.ts'

/** Stamps and closes (or values) of a series, as studies read them. */
interface Line {
  readonly stamps: Int32Array
  readonly closes: Float64Array
}

interface Gathered extends Pick<SeriesUses, 'studies' | 'plans' | 'positions'> {
  readonly chosen: SeriesRow
  readonly series: Series
  readonly now: Series | null
  readonly lines: readonly [now: Line, then: Line]
}

const NOTHING: Line = { stamps: new Int32Array(0), closes: new Float64Array(0) }

/** `series.uses`: what would change if studies read this series instead of the one they read now. */
export const seriesUses: AnalysisJob<AnalysisJobs['series.uses'], Gathered | { readonly unknown: string }> = {
  gather({ id }, context) {
    const { db } = context
    const chosen = findSeries(db, id)
    if (chosen === undefined) return { unknown: id }
    const now = seriesOfSymbol(db, chosen.symbol).find(({ kind, timeframe, isPrimary }) => isPrimary && kind === chosen.kind && timeframe === chosen.timeframe)
    const isOther = now !== undefined && now.id !== chosen.id
    return {
      chosen,
      series: seriesView(chosen, coverageOf(db, chosen.id), siblingsOf(chosen, context)),
      now: isOther ? seriesView(now, coverageOf(db, now.id), siblingsOf(now, context)) : null,
      lines: isOther ? [lineOf(now, context), lineOf(chosen, context)] : [NOTHING, NOTHING],
      studies: studiesOf(chosen, context),
      ...(chosen.kind === 'bars' && chosen.timeframe === '1d'
        ? { plans: plansOf(db, bearersOf(db, chosen.symbol)), positions: heldIn(bearersOf(db, chosen.symbol), context) }
        : { plans: [], positions: [] }),
    }
  },
  compute(gathered) {
    if ('unknown' in gathered) return fail({ kind: 'not-found', what: 'series', id: gathered.unknown })
    const { chosen, lines, ...rest } = gathered
    return succeed({ ...rest, ...compare(...lines, (stamp) => isoDay(sessionOf(chosen, stamp))) })
  },
}

/** How two lines lie beside each other. */
export function compare(now: Line, then: Line, sessionAt: (stamp: number) => string): Pick<SeriesUses, 'shared' | 'differing' | 'widest' | 'gained' | 'lost'> {
  let shared = 0
  let differing = 0
  let widest: SeriesUses['widest'] = null
  for (let i = 0, j = 0; i < then.stamps.length; i += 1) {
    while (j < now.stamps.length && now.stamps[j]! < then.stamps[i]!) j += 1
    if (now.stamps[j] !== then.stamps[i]) continue
    shared += 1
    const [before, after] = [now.closes[j]!, then.closes[i]!]
    if (isSameValue(before, after)) continue
    differing += 1
    const fraction = before === 0 ? Number.POSITIVE_INFINITY : after / before - 1
    if (Number.isFinite(fraction) && (widest === null || Math.abs(fraction) > Math.abs(widest.fraction))) {
      widest = { session: sessionAt(then.stamps[i]!), before, after, fraction }
    }
  }
  return { shared, differing, widest, gained: then.stamps.length - shared, lost: now.stamps.length - shared }
}

const siblingsOf = ({ kind, timeframe, symbol }: SeriesRow, { panel }: GatherContext): ReturnType<GatherContext['panel']['everySeries']> =>
  kind === 'bars' && timeframe === '1d' ? panel.everySeries(symbol) : []

function lineOf(series: SeriesRow, context: GatherContext): Line {
  if (series.kind === 'values') {
    const { days, values } = readValues(context.db, series.id)
    return { stamps: days, closes: values }
  }
  // Of a name put together of several tickers the line of one of them is read by itself.
  const isOneTicker = context.panel.instrument(series.symbol)?.pieces === undefined
  const daily = isOneTicker ? siblingsOf(series, context).find(({ seriesId }) => seriesId === series.id) : undefined
  if (daily !== undefined) return { stamps: daily.sessions, closes: daily.close }
  const { stamps, close } = readBars(context.db, series.id)
  return { stamps, closes: close }
}

/** What reads the primary series of a symbol or code, in the words of the screens. */
function studiesOf({ kind, timeframe, symbol, instrumentKind }: SeriesRow, { db }: GatherContext): string[] {
  const { smallCapProxy, largeCapProxy, regimeSet } = readSettings(db)
  if (kind === 'values') {
    const macro = classOfCode(symbol)
    return [...(macro === undefined ? [] : [`Regime: ${MACRO[macro]}`]), ...(symbol === 'VIXCLS' ? ['Stops: volatility of the market'] : [])]
  }
  if (timeframe === '1m') return ['Minute bars of the name']
  const isProxy = symbol === smallCapProxy || symbol === largeCapProxy
  return [
    ...(isProxy ? ['Regime: small against large companies', 'The last session of every screen'] : regimeSet.includes(symbol) ? ['Regime'] : []),
    ...(instrumentKind === 'stock' ? ['Screen', 'Breadth'] : []),
    ...(symbol === 'VIX' ? ['Stops: volatility of the market'] : []),
    'Chart and figures of the name',
    'Sizes and stops',
  ]
}
const MACRO: { readonly [kind in NonNullable<ReturnType<typeof classOfCode>>]?: string } = {
  yields: 'treasury yields',
  oas: 'credit spreads',
  cpi: 'inflation',
}

const plansOf = (db: ReadDb, symbols: readonly string[]): SeriesUses['plans'] =>
  listPlans(db)
    .filter(({ symbol }) => symbols.includes(symbol))
    .map(({ plan, symbol, side, account, status }) => ({ plan, label: `${side} ${symbol} in ${account}, ${status}` }))

function heldIn(symbols: readonly string[], context: GatherContext): SeriesUses['positions'] {
  return positionsAt(context, undefined, undefined)
    .filter(({ symbol, lots }) => symbols.includes(symbol) && !lots.isClosed)
    .map(({ account, position, symbol, lots }) => ({ account, position, label: `${lots.side} ${symbol} in ${account}` }))
}
