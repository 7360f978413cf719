import { dirname, join } from 'node:path'
import type { Handlers, Output } from '#contract/channels.ts'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { Call } from '#contract/rpc/serve.ts'
import { read, resolveFiles, type Services, write } from './services.ts'

type ChecklistChannels =
  | 'checklist.open'
  | 'checklist.answer'
  | 'checklist.override'
  | 'checklist.gate'
  | 'checklist.paper'
  | 'checklist.print'
  | 'checklist.prints'
type StoredPrint = { print: string; number: number; code: string; sha256: string; evidenceJson: string }

const ATTEMPTS = 3

export function checklistHandlers(services: Services): Pick<Handlers, ChecklistChannels> {
  return {
    'checklist.open': (input, call) => read(services, 'checklist.open', input, call),
    'checklist.gate': (input, call) => read(services, 'checklist.gate', input, call),
    'checklist.paper': (input, call) => read(services, 'checklist.paper', input, call),
    'checklist.prints': (input, call) => read(services, 'checklist.prints', input, call),
    'checklist.answer': async (input, call) => {
      const evidence = input.evidence === undefined ? succeed([]) : resolveFiles(services.host, [input.evidence])
      if (!evidence.ok) return evidence
      const plan = await read(services, 'plan.get', { plan: input.plan }, call)
      if (!plan.ok) return plan
      const answered = await write(
        services,
        'checklist.answer',
        {
          plan: input.plan,
          item: input.item,
          result: input.result,
          signedBy: input.signedBy,
          // An answer is stamped with the plan's clock; the ledger keeps the wall time beside it.
          signedAtMs: Date.parse(plan.value.now),
          note: input.note ?? null,
          evidence: evidence.value[0] ?? null,
        },
        call,
      )
      return answered.ok ? await read(services, 'checklist.open', { plan: input.plan }, call) : answered
    },
    'checklist.override': async (input, call) => {
      const plan = await read(services, 'plan.get', { plan: input.plan }, call)
      if (!plan.ok) return plan
      const written = await write(services, 'checklist.override', { ...input, atMs: Date.parse(plan.value.now) }, call)
      return written.ok ? await read(services, 'checklist.open', { plan: input.plan }, call) : written
    },
    'checklist.print': async (input, call) => {
      const stored = await storePrint(services, input.plan, call)
      return stored.ok ? await putOnPaper(services, stored.value, input.pdf, call) : stored
    },
  }
}

/** Stored first: the record exists before a byte of paper does. */
async function storePrint(services: Services, plan: string, call: Call<never>): Promise<Outcome<StoredPrint>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const gathered = await read(services, 'evidence.gather', { plan }, call)
    if (!gathered.ok) return gathered
    const stored = await write(services, 'print.store', gathered.value, call)
    if (stored.ok || stored.error.kind !== 'superseded') return stored
  }
  return fail({ kind: 'superseded', what: 'the checklist' })
}

/** Evidence JSON and PDF; a failed write leaves the record "not on paper". */
async function putOnPaper(services: Services, stored: StoredPrint, chosen: string | undefined, call: Call<never>): Promise<Outcome<Output<'checklist.print'>>> {
  const name = `checklist-${String(stored.number).padStart(4, '0')}-${stored.code.replaceAll('-', '')}`
  const asked =
    chosen ??
    (services.host.choosePdfPath === undefined ? join(services.workspaceDir, 'prints', `${name}.pdf`) : await services.host.choosePdfPath(`${name}.pdf`))
  const pdf = asked ?? join(services.workspaceDir, 'prints', `${name}.pdf`)
  const evidence = join(dirname(pdf), `${name}.json`)
  const notOnPaper = (reason: string) => fail({ kind: 'print-not-on-paper', print: stored.print, code: stored.code, reason })

  const evidenceWritten = await services.writeFile(evidence, stored.evidenceJson)
  if (!evidenceWritten.ok) return notOnPaper(`the evidence file could not be written to ${evidence}.`)
  const page = await services.host.renderPdf(stored.print, call.cancel)
  if (!page.ok) return page.error.kind === 'browser-missing' ? page : notOnPaper('the page could not be drawn.')
  const written = await services.writeFile(pdf, page.value)
  if (!written.ok) return notOnPaper(`${pdf} could not be written.`)
  const marked = await write(services, 'print.mark', { print: stored.print, pdfPath: pdf }, call)
  return marked.ok ? succeed({ print: stored.print, pdf, evidence, code: stored.code, sha256: stored.sha256 }) : marked
}
