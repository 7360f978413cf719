import { z } from 'zod'
import { SessionDate, Symbol } from './common.ts'

export const FactorId = z.enum([
  'price',
  'dollarVolume20',
  'return20',
  'return63',
  'return126',
  'relative5',
  'relative10',
  'relative21',
  'relative63',
  'persistence',
  'distanceSma50',
  'distanceSma200',
  'atr14Fraction',
  'realizedVol20',
  'spikeRelativeVolume',
  'spikeLogZ',
  'top3Share',
  'amihud',
  'halfSpreadBps',
  'medianVolume20',
  'rsi14',
  'volume5Over60',
  'distanceHigh252',
  'rankComposite',
])
export type FactorId = z.infer<typeof FactorId>
export const ScreenRule = z.strictObject({ factor: FactorId, op: z.enum(['>=', '<=', '>', '<']), value: z.number() })
export const ScreenInput = z.strictObject({
  asOf: SessionDate.optional(),
  screen: z.string().max(80).optional(),
  rules: z.array(ScreenRule).max(40).optional(),
  limit: z.number().int().min(1).max(5_000).default(5_000),
  cursor: z.string().max(200).optional(),
})
export const ScreenRow = z.object({
  symbol: z.string(),
  pass: z.boolean(),
  state: z.enum(['pass', 'fail', 'unknown', 'stale']),
  reasons: z.array(z.string()),
  values: z.record(z.string(), z.number().nullable()),
  lastSession: SessionDate.nullable(),
})
export const ScreenRun = z.object({
  asOf: SessionDate.nullable(),
  generation: z.number(),
  universe: z.number(),
  membership: z.string(),
  durationMs: z.number(),
  rows: z.array(ScreenRow),
  next: z.string().nullable(),
})
export type ScreenRun = z.infer<typeof ScreenRun>

export const WatchRow = z.object({
  symbol: z.string(),
  name: z.string().nullable(),
  group: z.enum(['regime', 'watched', 'offered']),
  state: z.enum(['pass', 'fail', 'unknown', 'stale']),
  lastSession: SessionDate.nullable(),
  close: z.number().nullable(),
  change1: z.number().nullable(),
  relative: z.object({ 5: z.number().nullable(), 10: z.number().nullable(), 21: z.number().nullable(), 63: z.number().nullable() }),
  persistence: z.number().nullable(),
  isPersistent: z.boolean().nullable(),
  dollarVolume20: z.number().nullable(),
  spike: z.object({ relativeVolume: z.number().nullable(), logZ: z.number().nullable(), top3Share: z.number().nullable(), isSpike: z.boolean().nullable() }),
  /** Last 63 closes over the small-cap proxy, first = 1. */
  spark: z.array(z.number().nullable()),
  /** The twelve factors of the screen by id, against the benchmark of the row; empty without a bar. */
  factors: z.record(z.string(), z.number().nullable()),
  reason: z.string().nullable(),
})
export const Watchlist = z.object({
  asOf: SessionDate.nullable(),
  generation: z.number(),
  benchmark: z.string(),
  isOffer: z.boolean(),
  rows: z.array(WatchRow),
})
export type Watchlist = z.infer<typeof Watchlist>
export const WatchInput = z.strictObject({ symbol: Symbol })

export const NameInput = z.strictObject({ symbol: Symbol, asOf: SessionDate.optional() })
export const NameReading = z.object({
  asOf: SessionDate.nullable(),
  generation: z.number(),
  symbol: z.string(),
  name: z.string().nullable(),
  kind: z.string(),
  sector: z.string().nullable(),
  isWatched: z.boolean(),
  row: WatchRow,
  factors: z.record(z.string(), z.number().nullable()),
  spread: z.object({ halfSpreadBps: z.number().nullable(), source: z.string().nullable(), why: z.string().nullable() }),
  fills: z.array(
    z.object({
      account: z.string(),
      session: SessionDate,
      at: z.string().nullable(),
      kind: z.string(),
      quantity: z.number(),
      price: z.number(),
      chartPrice: z.number(),
    }),
  ),
  stop: z
    .object({
      stopPrice: z.number().nullable(),
      rule: z.string(),
      reason: z.string(),
      history: z.array(z.object({ session: SessionDate, stopPrice: z.number().nullable() })),
    })
    .nullable(),
  plans: z.array(z.object({ plan: z.string(), status: z.string(), asOf: SessionDate })),
  risk: z.object({
    decision: z.enum(['clear', 'warn', 'exclude']).nullable(),
    checkedAsOf: SessionDate.nullable(),
    flags: z.array(z.string()),
    why: z.string().nullable(),
  }),
  series: z.array(
    z.object({ id: z.string(), profile: z.string(), adjustment: z.string(), isPrimary: z.boolean(), from: SessionDate.nullable(), to: SessionDate.nullable() }),
  ),
})
export type NameReading = z.infer<typeof NameReading>
