import { succeed } from '#contract/errors.ts'
import { type InstrumentSummary, listInstruments } from '../../../store/instrument-list.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

interface Gathered {
  readonly instruments: readonly InstrumentSummary[]
  readonly limit: number
}

/** `instruments.list`: in order of symbols; the cursor is the last symbol of the page before. */
export const instrumentsList: AnalysisJob<AnalysisJobs['instruments.list'], Gathered> = {
  // One more than asked for tells whether another page follows.
  gather: ({ query, kind, limit, cursor }, { db }) => ({ instruments: listInstruments(db, { query, kind, after: cursor, limit: limit + 1 }), limit }),
  compute({ instruments, limit }) {
    const page = instruments.slice(0, limit)
    return succeed({ instruments: page, next: instruments.length > limit ? (page.at(-1)?.symbol ?? null) : null })
  },
}
