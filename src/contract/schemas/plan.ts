import { z } from 'zod'
import { AccountId, Id, Instant, SessionDate, Side, Symbol } from './common.ts'

export const PlanDraft = z.strictObject({
  plan: Id.optional(),
  symbol: Symbol,
  side: Side,
  account: AccountId,
  asOf: SessionDate.optional(),
  entry: z.number().positive().optional(),
  stop: z.number().positive().optional(),
  riskFraction: z.number().positive().max(0.1).optional(),
  slippageBps: z.number().min(0).max(1_000).optional(),
  adopt: z.literal(true).optional(),
})
export const PlanId = z.strictObject({ plan: Id })

export const Plan = z.object({
  plan: Id,
  version: z.number(),
  status: z.enum(['draft', 'saved']),
  symbol: z.string(),
  side: Side,
  account: AccountId,
  /** The session the plan stands on; null while no bar is known. */
  asOf: SessionDate.nullable(),
  /** True when asOf was given: every check runs at 20:00 New York of that session. */
  isReplay: z.boolean(),
  /** The moment the plan's checks are judged at. */
  now: Instant,
  /** The session an order from this plan would be placed in. */
  validFor: SessionDate.nullable(),
  entry: z.number().nullable(),
  entrySource: z.string(),
  stop: z.number().nullable(),
  riskFraction: z.number(),
  /** null = the model's own estimate. */
  slippageBps: z.number().nullable(),
  isAdopted: z.boolean(),
  /** The held quantity of an adopted position, signed. */
  adoptedQuantity: z.number().nullable(),
  updatedAt: Instant,
})
export type Plan = z.infer<typeof Plan>

export const PlanSize = z.object({
  plan: Id,
  asOf: SessionDate.nullable(),
  generation: z.number(),
  /** null = UNKNOWN, `unknown` says which input would answer. */
  shares: z.number().nullable(),
  binding: z.string().nullable(),
  caps: z.record(z.string(), z.number().nullable()),
  notApplied: z.array(z.object({ cap: z.string(), why: z.string() })),
  riskUsd: z.number().nullable(),
  notionalUsd: z.number().nullable(),
  slippageBps: z.number().nullable(),
  slippagePerShare: z.number().nullable(),
  volScale: z.number().nullable(),
  heat: z.object({ before: z.number().nullable(), after: z.number().nullable(), limit: z.number() }),
  inputs: z.array(z.object({ id: z.string(), label: z.string(), value: z.number().nullable(), asOf: SessionDate.nullable(), source: z.string() })),
  unknown: z.array(z.object({ input: z.string(), wants: z.string() })),
  refused: z.string().nullable(),
})
export type PlanSize = z.infer<typeof PlanSize>
export const PlanList = z.object({ plans: z.array(Plan) })
