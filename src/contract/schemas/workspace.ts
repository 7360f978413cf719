import { z } from 'zod'
import { Instant, SessionDate } from './common.ts'

export const WorkspaceInfo = z.object({
  path: z.string(),
  schemaVersion: z.number(),
  appVersion: z.string(),
  generation: z.number(),
  /** Stands on every screen and print once the demo was put into this workspace. */
  isSimulated: z.boolean(),
  /** The clock the program works with: the demo's is fixed. */
  now: Instant,
  isClockFixed: z.boolean(),
  asOf: SessionDate.nullable(),
  /** Set when the clock stands earlier than the newest bar or the last run: order never depends on it. */
  clockWarning: z.string().nullable(),
  counts: z.object({
    accounts: z.number(),
    instruments: z.number(),
    series: z.number(),
    bars: z.number(),
    transactions: z.number(),
    plans: z.number(),
    prints: z.number(),
    batches: z.number(),
  }),
})
export type WorkspaceInfo = z.infer<typeof WorkspaceInfo>

export const DemoInput = z.strictObject({
  seed: z.number().int().min(0).max(0xffff_ffff).default(1),
  symbols: z.number().int().min(20).max(5_000).default(300),
  years: z.number().int().min(1).max(15).default(3),
})
