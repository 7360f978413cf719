import { succeed } from '#contract/errors.ts'
import { writeLotDecisions } from '../../store/lot-methods.ts'
import type { LedgerJobs } from '../jobs.ts'
import { judgeLotChoice } from '../lot-choice.ts'
import type { LedgerJob } from './context.ts'

/**
 * `lots.decide`: the user names the opening fills that a closing fill takes, share by share; the rest of it goes by the account's method. An
 * empty list takes the decision back. It holds for the fills by their keys, so it outlives an undo and redo of their files.
 */
export const decideLots: LedgerJob<LedgerJobs['lots.decide']> = (input, context) => {
  const choice = judgeLotChoice(context.db, input)
  if (!choice.ok) return choice
  const { closing, named } = choice.value
  context.write(({ db, generation, touch }) => {
    writeLotDecisions(db, closing.account, closing, named, { batchId: null, generation, atMs: context.nowAtMs })
    touch('account', closing.account)
  })
  return succeed({ transaction: input.transaction, lots: named.map(({ transaction, quantity }) => ({ transaction, quantity })) })
}
