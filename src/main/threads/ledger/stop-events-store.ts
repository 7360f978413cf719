import { fail, succeed } from '#contract/errors.ts'
import { insertStopEvents } from '../../store/stop-events.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'
import { isSuperseded } from './judged-on.ts'

/** Keeps what the stops said; evaluating twice stores nothing new, and a judgement on data that moved since is refused. */
export const storeStopEvents: LedgerJob<LedgerJobs['stop-events.store']> = (input, context) => {
  if (isSuperseded(context.db, input)) return fail({ kind: 'superseded', what: 'the stops' })
  const { value } = context.write((transaction) => {
    for (const position of new Set(input.events.map((event) => event.position))) transaction.touch('plan', position)
    return insertStopEvents(transaction.db, input.events, transaction.generation, context.nowAtMs)
  })
  return succeed({ stored: value })
}
