import type { Account } from '#contract/schemas/accounts.ts'
import { accountActivity, lastAccountDay } from '../../store/account-entries.ts'
import { statementDays } from '../../store/account-statements.ts'
import type { AccountRow } from '../../store/accounts.ts'
import { readLotMethod } from '../../store/lot-methods.ts'
import { accountStateAt } from './account-state-at.ts'
import type { GatherContext } from './job.ts'

/** An account as the screens list it: cash and equity on its own newest day, that of the last statement, file of positions or transaction. */
export function accountView(context: Pick<GatherContext, 'db' | 'panel'>, account: AccountRow): Account {
  const activity = accountActivity(context.db, account.id)
  const statedAsOf = statementDays(context.db, account.id)[0] ?? null
  const asOf = lastAccountDay(context.db, account.id)
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
    lotMethod: readLotMethod(context.db, account.id),
    transactions: activity.transactions,
  }
}
