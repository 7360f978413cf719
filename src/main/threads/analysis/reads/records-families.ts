import { succeed } from '#contract/errors.ts'
import { RecordFamily } from '#contract/schemas/records.ts'
import { countRecords, type FamilyCount } from '../../../store/record-counts.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** `records.families`: every family there can be, with how many records of how many names it has and which days they speak of. */
export const recordsFamilies: AnalysisJob<AnalysisJobs['records.families'], ReadonlyMap<string, FamilyCount>> = {
  gather: ({ asOf }, { db }) => countRecords(db, asOf),
  compute: (counts) =>
    succeed({
      families: RecordFamily.options.map((family) => {
        const { records = 0, symbols = 0, from = null, to = null } = counts.get(family) ?? {}
        return { family, records, symbols, from, to }
      }),
    }),
}
