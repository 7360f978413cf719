import { z } from 'zod'
import { Cursor, Id, Next, SessionDate, Source, Symbol } from './common.ts'
import { Timeframe } from './series.ts'

/**
 * Why a row of prices or values waits. differs: another value stands on its stamp; repeated: its own file has the stamp twice; contradiction:
 * open or close lie outside low to high; closed: no session of the exchange; action: another dividend or split is stated; impossible: no such
 * row can be; other: its reason says.
 */
export const HeldCause = z.enum(['differs', 'repeated', 'contradiction', 'closed', 'action', 'impossible', 'other'])
export type HeldCause = z.infer<typeof HeldCause>
export const HeldDecision = z.enum(['take', 'keep-out'])

/** A list of thousands of rows is read in pages; one page answers at once. */
export const QUARANTINE_ROWS = 500
export const QuarantineInput = z.strictObject({
  asOf: SessionDate.optional(),
  symbol: Symbol.optional(),
  cause: HeldCause.optional(),
  batch: Id.optional(),
  /** waiting (nothing decided), decided, or all. */
  state: z.enum(['waiting', 'decided', 'all']).default('waiting'),
  limit: z.number().int().min(1).max(5_000).default(QUARANTINE_ROWS),
  cursor: Cursor.optional(),
})

const Value = z.number().nullable()
/** Of a bar all of them, of a value `close` alone; null where there is none. */
export const HeldFigures = z.object({ open: Value, high: Value, low: Value, close: Value, volume: Value, adjustedClose: Value })
export type HeldFigures = z.infer<typeof HeldFigures>

export const QuarantineRow = z.object({
  batch: Id,
  /** The name of the file, its path where the import has two of one name. */
  file: z.string(),
  line: z.number(),
  /** Null where the row shows none. */
  symbol: z.string().nullable(),
  kind: z.enum(['bars', 'values']),
  timeframe: Timeframe.nullable(),
  session: SessionDate.nullable(),
  /** Epoch milliseconds of a minute bar. */
  at: z.number().nullable(),
  cause: HeldCause,
  reason: z.string(),
  column: z.string().nullable(),
  raw: z.string(),
  /** What the row says; null where it could not be read, or was read by a version that did not keep it. */
  says: HeldFigures.nullable(),
  /** The series it belongs to, and what stands on its stamp there now; null where there is none. `byDecision` = by the user's own word. */
  series: Id.nullable(),
  stands: z.object({ figures: HeldFigures, source: Source, byDecision: z.boolean() }).nullable(),
  decision: HeldDecision.nullable(),
  decidedAt: z.number().nullable(),
  /** Null where the row can be taken, else why not. */
  whyNot: z.string().nullable(),
  /** In short sentences: what reads the stamp, and so what is missing or would change. */
  effects: z.array(z.string()),
})
export type QuarantineRow = z.infer<typeof QuarantineRow>

export const Quarantine = z.object({
  asOf: SessionDate.nullable(),
  rows: z.array(QuarantineRow),
  /** Rows over all pages. */
  total: z.number(),
  /** How many rows of each cause wait and are decided, of the symbol and import asked for. */
  causes: z.array(z.object({ cause: HeldCause, waiting: z.number(), decided: z.number() })),
  next: Next,
})
export type Quarantine = z.infer<typeof Quarantine>

/**
 * The user's word on held-back rows of one file: 'take' = its values stand on their stamps from now on, 'keep-out' = settled, null takes the
 * word back. One line, several, or without any the whole file: what of it waits; to be taken, what `conflicts: take` would have taken.
 */
export const QuarantineDecide = z.strictObject({
  batch: Id,
  /** May be left out where the import has one file. */
  file: z.string().max(4_096).optional(),
  line: z.number().int().min(1).optional(),
  lines: z.array(z.number().int().min(1)).min(1).max(20_000).optional(),
  decision: HeldDecision.nullable(),
})
export const QuarantineDecided = z.object({
  decision: HeldDecision.nullable(),
  decided: z.number(),
  /** What stood before, of every row that changed: saying it again undoes this. */
  before: z.array(z.object({ batch: Id, file: z.string(), decision: HeldDecision.nullable(), lines: z.array(z.number()) })),
  /** Rows that could not be taken, the first 100, and why. */
  left: z.array(z.object({ line: z.number(), why: z.string() })),
  leftTotal: z.number(),
  /** In words: what changed. */
  effect: z.string(),
})
export type QuarantineDecided = z.infer<typeof QuarantineDecided>
