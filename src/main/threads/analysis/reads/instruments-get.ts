import { fail, succeed } from '#contract/errors.ts'
import { type Alias, aliasesMeant } from '../../../store/instrument-aliases.ts'
import { type InstrumentSummary, instrumentSummary } from '../../../store/instrument-list.ts'
import { symbolMeant } from '../../../store/symbol-at.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

interface Gathered {
  readonly symbol: string
  readonly instrument: (InstrumentSummary & { readonly aliases: Alias[] }) | undefined
}

/** `instruments.get`: one instrument, by its ticker or another name of it, with the reach of its bars and every other name. */
export const instrumentsGet: AnalysisJob<AnalysisJobs['instruments.get'], Gathered> = {
  gather({ symbol }, { db }) {
    const summary = instrumentSummary(db, symbolMeant(db, symbol))
    return { symbol, instrument: summary === undefined ? undefined : { ...summary, aliases: [...aliasesMeant(db, summary.symbol)] } }
  },
  compute: ({ symbol, instrument }) => (instrument === undefined ? fail({ kind: 'not-found', what: 'instrument', id: symbol }) : succeed(instrument)),
}
