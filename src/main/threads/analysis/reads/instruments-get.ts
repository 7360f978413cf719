import { fail, succeed } from '#contract/errors.ts'
import { type InstrumentSummary, instrumentSummary } from '../../../store/instrument-list.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

interface Gathered {
  readonly symbol: string
  readonly instrument: InstrumentSummary | undefined
}

/** `instruments.get`: one instrument with the reach of its bars. */
export const instrumentsGet: AnalysisJob<AnalysisJobs['instruments.get'], Gathered> = {
  gather: ({ symbol }, { db }) => ({ symbol, instrument: instrumentSummary(db, symbol) }),
  compute: ({ symbol, instrument }) => (instrument === undefined ? fail({ kind: 'not-found', what: 'instrument', id: symbol }) : succeed(instrument)),
}
