import { z } from 'zod'
import { AccountId, Id, SessionDate } from './common.ts'

export const StopsInput = z.strictObject({ asOf: SessionDate.optional() })
export const StopReading = z.object({
  account: AccountId,
  position: Id,
  plan: Id.nullable(),
  version: z.number().nullable(),
  symbol: z.string(),
  quantity: z.number().nullable(),
  stopPrice: z.number().nullable(),
  rule: z.string(),
  reason: z.string(),
  fired: z.array(z.string()),
  winner: z.string().nullable(),
  exitFraction: z.number(),
  unknownInputs: z.array(z.string()),
  lastClose: z.number().nullable(),
  distanceFraction: z.number().nullable(),
  newsState: z.string().nullable(),
  judgedSession: SessionDate.nullable(),
})
export type StopReading = z.infer<typeof StopReading>
export const StopReadings = z.object({ asOf: SessionDate.nullable(), generation: z.number(), positions: z.array(StopReading) })
export type StopReadings = z.infer<typeof StopReadings>

export const ExplainInput = z.strictObject({ position: Id, asOf: SessionDate.optional() })
export const StopExplanation = z.object({
  asOf: SessionDate.nullable(),
  generation: z.number(),
  reading: StopReading,
  text: z.string(),
  rules: z.array(z.object({ rule: z.string(), state: z.enum(['fired', 'quiet', 'unknown']), level: z.number().nullable(), text: z.string() })),
  inputs: z.array(z.object({ id: z.string(), value: z.union([z.number(), z.string()]).nullable(), asOf: SessionDate.nullable() })),
  params: z.record(z.string(), z.number()),
  path: z.array(z.object({ session: SessionDate, stopPrice: z.number().nullable(), close: z.number().nullable() })),
})
export type StopExplanation = z.infer<typeof StopExplanation>
