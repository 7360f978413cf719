import type { Account } from '#contract/schemas/accounts.ts'
import { accountActivity } from '../../store/account-entries.ts'
import { statementDays } from '../../store/account-statements.ts'
import type { AccountRow } from '../../store/accounts.ts'
import { accountStateAt } from './account-state-at.ts'
import type { GatherContext } from './job.ts'

/** An account as the screens list it: cash and equity on its own newest day, that of the last statement or of the last transaction. */
export function accountView(context: Pick<GatherContext, 'db' | 'panel'>, account: AccountRow): Account {
  const activity = accountActivity(context.db, account.id)
  const statedAsOf = statementDays(context.db, account.id)[0] ?? null
  const asOf = later(statedAsOf, activity.lastSession)
  const state = asOf === null ? null : accountStateAt(context, account.id, asOf)
  return {
    account: account.id,
    label: account.label,
    currency: account.currency,
    equity: state?.equity.value ?? null,
    cash: state?.cash.value ?? null,
    asOf,
    statedAsOf,
    hasStatedOpening: activity.hasStatedOpening,
    transactions: activity.transactions,
  }
}

/** The later of two days; a day that is not there never wins. */
function later(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b
  return a > b ? a : b
}
