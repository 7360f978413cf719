import { succeed } from '#contract/errors.ts'
import { BETWEEN_CELLS } from '../../../ingest/mapper/find-table.ts'
import { listSavedMappings, type SavedMappingRow } from '../../../store/saved-mappings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** `mappings.list`: how the user reads tables of his own; the answer is also what another workspace takes by `mappings.save`. */
export const mappingsList: AnalysisJob<AnalysisJobs['mappings.list'], readonly SavedMappingRow[]> = {
  gather: (_, { db }) => listSavedMappings(db),
  compute: (saved) => succeed({ mappings: saved.map(({ name, header, mapping }) => ({ name, header: header.split(BETWEEN_CELLS), mapping })) }),
}
