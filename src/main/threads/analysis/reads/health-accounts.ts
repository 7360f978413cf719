import { delistingOf } from '../../../store/instrument-list.ts'
import { listAccounts } from '../../../store/accounts.ts'
import { accountStateAt } from '../account-state-at.ts'
import { endOfHolding } from '../end-of-holding.ts'
import type { GatherContext } from '../job.ts'
import type { JudgingClock } from '../judging-clock.ts'
import { newYorkTime } from '../judging-clock.ts'
import { compareOpenLots, type OpenLotComparison } from '../open-lots-reconciliation.ts'
import { type AccountPosition, positionsAt } from '../positions-at.ts'
import { compareRealised, type RealisedComparison } from '../realised-reconciliation.ts'
import { type Reconciled, reconcile } from '../reconciliation.ts'
import { type HealthProblem, NEXT_STEPS, problemOf, sourceOfLine } from './health-problem.ts'

/**
 * What is not known of the accounts at the clock: equity, quantities that the fills leave open, and names on which fills and the broker's
 * last statement disagree. With a symbol only what concerns it. Ask inside `gather`.
 */
export function accountProblems(context: GatherContext, clock: JudgingClock, symbol: string | undefined): HealthProblem[] {
  const day = clock.asOf ?? clock.completed ?? newYorkTime(clock.nowAtMs).day
  const ofSymbol = (row: { readonly symbol: string }): boolean => symbol === undefined || row.symbol === symbol
  return [
    ...(symbol === undefined ? listAccounts(context.db).flatMap(({ id }) => unknownEquity(context, id, day)) : []),
    ...positionsAt(context, undefined, day)
      .filter(ofSymbol)
      .flatMap((position) => [...unknownOpening(position), ...stillHeld(context, position)]),
    ...reconcile(context, undefined, day).filter(ofSymbol).flatMap(difference),
    ...compareRealised(context, undefined, day).filter(ofSymbol).flatMap(realisedDifference),
    ...compareOpenLots(context, undefined, day).filter(ofSymbol).flatMap(lotDifference),
  ]
}

function unknownEquity(context: GatherContext, account: string, day: string): HealthProblem[] {
  const { equity } = accountStateAt(context, account, day)
  return equity.why === null ? [] : [problemOf('unknown-equity', null, equity.statedAsOf, equity.why, { account })]
}

function unknownOpening({ account, symbol, lots }: AccountPosition): HealthProblem[] {
  return lots.quantity === null && lots.why !== null ? [problemOf('unknown-opening', symbol, lots.first.session, lots.why, { account })] : []
}

/** Shares of a name that no longer trades: somebody has to say how they went. */
function stillHeld({ db }: GatherContext, { account, symbol, lots }: AccountPosition): HealthProblem[] {
  const delisting = lots.isClosed ? null : delistingOf(db, symbol)
  if (delisting === null) return []
  const detail = `${lots.quantity ?? 'An unknown number of'} shares are held of a name that last traded on ${delisting.session}.`
  return [problemOf('delisted-held', symbol, delisting.session, detail, { account, next: endOfHolding(symbol, lots.quantity, delisting) })]
}

function difference({ account, symbol, asOf, byFills, byStatement, state, source }: Reconciled): HealthProblem[] {
  if (state !== 'difference') return []
  const detail = `The fills add up to ${byFills ?? 'an unknown number'}, the statement of ${asOf} says ${byStatement}.`
  const next = byFills === '0' ? 'Adopt the statement as the opening, or import the earlier history.' : NEXT_STEPS['position-difference']
  return [problemOf('position-difference', symbol, asOf, detail, { account, next, source: sourceOfLine(source) })]
}

function realisedDifference({ account, symbol, from, to, byFills, byBroker, state }: RealisedComparison): HealthProblem[] {
  if (state !== 'difference') return []
  const detail = `From ${from} to ${to} the fills realised ${byFills ?? 'an unknown sum'}, the broker reckons ${byBroker ?? 'an unknown sum'}.`
  const next = 'Choose the way the account counts its lots, name the lots of the sale, or correct the fills.'
  return [problemOf('position-difference', symbol, to, detail, { account, next })]
}

function lotDifference({ account, symbol, opened, state, source, ...sides }: OpenLotComparison): HealthProblem[] {
  if (state !== 'difference') return []
  const of = (quantity: string | null, cost: string | null): string => `${quantity ?? 'an unknown number'}${cost === null ? '' : ` for ${cost}`}`
  const byFills = of(sides.quantityByFills, sides.costByFills)
  const detail = `Of the lots of ${opened ?? 'a day that is not stated'} the fills leave ${byFills}, the broker lists ${of(sides.quantityByBroker, sides.costByBroker)}.`
  const next = 'Choose the way the account counts its lots, name the lots of a sale, or correct the fills.'
  return [problemOf('position-difference', symbol, opened, detail, { account, next, source: sourceOfLine(source) })]
}
