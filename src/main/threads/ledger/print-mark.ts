import { fail, succeed } from '#contract/errors.ts'
import { markOnPaper } from '../../store/prints.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** Notes that the page was written, and where. */
export const markPrint: LedgerJob<LedgerJobs['print.mark']> = (input, context) => {
  const { value } = context.write((transaction) => {
    transaction.touch('print', input.print)
    return markOnPaper(transaction.db, input.print, input.pdfPath)
  })
  return value ? succeed({}) : fail({ kind: 'not-found', what: 'print', id: input.print })
}
