import { latestStatedLots, type StatedLot } from '../../store/stated-lots.ts'
import { canonicalDecimal, ExactDecimal } from '../exact-decimal.ts'
import type { GatherContext } from './job.ts'
import { type AccountPosition, positionsAt } from './positions-at.ts'

/** The open lots of one name and opening day, by the fills and by the broker. */
export interface OpenLotComparison {
  readonly account: string
  readonly symbol: string
  /** The last day the broker's list knows of; null = it does not say. */
  readonly asOf: string | null
  readonly opened: string | null
  /** Signed canonical decimals; null = unknown, or not stated. */
  readonly quantityByFills: string | null
  readonly quantityByBroker: string
  readonly costByFills: string | null
  readonly costByBroker: string | null
  readonly state: 'match' | 'difference' | 'unknown'
  readonly source: { readonly batchId: number; readonly file: string; readonly line: number }
}

/** A broker prints each lot to the cent. */
const CENT = new ExactDecimal('0.01')

interface Lots {
  readonly quantity: ExactDecimal
  /** null = a lot of them has none. */
  readonly cost: ExactDecimal | null
  readonly count: number
}
const NONE: Lots = { quantity: new ExactDecimal(0), cost: new ExactDecimal(0), count: 0 }

/**
 * Compares the open lots a broker lists with those the fills leave, opening day by opening day, as of the day the list stands on. Quantities
 * must be equal, costs within a cent for each lot. Where the fills leave the quantity unknown, so are its lots. Ask inside `gather`.
 */
export function compareOpenLots(context: Pick<GatherContext, 'db'>, account: string | undefined, asOf: string | undefined): OpenLotComparison[] {
  const byName = new Map<string, StatedLot[]>()
  for (const lot of latestStatedLots(context.db, account, asOf)) {
    const name = `${lot.account}\n${lot.symbol}`
    byName.set(name, [...(byName.get(name) ?? []), lot])
  }
  const positions = new Map<string, readonly AccountPosition[]>()
  return [...byName.values()].flatMap((stated) => {
    const [first] = stated
    if (first === undefined) return []
    const day = first.coveredThrough ?? asOf
    const key = `${first.account}\n${day ?? ''}`
    const held = positions.get(key) ?? positionsAt(context, first.account, day)
    positions.set(key, held)
    return compareName(
      first,
      stated,
      held.filter(({ symbol, lots }) => symbol === first.symbol && !lots.isClosed),
    )
  })
}

function compareName(first: StatedLot, stated: readonly StatedLot[], held: readonly AccountPosition[]): OpenLotComparison[] {
  // What rests on a statement has no lots of its own to compare.
  const isUnknown = held.some(({ lots }) => !lots.isByFills)
  const byBroker = sumBy(stated.map(({ opened, quantity, costBasis }) => ({ opened, quantity: new ExactDecimal(quantity), cost: exact(costBasis) })))
  const byFills = sumBy(
    held.flatMap(({ lots: { side, lots } }) =>
      lots.map(({ row, quantity, basis }) => ({ opened: row.session, quantity: side === 'long' ? quantity : quantity.neg(), cost: basis })),
    ),
  )
  return [...new Set([...byBroker.keys(), ...byFills.keys()])].sort().map((opened) => {
    const broker = byBroker.get(opened) ?? NONE
    // Lots whose opening the broker does not tell stand against no day of ours.
    const fills = isUnknown || opened === '' ? null : (byFills.get(opened) ?? NONE)
    const { batchId, file, line } = stated.find((lot) => (lot.opened ?? '') === opened) ?? first
    return {
      account: first.account,
      symbol: first.symbol,
      asOf: first.coveredThrough,
      opened: opened === '' ? null : opened,
      quantityByFills: fills === null ? null : canonicalDecimal(fills.quantity),
      quantityByBroker: canonicalDecimal(broker.quantity),
      costByFills: fills === null || fills.cost === null ? null : canonicalDecimal(fills.cost),
      costByBroker: broker.cost === null ? null : canonicalDecimal(broker.cost),
      state: fills === null ? 'unknown' : isSame(fills, broker) ? 'match' : 'difference',
      source: { batchId, file, line },
    }
  })
}

function isSame(one: Lots, other: Lots): boolean {
  if (!one.quantity.eq(other.quantity)) return false
  if (one.cost === null || other.cost === null) return true
  return one.cost
    .abs()
    .minus(other.cost.abs())
    .abs()
    .lt(CENT.times(Math.max(one.count, other.count, 1)))
}

function sumBy(lots: readonly { readonly opened: string | null; readonly quantity: ExactDecimal; readonly cost: ExactDecimal | null }[]): Map<string, Lots> {
  const sums = new Map<string, Lots>()
  for (const { opened, quantity, cost } of lots) {
    const before = sums.get(opened ?? '') ?? NONE
    sums.set(opened ?? '', {
      quantity: before.quantity.plus(quantity),
      cost: before.cost === null || cost === null ? null : before.cost.plus(cost),
      count: before.count + 1,
    })
  }
  return sums
}

const exact = (text: string | null): ExactDecimal | null => (text === null ? null : new ExactDecimal(text))
