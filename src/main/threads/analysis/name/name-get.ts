import type { Output } from '#contract/channels.ts'
import { fail, succeed } from '#contract/errors.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber } from '#domain/calendar/civil-day.ts'
import { spreadOf } from '#domain/screening/factor-row.ts'
import { riskOverlap } from '#domain/screening/risk-overlap.ts'
import { type Fill, fillsOf } from '../../../store/fills.ts'
import { instrumentMeant } from '../../../store/instrument-meant.ts'
import { listPlans, type PlanVersion } from '../../../store/plans.ts'
import { listRiskFlags } from '../../../store/registers.ts'
import { readSettings } from '../../../store/settings.ts'
import { listWatched } from '../../../store/watchlist.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { type JudgingClock, judgingClock } from '../judging-clock.ts'
import { splitFactorOn } from '../panel-splits.ts'
import { screenedRow, studiedRow } from '../screen/held-factors.ts'
import { type GatheredStops, gatherStops } from '../stops/gather-stops.ts'
import { readStop } from '../stops/stop-reading.ts'
import { universeVolume } from '../stops/universe-volume.ts'
import { foldPosition } from '../stops/watched-position.ts'
import { type Watched, watchRow } from '../watchlist/watch-row.ts'
import { describeName } from '../watchlist/watchlist-list.ts'
import { describeSeries, type SeriesLine } from './series-lines.ts'

type Reading = Output<'name.get'>

interface Gathered {
  readonly symbol: string
  readonly clock: JudgingClock
  readonly generation: number
  readonly instrument: { readonly kind: string; readonly sector: string | null; readonly name: string | null } | undefined
  readonly isWatched: boolean
  readonly watched: Watched
  readonly fills: readonly (Fill & { readonly chartFactor: number })[]
  readonly stops: GatheredStops
  readonly plans: readonly PlanVersion[]
  readonly risk: ReturnType<typeof listRiskFlags>[number] | undefined
  readonly series: readonly SeriesLine[]
}

/** `name.get`: everything the Name screen shows beside its bars. Fills are put on the chart's prices by the splits since. */
export const nameGet: AnalysisJob<AnalysisJobs['name.get'], Gathered> = {
  gather({ symbol, asOf }, context) {
    const settings = readSettings(context.db)
    const clock = judgingClock(context, asOf, settings.smallCapProxy)
    const watchedSymbols = listWatched(context.db)
    const group = settings.regimeSet.includes(symbol) ? 'regime' : watchedSymbols.includes(symbol) ? 'watched' : 'offered'
    const stops = gatherStops(context, clock)
    const looks = clock.asOf === null ? [] : listRiskFlags(context.db, { symbol, asOf: clock.asOf })
    return {
      symbol,
      clock,
      generation: context.generation,
      instrument: instrumentMeant(context.db, symbol),
      isWatched: watchedSymbols.includes(symbol),
      watched: describeName(context, settings, symbol, group),
      fills:
        clock.asOf === null
          ? []
          : fillsOf(context.db, symbol, clock.asOf).map((fill) => ({
              ...fill,
              chartFactor: splitFactorOn(dayNumber(fill.session), context.panel.splits(symbol)),
            })),
      stops: { ...stops, watched: stops.watched.filter(({ held }) => held.symbol === symbol) },
      plans: listPlans(context.db).filter((plan) => plan.symbol === symbol),
      risk: looks.toSorted((a, b) => (a.checkedAsOf < b.checkedAsOf ? 1 : -1))[0],
      series: describeSeries(context, symbol),
    }
  },
  compute(gathered) {
    const { symbol, clock, generation, instrument, watched } = gathered
    if (instrument === undefined) return fail({ kind: 'not-found', what: 'name', id: symbol })
    return succeed({
      asOf: clock.asOf,
      generation,
      symbol,
      name: instrument.name,
      kind: instrument.kind,
      sector: instrument.sector,
      isWatched: gathered.isWatched,
      row: watchRow(watched, clock),
      ...studies(watched, clock),
      fills: gathered.fills.flatMap(chartFill),
      stop: stopLine(gathered),
      plans: gathered.plans.flatMap((plan) => (plan.asOf === null ? [] : [{ plan: plan.plan, status: plan.status, asOf: plan.asOf }])),
      risk: riskOf(gathered),
      series: [...gathered.series],
    })
  },
}

function studies({ bars, benchmark }: Watched, clock: JudgingClock): Pick<Reading, 'factors' | 'spread'> {
  const asOf = clock.asOf === null ? null : dayNumber(clock.asOf)
  const index = bars === undefined || asOf === null ? -1 : indexAtOrBefore(bars.sessions, asOf)
  if (bars === undefined || asOf === null || index < 0)
    return { factors: {}, spread: { halfSpreadBps: null, source: null, why: 'No bar is known at this date.' } }
  const judged = { bars, index, benchmark, benchmarkIndex: benchmark === undefined ? -1 : indexAtOrBefore(benchmark.sessions, asOf) }
  const spread = spreadOf(bars, index)
  return {
    factors: { ...screenedRow(judged), ...studiedRow(judged) },
    spread: {
      halfSpreadBps: spread?.halfSpreadBps ?? null,
      source: spread?.source ?? null,
      why: spread === null ? 'Fewer than 22 bars with a range and volume.' : 'Upper bound from daily bars.',
    },
  }
}

function chartFill(fill: Fill & { readonly chartFactor: number }): Reading['fills'] {
  if (fill.price === null) return []
  const price = Number(fill.price)
  return [
    {
      account: fill.account,
      session: fill.session,
      at: fill.atUtcMs === null ? null : new Date(fill.atUtcMs).toISOString(),
      kind: fill.kind,
      quantity: Number(fill.quantity),
      price,
      chartPrice: price / fill.chartFactor,
    },
  ]
}

function stopLine({ stops, clock }: Gathered): Reading['stop'] {
  const [position] = stops.watched
  if (position === undefined) return null
  const fold = foldPosition(position, clock, stops.volatility, universeVolume(stops.universe))
  const { stopPrice, rule, reason } = readStop(position, fold, clock)
  const history = fold.status === 'watched' || fold.status === 'closed' ? fold.sessions.map(({ session, level }) => ({ session, stopPrice: level.price })) : []
  return { stopPrice, rule, reason, history }
}

function riskOf({ risk, clock, symbol }: Gathered): Reading['risk'] {
  if (risk === undefined || clock.asOf === null) return { decision: null, checkedAsOf: null, flags: [], why: `${symbol} was never looked at.` }
  const flags = risk.flags.map((flag) => flag.code)
  const verdict = riskOverlap({
    flags: risk.flags.map((flag) => ({ code: flag.code, asOf: dayNumber(flag.asOf) })),
    asOf: dayNumber(clock.asOf),
    checkedAsOf: dayNumber(risk.checkedAsOf),
  })
  if (verdict.kind !== 'value') return { decision: null, checkedAsOf: risk.checkedAsOf, flags, why: `Not judged: ${verdict.code}.` }
  return { decision: verdict.value.decision, checkedAsOf: risk.checkedAsOf, flags, why: null }
}
