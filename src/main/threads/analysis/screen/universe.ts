import type { Settings } from '#contract/schemas/settings.ts'
import { formerSymbol, hasLeftBy } from '../../../store/former-symbol.ts'
import { membershipAt } from '../../../store/holdings.ts'
import { instrumentMeant } from '../../../store/instrument-meant.ts'
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
 * series that is not in the regime set. A list of one's own stands before the membership of the small-cap proxy: its published holdings, or the
 * index that bears its symbol or stands in its name. Who belongs to another index says nothing about which small caps to look at.
 * @param asOf null = no bar is known, and so no membership either
 */
export function universeOf({ db, panel }: Pick<GatherContext, 'db' | 'panel'>, settings: Settings, asOf: string | null): Universe {
  const regime = new Set(settings.regimeSet)
  const stocks = panel.symbols().filter((symbol) => panel.instrument(symbol)?.kind === 'stock' && !regime.has(symbol))
  const hasLeft = (symbol: string): boolean => asOf !== null && hasLeftBy(symbol, asOf)
  const screened = stocks.filter((symbol) => !hasLeft(symbol))
  const left = leftWords(stocks.filter(hasLeft))
  const dated = asOf === null ? undefined : datedMembership(db, settings.smallCapProxy, asOf)
  if (dated === undefined) {
    return { symbols: screened, membership: `No membership of ${settings.smallCapProxy} known at this date: every stock with daily bars.${left}` }
  }
  const members = new Set(dated.members)
  const symbols = screened.filter((symbol) => members.has(symbol))
  const list = dated.name ?? 'your list'
  return { symbols, membership: `Members of ${list} as of ${dated.asOf}: ${dated.members.length}, of which ${symbols.length} with daily bars.${left}` }
}

/** Which names no longer traded, so that nobody looks for them. */
function leftWords(symbols: readonly string[]): string {
  if (symbols.length === 0) return ''
  const named = symbols.slice(0, 5).map((symbol) => `${formerSymbol(symbol)?.ticker} ${formerSymbol(symbol)?.lastSession}`)
  return ` Without ${symbols.length === 1 ? 'one that was' : `${symbols.length} that were`} delisted by then: ${named.join(', ')}${symbols.length > named.length ? ' …' : ''}.`
}

function datedMembership(db: GatherContext['db'], proxy: string, asOf: string): Dated | undefined {
  const proxyWords = `${proxy} ${instrumentMeant(db, proxy)?.name ?? ''}`.toLowerCase()
  const indexes = universesAt(db, asOf)
  const own = indexes.find(({ index }) => index === null)
  if (own !== undefined) return { name: null, asOf: own.asOf, members: own.members }
  const list = membershipAt(db, proxy, asOf)
  const ofProxy = indexes.flatMap((one): Dated[] => (one.index !== null && proxyWords.includes(one.index.toLowerCase()) ? [{ ...one, name: one.index }] : []))
  const published = list === undefined ? [] : [{ name: proxy, asOf: list.asOf, members: list.members.map(({ symbol }) => symbol) }]
  // The newest counts; of equally new ones the published holdings, then the first by name.
  return [...published, ...ofProxy].sort((a, b) => (a.asOf < b.asOf ? 1 : a.asOf > b.asOf ? -1 : 0))[0]
}
