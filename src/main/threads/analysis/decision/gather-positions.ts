import { endedTickers } from '../../../store/name-pieces.ts'
import { symbolOn } from '../../../store/symbol-at.ts'
import type { GatherContext } from '../job.ts'
import { positionsAt } from '../positions-at.ts'
import type { HeldPosition } from './held-position.ts'

/** Every open position of every account at the close of a session, as the stops and the heat see it. */
export function heldPositions(context: Pick<GatherContext, 'db' | 'panel'>, asOf: string | null): HeldPosition[] {
  if (asOf === null) return []
  const ended = endedTickers(context.db)
  return positionsAt(context, undefined, asOf)
    .filter(({ lots }) => !lots.isClosed)
    .map(({ account, symbol, position, lots }) => ({
      account,
      position,
      symbol,
      writtenSymbol: ended.has(lots.first.text) && symbolOn(context.db, lots.first.text, asOf) === symbol ? lots.first.text : symbol,
      side: lots.side,
      quantity: lots.quantity === null ? null : Number(lots.quantity),
      averageCost: lots.averageCost === null ? null : Number(lots.averageCost),
      openedSession: lots.openedSession ?? lots.first.session,
      fills: lots.fills.map((fill) => ({ session: fill.session, shares: Number(fill.shares), price: fill.price === null ? null : Number(fill.price) })),
    }))
}
