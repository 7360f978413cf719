import { succeed } from '#contract/errors.ts'
import type { Settings } from '#contract/schemas/settings.ts'
import { type Bars } from '#domain/bars.ts'
import { instrumentMeant } from '../../../store/instrument-meant.ts'
import { readSettings } from '../../../store/settings.ts'
import { listWatched } from '../../../store/watchlist.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob, GatherContext } from '../job.ts'
import { type JudgingClock, judgingClock } from '../judging-clock.ts'
import { universeOf } from '../screen/universe.ts'
import { type Watched, type WatchRow, watchRow } from './watch-row.ts'

interface Gathered {
  readonly clock: JudgingClock
  readonly generation: number
  readonly benchmark: string
  readonly pinned: readonly Watched[]
  readonly watched: readonly Watched[]
  /** Candidates of the offer; empty once the user watches anything. */
  readonly candidates: readonly Watched[]
}

const OFFERED = 50

/** `watchlist.list`: the regime set pinned on top, then what the user watches; empty, it offers the 50 most persistent names. */
export const watchlistList: AnalysisJob<AnalysisJobs['watchlist.list'], Gathered> = {
  gather(input, context) {
    const settings = readSettings(context.db)
    const watched = listWatched(context.db)
    const clock = judgingClock(context, input.asOf, settings.smallCapProxy)
    const describe = (symbol: string, group: WatchRow['group']): Watched => describeName(context, settings, symbol, group)
    const regime = settings.regimeSet.filter((symbol) => context.panel.bars(symbol) !== undefined)
    return {
      clock,
      generation: context.generation,
      benchmark: settings.smallCapProxy,
      pinned: regime.map((symbol) => describe(symbol, 'regime')),
      watched: watched.filter((symbol) => !regime.includes(symbol)).map((symbol) => describe(symbol, 'watched')),
      candidates: watched.length > 0 ? [] : universeOf(context, settings, clock.asOf).symbols.map((symbol) => describe(symbol, 'offered')),
    }
  },
  async compute({ clock, generation, benchmark, pinned, watched, candidates }, context) {
    const rows: WatchRow[] = []
    const offered: WatchRow[] = []
    for (const [index, name] of [...pinned, ...watched].entries()) {
      rows.push(watchRow(name, clock))
      if (index % 16 === 15) await context.breathe()
    }
    for (const [index, name] of candidates.entries()) {
      offered.push(watchRow(name, clock))
      if (index % 16 === 15) await context.breathe()
    }
    return succeed({
      asOf: clock.asOf,
      generation,
      benchmark,
      isOffer: candidates.length > 0,
      rows: [
        ...rows,
        ...offered
          .filter((row) => row.persistence !== null && row.state !== 'stale')
          .sort(byPersistence)
          .slice(0, OFFERED),
      ],
    })
  },
}

/** A fund of the regime set is measured against the large-cap proxy, a name against the small-cap proxy. */
export function describeName(context: Pick<GatherContext, 'db' | 'panel'>, settings: Settings, symbol: string, group: WatchRow['group']): Watched {
  const benchmarkSymbol = settings.regimeSet.includes(symbol) ? settings.largeCapProxy : settings.smallCapProxy
  const benchmark: Bars | undefined = context.panel.bars(benchmarkSymbol)
  return { symbol, name: instrumentMeant(context.db, symbol)?.name ?? null, group, bars: context.panel.bars(symbol), benchmark, benchmarkSymbol }
}

const byPersistence = (a: WatchRow, b: WatchRow): number =>
  (b.persistence ?? -1) - (a.persistence ?? -1) || (b.relative[21] ?? -1) - (a.relative[21] ?? -1) || (a.symbol < b.symbol ? -1 : 1)
