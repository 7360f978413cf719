import type { Output } from '#contract/channels.ts'
import { succeed } from '#contract/errors.ts'
import type { Position } from '#contract/schemas/accounts.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { listAccounts } from '../../../store/accounts.ts'
import { lastTransactionSession, sourceOf } from '../../../store/lot-rows.ts'
import { canonicalDecimal } from '../../exact-decimal.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import { accountStateAt } from '../account-state-at.ts'
import type { AnalysisJob, GatherContext } from '../job.ts'
import { newYorkTime } from '../judging-clock.ts'
import type { OpenLot } from '../lot-position.ts'
import { type AccountPosition, positionsAt } from '../positions-at.ts'

type PositionList = Output<'positions.list'>

/**
 * `positions.list`: open and closed positions by account and symbol, cash and equity beside them. Without `asOf` everything that
 * is known counts, also what lies after the newest bar.
 */
export const positionsList: AnalysisJob<AnalysisJobs['positions.list'], PositionList> = {
  gather({ account, asOf }, context) {
    const accounts = listAccounts(context.db).filter((row) => account === undefined || row.id === account)
    const day = asOf ?? latest(lastTransactionSession(context.db, account), newYorkTime(context.nowAtMs).day)
    const states = accounts.map((row) => ({ account: row.id, currency: row.currency, state: accountStateAt(context, row.id, day) }))
    return {
      asOf: asOf ?? lastTransactionSession(context.db, account),
      positions: positionsAt(context, account, asOf).map((position) => positionView(position, context, day)),
      cash: states.map(({ account: id, currency, state }) => ({ account: id, currency, amount: state.cash.value, why: state.cash.why })),
      equity: states.map(({ account: id, currency, state }) => ({ account: id, currency, amount: state.equity.value, why: state.equity.why })),
    }
  },
  compute: (gathered) => succeed(gathered),
}

const latest = (one: string | null, other: string): string => (one !== null && one > other ? one : other)

function positionView({ account, symbol, position, lots }: AccountPosition, { db, panel }: GatherContext, day: string): Position {
  const last = lastPrice(panel, symbol, day)
  return {
    account,
    position,
    symbol,
    quantity: lots.quantity,
    averageCost: lots.averageCost,
    realizedPnl: lots.realizedPnl,
    openedSession: lots.openedSession,
    openLots: lots.lots.map((lot) => lotView(lot, db)),
    closedWithoutOpening: lots.closedWithoutOpening,
    why: lots.why,
    lastPrice: last?.price ?? null,
    lastSession: last?.session ?? null,
  }
}

function lotView({ row, quantity, price }: OpenLot, db: GatherContext['db']): Position['openLots'][number] {
  const source = sourceOf(db, row.id)
  return {
    session: row.session,
    quantity: canonicalDecimal(quantity),
    price: price === null ? null : canonicalDecimal(price),
    source: { batch: source === undefined ? null : String(source.batchId), file: source?.file ?? null, line: source?.line ?? null },
  }
}

/** The last close of the primary series up to a day. */
function lastPrice(panel: GatherContext['panel'], symbol: string, day: string): { readonly price: number; readonly session: string } | null {
  const bars = panel.bars(symbol)
  if (bars === undefined) return null
  const index = indexAtOrBefore(bars.sessions, dayNumber(day))
  const session = bars.sessions[index]
  const close = bars.close[index]
  return session === undefined || close === undefined || Number.isNaN(close) ? null : { price: close, session: isoDay(session) }
}
