import { fail, succeed } from '#contract/errors.ts'
import { Paper } from '#contract/schemas/checklist.ts'
import { groupCode } from '../../print-code.ts'
import { listPrints, readPrint, type StoredPrint } from '../../../store/prints.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { checklistItems, decide } from './checklist-items.ts'
import { type GatheredPage, gatherPage } from './evidence-gather.ts'
import { judgeOrder } from './gather-order.ts'
import { sizeOrder } from './order-size.ts'
import { paperPage } from './paper-page.ts'

type Gathered = { readonly id: string } & (
  | { readonly kind: 'print'; readonly print: StoredPrint | undefined }
  | { readonly kind: 'preview'; readonly gathered: GatheredPage | undefined }
)

/** `checklist.paper`: what the page draws. A stored print is drawn from its own record, never judged again; a plan is a preview. */
export const checklistPaper: AnalysisJob<AnalysisJobs['checklist.paper'], Gathered> = {
  gather: (input, context) =>
    'print' in input
      ? { id: input.print, kind: 'print', print: readPrint(context.db, input.print) }
      : { id: input.plan, kind: 'preview', gathered: gatherPage(context, input.plan) },
  async compute(input, context) {
    if (input.kind === 'print') return input.print === undefined ? fail({ kind: 'not-found', what: 'print', id: input.id }) : succeed(printedPage(input.print))
    if (input.gathered === undefined) return fail({ kind: 'not-found', what: 'plan', id: input.id })
    const { checklist, page } = input.gathered
    const facts = await judgeOrder(checklist.order, context)
    const size = sizeOrder(facts)
    const items = checklistItems(facts, size, checklist.manual)
    return succeed(paperPage(facts, size, items, decide(items), page))
  },
}

function printedPage(print: StoredPrint): Paper {
  return {
    ...Paper.parse(JSON.parse(print.page)),
    code: groupCode(print.code),
    sha256: print.sha256,
    number: print.number,
    previousSha256: print.previousSha256,
    printedAt: new Date(print.printedAtMs).toISOString(),
  }
}

/** `checklist.prints`: the archive, newest first. */
export const checklistPrints: AnalysisJob<AnalysisJobs['checklist.prints'], readonly StoredPrint[]> = {
  gather: (_, context) => listPrints(context.db),
  compute: (prints) =>
    succeed({
      prints: prints.map((print) => ({
        print: print.print,
        number: print.number,
        plan: print.plan,
        symbol: print.symbol,
        decision: print.decision,
        code: groupCode(print.code),
        printedAt: new Date(print.printedAtMs).toISOString(),
        isOnPaper: print.isOnPaper,
      })),
    }),
}
