import { createHash, randomUUID } from 'node:crypto'
import { fail, succeed } from '#contract/errors.ts'
import { canonicalJson } from '#domain/evidence/canonical-json.ts'
import { appendAudit, auditHead } from '../../store/audit-log.ts'
import { insertPrint, lastPrint } from '../../store/prints.ts'
import type { LedgerJobs } from '../jobs.ts'
import type { LedgerJob } from './context.ts'
import { groupCode } from '../print-code.ts'
import { isSuperseded } from './judged-on.ts'

/** Length of the code on paper: 16 hex digits of the SHA-256. */
const CODE_DIGITS = 16

/**
 * Stores a print: claims and envelope as canonical bytes, SHA-256 over both, chained to the print before. The record
 * exists before a byte of paper does.
 */
export const storePrint: LedgerJob<LedgerJobs['print.store']> = (input, context) => {
  if (isSuperseded(context.db, input)) return fail({ kind: 'superseded', what: 'the checklist' })
  const { value } = context.write((transaction) => {
    const previous = lastPrint(transaction.db)
    const number = (previous?.number ?? 0) + 1
    const claims = canonicalJson(input.claims)
    const envelope = canonicalJson({
      appVersion: context.appVersion,
      auditHead: auditHead(transaction.db),
      number,
      previousSha256: previous?.sha256 ?? null,
      printedAt: new Date(context.nowAtMs).toISOString(),
      redaction: 'account-masked',
    })
    const evidenceJson = `{"claims":${claims},"envelope":${envelope}}`
    const sha256 = createHash('sha256').update(evidenceJson).digest('hex')
    const code = sha256.slice(0, CODE_DIGITS)
    const print = randomUUID()
    insertPrint(
      transaction.db,
      {
        print,
        number,
        plan: input.plan,
        planVersion: input.planVersion,
        symbol: input.symbol,
        decision: input.decision,
        code,
        sha256,
        previousSha256: previous?.sha256 ?? null,
        claims,
        envelope,
        page: canonicalJson(input.paper),
        generation: transaction.generation,
        printedAtMs: context.nowAtMs,
      },
      input.batches,
    )
    appendAudit(transaction.db, {
      atMs: context.nowAtMs,
      user: 'desk',
      subject: input.plan,
      item: 'print',
      from: null,
      to: input.decision,
      reason: null,
      evidenceSha256: sha256,
    })
    transaction.touch('print', print)
    return { print, number, code: groupCode(code), sha256, evidenceJson: `${evidenceJson}\n` }
  })
  return succeed(value)
}
