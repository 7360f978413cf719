import { succeed } from '#contract/errors.ts'
import type { Settings } from '#contract/schemas/settings.ts'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** `settings.get`: every setting, defaults filled in. */
export const settingsGet: AnalysisJob<AnalysisJobs['settings.get'], Settings> = {
  gather: (_, { db }) => readSettings(db),
  compute: (settings) => succeed({ settings }),
}
