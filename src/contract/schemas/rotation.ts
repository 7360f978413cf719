import { z } from 'zod'
import { SessionDate } from './common.ts'

export const AsOfInput = z.strictObject({ asOf: SessionDate.optional() })
const Windows = z.object({ 5: z.number().nullable(), 10: z.number().nullable(), 21: z.number().nullable(), 63: z.number().nullable() })

export const RelativePair = z.object({
  id: z.string(),
  label: z.string(),
  numerator: z.string(),
  denominator: z.string(),
  state: z.enum(['known', 'unknown', 'stale']),
  returns: Windows,
  /** Last 63 values of the ratio, first = 1, for the sparkline. */
  ratio: z.array(z.number().nullable()),
  sessions: z.array(SessionDate),
  lastSession: SessionDate.nullable(),
  seam: z.string().nullable(),
  wants: z.string().nullable(),
})
export const RelativeStrength = z.object({
  asOf: SessionDate.nullable(),
  generation: z.number(),
  pairs: z.array(RelativePair),
  persistence: z
    .object({
      cum: z.number(),
      upShare: z.number(),
      t: z.number().nullable(),
      exBest: z.number(),
      age: z.number(),
      score: z.number(),
      persistent: z.boolean(),
      tests: z.array(z.object({ id: z.string(), label: z.string(), passes: z.boolean(), value: z.number().nullable() })),
    })
    .nullable(),
})
export type RelativeStrength = z.infer<typeof RelativeStrength>

export const RungState = z.enum(['pass', 'fail', 'unknown', 'stale', 'not-tested'])
export const Rung = z.object({
  level: z.number(),
  label: z.string(),
  state: RungState,
  verdict: z.enum(['pass', 'neutral', 'fail', 'unknown']),
  since: SessionDate.nullable(),
  numbers: z.array(z.object({ id: z.string(), label: z.string(), value: z.number().nullable(), unit: z.string() })),
  implies: z.string(),
  nextCheck: z.string(),
  coverage: z.object({ known: z.number(), of: z.number() }),
  held: z.number().nullable(),
  baseRate: z.string().nullable(),
})
export const LadderReading = z.object({
  asOf: SessionDate.nullable(),
  generation: z.number(),
  level: z.number(),
  label: z.enum(['none', 'tactical', 'structural_candidate', 'structural']),
  rungs: z.array(Rung),
  nextCheck: z.string(),
  outOfOrder: z.array(z.number()),
  killers: z.array(z.object({ id: z.string(), label: z.string(), active: z.boolean().nullable() })),
  failureModes: z.object({ A: z.boolean().nullable(), B: z.boolean().nullable(), C: z.boolean().nullable(), D: z.boolean().nullable() }),
  exposureCap: z.object({ trading: z.number().nullable(), allocating: z.number().nullable() }),
  history: z.array(z.object({ session: SessionDate, level: z.number(), verdict: z.enum(['pass', 'neutral', 'fail', 'unknown']) })),
})
export type LadderReading = z.infer<typeof LadderReading>
