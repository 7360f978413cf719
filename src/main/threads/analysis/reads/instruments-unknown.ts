import { succeed } from '#contract/errors.ts'
import { type UnknownName, unknownNames } from '../../../store/unknown-names.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

interface Gathered {
  readonly names: readonly UnknownName[]
  readonly from: number
  readonly limit: number
}

/** `instruments.unknown`: texts of transactions and statements that nothing else is known of. The cursor is a position in that list. */
export const instrumentsUnknown: AnalysisJob<AnalysisJobs['instruments.unknown'], Gathered> = {
  gather: ({ limit, cursor }, { db }) => ({
    names: unknownNames(db),
    from: cursor !== undefined && /^\d{1,9}$/.test(cursor) ? Number.parseInt(cursor, 10) : 0,
    limit,
  }),
  compute({ names, from, limit }) {
    const page = names.slice(from, from + limit).map((name) => ({ ...name, accounts: [...name.accounts] }))
    return succeed({ names: page, total: names.length, next: from + limit < names.length ? String(from + limit) : null })
  },
}
