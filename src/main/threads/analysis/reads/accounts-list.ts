import { succeed } from '#contract/errors.ts'
import { listAccounts } from '../../../store/accounts.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import { accountView } from '../account-view.ts'
import type { AnalysisJob } from '../job.ts'

/** `accounts.list`: every account with cash and equity on its own newest day; null where they are not known. */
export const accountsList: AnalysisJob<AnalysisJobs['accounts.list'], AnalysisJobs['accounts.list']['output']> = {
  gather: (_, context) => ({ accounts: listAccounts(context.db).map((account) => accountView(context, account)) }),
  compute: (accounts) => succeed(accounts),
}
