import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { newYorkTime } from '../analysis/judging-clock.ts'
import { checklistTemplate } from '../checklist-template.ts'
import { appendAudit } from '../../store/audit-log.ts'
import { appendAnswer, type ChecklistAnswer, answersFor } from '../../store/checklists.ts'
import { readPlan } from '../../store/plans.ts'
import type { LedgerJobs, ResolvedFile } from '../jobs.ts'
import type { LedgerJob } from './context.ts'

/** Keeps an answer with its signer; a withdrawn one (result null) is an answer too. Automatic items take none. */
export const answerChecklist: LedgerJob<LedgerJobs['checklist.answer']> = async (input, context) => {
  const plan = readPlan(context.db, input.plan)
  if (plan === undefined) return fail({ kind: 'not-found', what: 'plan', id: input.plan })
  const item = checklistTemplate.items.find((candidate) => candidate.id === input.item)
  if (item === undefined) return fail({ kind: 'not-found', what: 'checklist item', id: input.item })
  if (item.kind === 'auto') return fail({ kind: 'refused', field: item.id, reason: 'this item is judged from the data and takes no answer.' })
  if (input.result !== null && input.signedBy === '') return fail({ kind: 'refused', field: 'signedBy', reason: 'sign with your initials.' })
  const evidence = input.evidence === null ? succeed(null) : await fingerprint(input.evidence)
  if (!evidence.ok) return evidence

  const before = answersFor(context.db, plan.plan, input.signedAtMs, item.about === 'desk' ? [item.id] : []).get(item.id)
  const answer: ChecklistAnswer = {
    plan: plan.plan,
    planVersion: plan.version,
    item: item.id,
    scope: item.scope,
    session: item.scope === 'session' ? newYorkTime(input.signedAtMs).day : null,
    result: input.result,
    signedBy: input.signedBy,
    signedAtMs: input.signedAtMs,
    wallAtMs: context.nowAtMs,
    note: input.note,
    evidence: evidence.value,
  }
  context.write((transaction) => {
    appendAnswer(transaction.db, answer)
    appendAudit(transaction.db, {
      atMs: input.signedAtMs,
      user: input.signedBy,
      subject: plan.plan,
      item: item.id,
      from: before?.result ?? null,
      to: input.result,
      reason: input.note,
      evidenceSha256: evidence.value?.sha256 ?? null,
    })
    transaction.touch('plan', plan.plan)
  })
  return succeed({})
}

/** SHA-256, name and size of an evidence file; the file itself stays where it is. */
async function fingerprint(file: ResolvedFile): Promise<Outcome<ChecklistAnswer['evidence']>> {
  const name = basename(file.path)
  try {
    const { size } = await stat(file.path)
    const hash = createHash('sha256')
    for await (const piece of createReadStream(file.path)) hash.update(piece as Buffer)
    return succeed({ name, sha256: hash.digest('hex'), sizeBytes: size })
  } catch {
    return fail({ kind: 'file-refused', file: name, problem: 'unreadable', reason: 'The evidence file could not be read. Choose it again.' })
  }
}
