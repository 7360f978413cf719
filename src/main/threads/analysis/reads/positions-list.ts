import type { Output } from '#contract/channels.ts'
import { succeed } from '#contract/errors.ts'
import type { Position } from '#contract/schemas/accounts.ts'
import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { listAccounts } from '../../../store/accounts.ts'
import { delistingOf } from '../../../store/instrument-list.ts'
import { lastTransactionSession, sourceOf } from '../../../store/lot-rows.ts'
import { canonicalDecimal } from '../../exact-decimal.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import { accountStateAt } from '../account-state-at.ts'
import { endOfHolding } from '../end-of-holding.ts'
import { foreignCash } from '../foreign-cash.ts'
import type { AnalysisJob, GatherContext } from '../job.ts'
import { newYorkTime } from '../judging-clock.ts'
import type { OpenLot } from '../lot-position.ts'
import { compareOpenLots } from '../open-lots-reconciliation.ts'
import { type AccountPosition, positionsAt } from '../positions-at.ts'
import { compareRealised } from '../realised-reconciliation.ts'
import { reconcile } from '../reconciliation.ts'
import { type Statement, statementsOf } from '../statements.ts'

type PositionList = Output<'positions.list'>
type Source = PositionList['reconciliation'][number]['source']

/**
 * `positions.list`: open and closed positions by account and symbol, cash and equity beside them, and what the broker's last statement
 * says against what the fills add up to. Without `asOf` everything that is known counts, also what lies after the newest bar.
 */
export const positionsList: AnalysisJob<AnalysisJobs['positions.list'], PositionList> = {
  gather({ account, asOf }, context) {
    const accounts = listAccounts(context.db).filter((row) => account === undefined || row.id === account)
    const day = asOf ?? latest(lastTransactionSession(context.db, account), newYorkTime(context.nowAtMs).day)
    const states = accounts.map((row) => ({ account: row.id, currency: row.currency, state: accountStateAt(context, row.id, day) }))
    const statements = statementsOf(context.db, account, asOf)
    return {
      asOf: asOf ?? lastKnownDay(context, account, statements),
      positions: positionsAt(context, account, asOf).map((position) => positionView(position, context, day)),
      stated: lastStatements(statements).flatMap(statedLines),
      reconciliation: reconcile(context, account, asOf).map((row) => ({ ...row, source: sourceView(row.source) })),
      realised: compareRealised(context, account, asOf),
      lots: compareOpenLots(context, account, asOf).map((row) => ({ ...row, source: sourceView(row.source) })),
      cash: states.flatMap(({ account: id, currency, state }) => [
        { account: id, currency, amount: state.cash.value, why: state.cash.why },
        ...foreignCash(context, id, { currency, asOf: day, statements: statements.filter((statement) => statement.account === id) }),
      ]),
      equity: states.map(({ account: id, currency, state }) => ({ account: id, currency, amount: state.equity.value, why: state.equity.why })),
    }
  },
  compute: (gathered) => succeed(gathered),
}

/** The last day of which anything is known: a transaction, or a statement of the broker. */
function lastKnownDay({ db }: GatherContext, account: string | undefined, statements: readonly Statement[]): string | null {
  const days = [lastTransactionSession(db, account), ...statements.map(({ asOf }) => asOf)].filter((day) => day !== null)
  return days.length === 0 ? null : days.reduce((one, other) => (one > other ? one : other))
}

function lastStatements(statements: readonly Statement[]): readonly Statement[] {
  return [...new Map(statements.map((statement) => [statement.account, statement])).values()]
}

function statedLines({ account, asOf, asOfTime, holdings }: Statement): PositionList['stated'] {
  return [...holdings.values()].flatMap(({ symbol, kind, quantity, costBasis, marketValue, currency, source }) =>
    kind === 'cash'
      ? []
      : [
          {
            account,
            asOf,
            time: asOfTime === '' ? null : asOfTime,
            symbol,
            kind,
            quantity: canonicalDecimal(quantity),
            costBasis: costBasis === null ? null : canonicalDecimal(costBasis),
            marketValue: marketValue === null ? null : canonicalDecimal(marketValue),
            currency,
            source: sourceView(source),
          },
        ],
  )
}

const latest = (one: string | null, other: string): string => (one !== null && one > other ? one : other)

function positionView({ account, symbol, position, lots }: AccountPosition, { db, panel }: GatherContext, day: string): Position {
  const last = lastPrice(panel, symbol, day)
  const delisting = lots.isClosed ? null : delistingOf(db, symbol)
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
    statedAsOf: lots.statedAsOf,
    lastPrice: last?.price ?? null,
    lastSession: last?.session ?? null,
    ...(delisting === null ? {} : { delisted: { session: delisting.session, reason: delisting.reason, next: endOfHolding(symbol, lots.quantity, delisting) } }),
  }
}

function lotView({ row, quantity, price }: OpenLot, db: GatherContext['db']): Position['openLots'][number] {
  return {
    session: row.session,
    quantity: canonicalDecimal(quantity),
    price: price === null ? null : canonicalDecimal(price),
    source: sourceView(sourceOf(db, row.id)),
  }
}

const sourceView = (source: { readonly batchId: number; readonly file: string; readonly line: number } | null | undefined): Source => ({
  batch: source === null || source === undefined ? null : String(source.batchId),
  file: source?.file ?? null,
  line: source?.line ?? null,
})

/** The last close of the primary series up to a day. */
function lastPrice(panel: GatherContext['panel'], symbol: string, day: string): { readonly price: number; readonly session: string } | null {
  const bars = panel.bars(symbol)
  if (bars === undefined) return null
  const index = indexAtOrBefore(bars.sessions, dayNumber(day))
  const session = bars.sessions[index]
  const close = bars.close[index]
  return session === undefined || close === undefined || Number.isNaN(close) ? null : { price: close, session: isoDay(session) }
}
