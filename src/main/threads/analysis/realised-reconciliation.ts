import { closedLotsUpTo, type RealisedLot } from '../../store/realised-lots.ts'
import { canonicalDecimal, ExactDecimal } from '../exact-decimal.ts'
import type { GatherContext } from './job.ts'
import { type AccountPosition, positionsAt } from './positions-at.ts'

/** What the fills of a name realised against what its broker reckons, over the days on which the broker lists closings. */
export interface RealisedComparison {
  readonly account: string
  readonly symbol: string
  readonly from: string
  readonly to: string
  /** Canonical decimals; null = unknown. */
  readonly byFills: string | null
  readonly byBroker: string | null
  readonly state: 'match' | 'difference' | 'unknown'
}

/** A broker prints each lot to the cent. */
const CENT = new ExactDecimal('0.01')

/**
 * Compares what closings realised with the broker's own closed lots, name by name, up to a day (undefined = all). Both are sums over the same
 * days; they match where they differ by less than a cent for each lot. Ask inside `gather`.
 */
export function compareRealised(context: Pick<GatherContext, 'db'>, account: string | undefined, asOf: string | undefined): RealisedComparison[] {
  const byName = new Map<string, RealisedLot[]>()
  for (const lot of closedLotsUpTo(context.db, account, asOf)) {
    const name = `${lot.account}\n${lot.symbol}`
    const own = byName.get(name)
    if (own === undefined) byName.set(name, [lot])
    else own.push(lot)
  }
  if (byName.size === 0) return []
  const positions = positionsAt(context, account, asOf)
  return [...byName.values()].map((lots) => compare(lots, positions))
}

function compare(lots: readonly RealisedLot[], positions: readonly AccountPosition[]): RealisedComparison {
  const { account = '', symbol = '' } = lots[0] ?? {}
  const days = lots.flatMap(({ closed }) => closed ?? []).sort()
  const [from = '', to = ''] = [days[0], days.at(-1)]
  const own = positions.filter((position) => position.account === account && position.symbol === symbol)
  const closings = own.flatMap((position) => position.lots.closings).filter(({ session }) => session >= from && session <= to)
  const byFills = closings.length === 0 ? null : sumOf(closings.map(({ gain }) => gain))
  const byBroker = sumOf(lots.map(({ gain }) => (gain === null ? null : new ExactDecimal(gain))))
  return {
    account,
    symbol,
    from,
    to,
    byFills: byFills === null ? null : canonicalDecimal(byFills),
    byBroker: byBroker === null ? null : canonicalDecimal(byBroker),
    state: byFills === null || byBroker === null ? 'unknown' : byFills.minus(byBroker).abs().lt(CENT.times(lots.length)) ? 'match' : 'difference',
  }
}

const sumOf = (gains: readonly (ExactDecimal | null)[]): ExactDecimal | null =>
  gains.reduce<ExactDecimal | null>((sum, gain) => (sum === null || gain === null ? null : sum.plus(gain)), new ExactDecimal(0))
