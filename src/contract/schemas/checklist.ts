import { z } from 'zod'
import { FileRef, Id, Instant, isPath, SessionDate } from './common.ts'

export const ItemStatus = z.enum(['pass', 'fail', 'pending', 'expired'])
export const ChecklistItem = z.object({
  id: z.string(),
  label: z.string(),
  kind: z.enum(['auto', 'manual', 'evidence']),
  severity: z.enum(['hard', 'required', 'advisory']),
  scope: z.enum(['order', 'session', 'days']),
  validDays: z.number().nullable(),
  status: ItemStatus,
  /** Only beside a pending automatic item. */
  word: z.enum(['UNKNOWN', 'STALE']).nullable(),
  value: z.string(),
  asOf: SessionDate.nullable(),
  source: z.string(),
  signedBy: z.string().nullable(),
  signedAt: Instant.nullable(),
  note: z.string().nullable(),
  override: z.object({ reason: z.string(), by: z.string() }).nullable(),
})
export type ChecklistItem = z.infer<typeof ChecklistItem>

export const ChecklistOpen = z.strictObject({ plan: Id, template: z.string().max(80).optional() })
export const ChecklistAnswer = z.strictObject({
  plan: Id,
  item: z.string().min(1).max(60),
  result: z.enum(['pass', 'fail']).nullable(),
  signedBy: z.string().trim().max(60),
  evidence: FileRef.optional(),
  note: z.string().max(1_000).optional(),
})
export const answerNamesPath = (input: z.infer<typeof ChecklistAnswer>): boolean => input.evidence !== undefined && isPath(input.evidence)
export const ChecklistOverride = z.strictObject({
  plan: Id,
  item: z.string().min(1).max(60),
  reason: z.string().trim().min(10).max(500),
  by: z.string().trim().min(1).max(60),
})
export const ChecklistItems = z.object({ plan: Id, template: z.string(), asOf: SessionDate.nullable(), generation: z.number(), items: z.array(ChecklistItem) })

export const Decision = z.enum(['GO', 'REVIEW', 'NO-GO'])
export const ChecklistGate = z.object({
  plan: Id,
  asOf: SessionDate.nullable(),
  generation: z.number(),
  decision: Decision,
  blockedBy: z.array(z.string()),
  advisories: z.array(z.string()),
  validFor: SessionDate.nullable(),
  isReplay: z.boolean(),
  items: z.array(ChecklistItem),
})
export type ChecklistGate = z.infer<typeof ChecklistGate>

export const ChecklistPrint = z.strictObject({ plan: Id, pdf: z.string().min(1).max(4096).optional() })
export const printNamesPath = (input: z.infer<typeof ChecklistPrint>): boolean => input.pdf !== undefined
export const PrintResult = z.object({ print: Id, pdf: z.string(), evidence: z.string(), code: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** What the one paper route draws. Everything on the page is here; the page computes nothing. */
export const PaperInput = z.union([z.strictObject({ print: Id }), z.strictObject({ plan: Id })])
export const Paper = z.object({
  /** null on a preview: the code appears when it is printed. */
  code: z.string().nullable(),
  sha256: z.string().nullable(),
  number: z.number().nullable(),
  previousSha256: z.string().nullable(),
  printedAt: Instant.nullable(),
  appVersion: z.string(),
  ruleVersion: z.string(),
  isSimulated: z.boolean(),
  isReplay: z.boolean(),
  decision: Decision,
  validFor: SessionDate.nullable(),
  blockedBy: z.array(z.string()),
  plan: z.object({
    plan: Id,
    version: z.number(),
    symbol: z.string(),
    name: z.string().nullable(),
    side: z.enum(['long', 'short']),
    maskedAccount: z.string(),
    asOf: SessionDate.nullable(),
    entry: z.number().nullable(),
    stop: z.number().nullable(),
    stopReason: z.string(),
    shares: z.number().nullable(),
    binding: z.string().nullable(),
    riskUsd: z.number().nullable(),
    notionalUsd: z.number().nullable(),
    slippageBps: z.number().nullable(),
    notApplied: z.array(z.object({ cap: z.string(), why: z.string() })),
  }),
  items: z.array(ChecklistItem),
  asOfByKind: z.array(z.object({ kind: z.string(), asOf: SessionDate.nullable(), state: z.string() })),
  ladder: z.object({ level: z.number(), label: z.string(), nextCheck: z.string() }).nullable(),
  batches: z.array(z.string()),
  warnings: z.array(z.string()),
})
export type Paper = z.infer<typeof Paper>

export const PrintList = z.object({
  prints: z.array(
    z.object({ print: Id, number: z.number(), plan: Id, symbol: z.string(), decision: Decision, code: z.string(), printedAt: Instant, isOnPaper: z.boolean() }),
  ),
})
