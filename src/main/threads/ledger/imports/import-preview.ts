import { fail, succeed } from '#contract/errors.ts'
import type { LedgerJobs } from '../../jobs.ts'
import type { LedgerJob } from '../context.ts'
import { isKnownProfile } from './choose-reading.ts'
import { importAnswer } from './import-answer.ts'
import { previewShelfOf } from './preview-shelf.ts'
import { stageCall } from './stage-call.ts'

/** `import.preview`: reads every file and says what an import would do. Nothing is written. */
export const previewImport: LedgerJob<LedgerJobs['import.preview']> = async (input, context) => {
  if (input.profile !== undefined && !isKnownProfile(input.profile)) {
    return fail({ kind: 'refused', field: 'profile', reason: `there is no layout “${input.profile}”.` })
  }
  const call = await stageCall(input, context)
  const preview = previewShelfOf(context.db).put(`preview-${context.requestId}`, call)
  return succeed({ preview: preview.id, ...importAnswer(call.entries) })
}
