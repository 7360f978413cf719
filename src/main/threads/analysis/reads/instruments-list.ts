import { succeed } from '#contract/errors.ts'
import { type Alias, aliasesBySymbol } from '../../../store/instrument-aliases.ts'
import { type InstrumentSummary, listInstruments } from '../../../store/instrument-list.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

interface Gathered {
  readonly instruments: readonly InstrumentSummary[]
  readonly aliases: ReadonlyMap<string, readonly Alias[]>
  readonly limit: number
}

/** `instruments.list`: in order of symbols; the cursor is the last symbol of the page before. */
export const instrumentsList: AnalysisJob<AnalysisJobs['instruments.list'], Gathered> = {
  // One more than asked for tells whether another page follows.
  gather: ({ query, kind, limit, cursor }, { db }) => ({
    instruments: listInstruments(db, { query, kind, after: cursor, limit: limit + 1 }),
    aliases: aliasesBySymbol(db),
    limit,
  }),
  compute({ instruments, aliases, limit }) {
    const page = instruments.slice(0, limit).map((instrument) => ({ ...instrument, aliases: [...(aliases.get(instrument.symbol) ?? [])] }))
    return succeed({ instruments: page, next: instruments.length > limit ? (page.at(-1)?.symbol ?? null) : null })
  },
}
