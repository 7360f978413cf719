import { lastAccountDay } from '../../../store/account-entries.ts'
import { accountStateAt } from '../account-state-at.ts'
import type { AccountValue } from '../account-state.ts'
import type { GatherContext } from '../job.ts'
import type { AccountFacts, Stated } from './order-facts.ts'

/** What an order needs to know of its account on a session: equity, settled cash and the day the account speaks for. */
export function readAccountFacts(context: Pick<GatherContext, 'db' | 'panel'>, account: string, asOf: string | null): AccountFacts {
  if (asOf === null) return { equity: NO_SESSION, cash: NO_SESSION, asOf: null }
  const { equity, cash } = accountStateAt(context, account, asOf)
  const speaksFor = lastAccountDay(context.db, account, asOf)
  return { equity: stated(equity, speaksFor), cash: stated(cash, speaksFor), asOf: speaksFor }
}

const NO_SESSION: Stated = { value: null, asOf: null, why: 'No bar is imported, so there is no session to judge on.' }

const stated = ({ value, why }: AccountValue, asOf: string | null): Stated => ({
  value: value === null ? null : Number(value),
  asOf: value === null ? null : asOf,
  why,
})
