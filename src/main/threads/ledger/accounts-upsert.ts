import { type AppError, fail, succeed } from '#contract/errors.ts'
import { typeStatement } from '../../store/account-statements.ts'
import { readAccount, writeAccount } from '../../store/accounts.ts'
import { writeLotMethod } from '../../store/lot-methods.ts'
import { accountView } from '../analysis/account-view.ts'
import { newYorkTime } from '../analysis/judging-clock.ts'
import { Panel } from '../analysis/panel.ts'
import { typedDecimal } from '../exact-decimal.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/**
 * `accounts.upsert`: makes an account or changes what is said of it. Equity and cash are statements for the end of a day: `asOf`, or
 * today in New York. What is not given stays.
 */
export const upsertAccount: LedgerJob<LedgerJobs['accounts.upsert']> = (input, context) => {
  const equity = input.equity === undefined ? undefined : typedDecimal(input.equity)
  if (equity === null) return fail(tooLong('equity'))
  const cash = input.cash === undefined ? undefined : typedDecimal(input.cash)
  if (cash === null) return fail(tooLong('cash'))
  const asOf = input.asOf ?? newYorkTime(context.nowAtMs).day
  const { generation } = context.write((transaction) => {
    const replacement = { batchId: null, generation: transaction.generation, atMs: context.nowAtMs }
    writeAccount(transaction.db, input.account, { label: input.label, currency: input.currency?.toUpperCase() }, replacement)
    if (input.lotMethod !== undefined) writeLotMethod(transaction.db, input.account, input.lotMethod, replacement)
    typeStatement(transaction.db, { account: input.account, asOf, equity, cash }, replacement)
    transaction.touch('account', input.account)
  })
  const account = readAccount(context.db, input.account)
  if (account === undefined) throw new Error(`upsertAccount: got no account ${input.account} after it was written`)
  // The answer marks holdings like accounts.list does; only the series of what is held are read.
  const panel = new Panel()
  panel.refresh(context.db, generation)
  return succeed(accountView({ db: context.db, panel }, account))
}

const tooLong = (field: string): AppError => ({ kind: 'refused', field, reason: 'more than 18 digits before the point. Nothing was changed.' })
