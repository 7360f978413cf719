import type { Settings } from '#contract/schemas/settings.ts'
import { fundsWithMembership, membershipAt } from '../../../store/holdings.ts'
import { universesAt } from '../../../store/universe-members.ts'
import type { GatherContext } from '../job.ts'

/** Who is screened, and the sentence that says why these. */
export interface Universe {
  /** Names with daily bars, in order of their text. */
  readonly symbols: readonly string[]
  readonly membership: string
}

interface Dated {
  /** The fund or the index; null = a list of one's own. */
  readonly name: string | null
  /** ISO day of the list, or of the newest change. */
  readonly asOf: string
  readonly members: readonly string[]
}

/**
 * The stocks that are screened at a day: the members of the newest dated membership known by its close, else every stock with a primary daily
 * series that is not in the regime set. Of several memberships a list of one's own stands before that of the small-cap proxy, and that before
 * any other; of the others the newest, then the first by name.
 * @param asOf null = no bar is known, and so no membership either
 */
export function universeOf({ db, panel }: Pick<GatherContext, 'db' | 'panel'>, settings: Settings, asOf: string | null): Universe {
  const regime = new Set(settings.regimeSet)
  const screened = panel.symbols().filter((symbol) => panel.instrument(symbol)?.kind === 'stock' && !regime.has(symbol))
  const dated = asOf === null ? undefined : datedMembership(db, settings.smallCapProxy, asOf)
  if (dated === undefined) return { symbols: screened, membership: 'No membership known at this date: every stock with daily bars.' }
  const members = new Set(dated.members)
  const symbols = screened.filter((symbol) => members.has(symbol))
  const list = dated.name === null ? 'your list' : dated.name
  return { symbols, membership: `Members of ${list} as of ${dated.asOf}: ${dated.members.length}, of which ${symbols.length} with daily bars.` }
}

function datedMembership(db: GatherContext['db'], smallCapProxy: string, asOf: string): Dated | undefined {
  const funds = fundsWithMembership(db, asOf).flatMap((fund): Dated[] => {
    const list = membershipAt(db, fund, asOf)
    return list === undefined ? [] : [{ name: fund, asOf: list.asOf, members: list.members.map(({ symbol }) => symbol) }]
  })
  const indexes = universesAt(db, asOf).map((universe): Dated => ({ ...universe, name: universe.index }))
  const rank = ({ name }: Dated): number => (name === null ? 0 : name.toUpperCase() === smallCapProxy ? 1 : 2)
  const byWeight = (a: Dated, b: Dated): number => rank(a) - rank(b) || compare(b.asOf, a.asOf) || compare(a.name ?? '', b.name ?? '')
  return [...funds, ...indexes].sort(byWeight)[0]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
