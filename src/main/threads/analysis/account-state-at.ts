import { indexAtOrBefore } from '#domain/bars.ts'
import { sessionsBetween } from '#domain/calendar.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { exchangeCalendar } from '../../ingest/exchange-calendar.ts'
import { accountEntries } from '../../store/account-entries.ts'
import { statementsUpTo } from '../../store/account-statements.ts'
import { readAccount } from '../../store/accounts.ts'
import { type AccountState, accountState } from './account-state.ts'
import type { GatherContext } from './job.ts'
import { statementsOf } from './statements.ts'
import type { Panel } from './panel.ts'
import { splitFactorOn } from './panel-splits.ts'

/** Daily bars are fresh for one session (chk.freshness); a mark takes no older price. */
const PRICE_LIMIT_SESSIONS = 1
/** Outside the calendar table: a long weekend. */
const PRICE_LIMIT_DAYS = 4

/**
 * Cash and equity of an account at the end of a day, as the store knows them. Ask inside `gather`. An account the store does not know
 * has neither.
 */
export function accountStateAt({ db, panel }: Pick<GatherContext, 'db' | 'panel'>, account: string, asOf: string): AccountState {
  return accountState({
    account,
    currency: readAccount(db, account)?.currency ?? 'USD',
    asOf,
    statements: statementsUpTo(db, account, asOf),
    entries: accountEntries(db, account, asOf),
    positions: statementsOf(db, account, asOf),
    priceOn: (symbol, day) => tradedClose(panel, symbol, day),
  })
}

/** The close of a symbol on a day, or of the session before, on the count of shares of that day; null when there is none that fresh. */
export function tradedClose(panel: Panel, symbol: string, day: string): number | null {
  const bars = panel.bars(symbol)
  if (bars === undefined) return null
  const index = indexAtOrBefore(bars.sessions, dayNumber(day))
  if (index < 0) return null
  const session = bars.sessions[index]!
  const close = bars.close[index]!
  if (Number.isNaN(close) || !isFresh(session, day)) return null
  const factor = splitFactorOn(session, panel.splits(symbol))
  // Nobody knows whether these prices have the split in them.
  if (factor !== 1 && bars.adjustment === 'unknown') return null
  // Twelve digits undo what dividing and multiplying by the factor left behind.
  return Number((close * factor).toPrecision(12))
}

function isFresh(session: number, day: string): boolean {
  const age = sessionsBetween(exchangeCalendar, isoDay(session), day)
  return age === null ? dayNumber(day) - session <= PRICE_LIMIT_DAYS : age <= PRICE_LIMIT_SESSIONS
}
