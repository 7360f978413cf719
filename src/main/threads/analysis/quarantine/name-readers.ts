import { listPlans } from '../../../store/plans.ts'
import { readSettings } from '../../../store/settings.ts'
import { listWatched } from '../../../store/watchlist.ts'
import type { GatherContext } from '../job.ts'
import { positionsAt } from '../positions-at.ts'
import type { Panel } from '../panel.ts'
import { universeOf } from '../screen/universe.ts'
import type { NameReaders } from './effects.ts'

/** The members of the screen by panel: they are the same until something is stored. */
const universes = new WeakMap<Panel, { readonly generation: number; readonly asOf: string | null; readonly symbols: ReadonlySet<string> }>()

function universeAt(context: GatherContext, settings: ReturnType<typeof readSettings>, asOf: string | null): ReadonlySet<string> {
  const { panel, generation } = context
  const known = universes.get(panel)
  if (known?.generation === generation && known.asOf === asOf) return known.symbols
  const symbols = new Set(universeOf(context, settings, asOf).symbols)
  universes.set(panel, { generation, asOf, symbols })
  return symbols
}

/** Who reads each name at a session, by symbol. Everything is asked once; ask inside `gather`. */
export function nameReaders(context: GatherContext, asOf: string | null): (symbol: string) => NameReaders {
  const { db } = context
  const settings = readSettings(db)
  const regime = new Set(settings.regimeSet)
  const universe = universeAt(context, settings, asOf)
  const watched = new Set(listWatched(db))
  const positions = Map.groupBy(
    positionsAt(context, undefined, undefined).filter(({ lots }) => !lots.isClosed),
    ({ symbol }) => symbol,
  )
  const plans = Map.groupBy(listPlans(db), ({ symbol }) => symbol)
  const known = new Map<string, NameReaders>()
  const readersOf = (symbol: string): NameReaders => ({
    regime: symbol === settings.smallCapProxy || symbol === settings.largeCapProxy ? 'proxy' : regime.has(symbol) ? 'set' : null,
    isInUniverse: universe.has(symbol),
    isWatched: watched.has(symbol),
    positions: (positions.get(symbol) ?? []).map(({ account, lots }) => ({
      side: lots.side,
      account,
      openedOn: lots.openedSession ?? lots.first.session,
      hasStop: (plans.get(symbol) ?? []).some((plan) => plan.status === 'saved' && plan.account === account && plan.side === lots.side),
    })),
    plans: (plans.get(symbol) ?? []).map(({ plan, status }) => ({ plan, status })),
  })
  return (symbol) => {
    const readers = known.get(symbol) ?? readersOf(symbol)
    known.set(symbol, readers)
    return readers
  }
}
