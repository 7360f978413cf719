import { z } from 'zod'
import { Delisting, Tickers } from './names.ts'
import { Cursor, Id, Limit, Next, SessionDate, Source, Symbol } from './common.ts'

export const Timeframe = z.enum(['1d', '1m'])
export const InstrumentKind = z.enum(['stock', 'fund', 'index', 'breadth', 'rate'])
export const AdjustmentKind = z.enum(['raw', 'split', 'total', 'unknown'])

export const InstrumentsInput = z.strictObject({
  query: z.string().max(60).optional(),
  kind: InstrumentKind.optional(),
  limit: Limit,
  cursor: Cursor.optional(),
})
/** Another name of an instrument, as files write it: a former ticker or another spelling, or a number of the paper. */
const Alias = z.object({
  source: z.enum(['symbol', 'cusip', 'isin']),
  rawId: Symbol,
  /** Holds in the transactions and statements of one broker only, by the first word of its profiles ("schwab"); null = in every file. */
  broker: z
    .string()
    .regex(/^[a-z0-9]{2,40}$/)
    .nullable()
    .default(null),
})
export const Instrument = z.object({
  symbol: z.string(),
  name: z.string().nullable(),
  kind: InstrumentKind,
  sector: z.string().nullable(),
  firstSession: SessionDate.nullable(),
  lastSession: SessionDate.nullable(),
  series: z.number(),
  tickers: Tickers,
  /** Null while it trades, as far as is known. */
  delisted: Delisting.nullable(),
  aliases: z.array(Alias),
})
export const InstrumentList = z.object({ instruments: z.array(Instrument), next: Next })
export const InstrumentDetail = Instrument
export const InstrumentAlias = z.strictObject({ symbol: Symbol, ...Alias.shape })
/** Every other name the instrument has now. */
export const InstrumentAliases = z.object({ symbol: z.string(), aliases: z.array(Alias) })
export const InstrumentGet = z.strictObject({ symbol: Symbol })

export const SeriesInput = z.strictObject({ symbol: Symbol.optional(), limit: Limit, cursor: Cursor.optional() })
export const Series = z.object({
  id: Id,
  /** A price series names its instrument; a macro series its own id (DGS10). */
  symbol: z.string(),
  kind: z.enum(['bars', 'values']),
  timeframe: Timeframe,
  profile: z.string(),
  adjustment: AdjustmentKind.nullable(),
  isPrimary: z.boolean(),
  from: SessionDate.nullable(),
  to: SessionDate.nullable(),
  count: z.number(),
  hasVolume: z.boolean(),
  /**
   * How complete the volume is. none: no bar has one; gaps: some bars have none; partial: ticks, or a small part of what another series of the
   * instrument has on the days both have (`fraction`), as one venue alone prints it; whole otherwise. Null for values.
   */
  volume: z.object({ state: z.enum(['none', 'gaps', 'partial', 'whole']), fraction: z.number().nullable(), against: z.string().nullable() }).nullable(),
  note: z.string().nullable(),
})
export type Series = z.infer<typeof Series>
export const SeriesList = z.object({ series: z.array(Series), next: Next })
/** Values of a macro series, or the closes of a price series. */
export const SeriesGet = z.strictObject({ id: Id, from: SessionDate.optional(), to: SessionDate.optional() })
export const SeriesValues = z.object({ series: Series, sessions: z.array(SessionDate), values: z.array(z.number().nullable()) })
/** Changing what every study reads is an act of the user and is logged. */
export const SeriesPrimary = z.strictObject({ id: Id })
/**
 * The user's word on a session that looks like a split, or on any other: 'apply' with new shares per old share (2, or 0.1; omitted, what the
 * prices look like), 'reject' = a real move, null takes the word back.
 */
export const SplitDecide = z.strictObject({
  symbol: Symbol,
  session: SessionDate,
  decision: z.enum(['apply', 'reject']).nullable(),
  factor: z.number().positive().optional(),
})
export const SplitDecided = z.object({
  symbol: z.string(),
  session: SessionDate,
  decision: z.enum(['apply', 'reject']).nullable(),
  factor: z.number().nullable(),
  /** What was decided of the session before: naming it again undoes this. */
  before: z.object({ decision: z.enum(['apply', 'reject']), factor: z.number().nullable() }).nullable(),
  /** In words: what changes at reading. */
  effect: z.string(),
})

/** What would change if studies read this series instead of the one they read now. Changes nothing. */
export const SeriesUsesInput = z.strictObject({ id: Id })
export const SeriesUses = z.object({
  series: Series,
  /** What is read now; null when the series named is that already. */
  now: Series.nullable(),
  /** Stamps both have, how many of them close otherwise, and the widest of those differences. */
  shared: z.number(),
  differing: z.number(),
  widest: z.object({ session: SessionDate, before: z.number(), after: z.number(), fraction: z.number() }).nullable(),
  /** Stamps only the one named has, and only the one read now. */
  gained: z.number(),
  lost: z.number(),
  /** In the trade's words: what reads it. */
  studies: z.array(z.string()),
  plans: z.array(z.object({ plan: z.string(), label: z.string() })),
  positions: z.array(z.object({ account: z.string(), position: z.string(), label: z.string() })),
})
export type SeriesUses = z.infer<typeof SeriesUses>

export const BarsInput = z.strictObject({
  symbol: Symbol,
  timeframe: Timeframe.default('1d'),
  from: SessionDate.optional(),
  to: SessionDate.optional(),
  series: Id.optional(),
  adjust: z.enum(['none', 'split']).default('split'),
})
const Column = z.array(z.number().nullable())
export const BarsRange = z.object({
  symbol: z.string(),
  series: Id,
  sessions: z.array(SessionDate),
  times: z.array(z.number()).optional(),
  open: Column,
  high: Column,
  low: Column,
  close: Column,
  volume: Column,
  /** Daily bars of what trades on the exchange: its sessions without a bar, between the bars and (the first 21) after the last one up to `to`, else the as-of session. */
  missing: z.array(SessionDate).optional(),
  /** Of a name that bore several tickers the days of each, the oldest first. */
  tickers: z.array(z.object({ ticker: z.string(), from: SessionDate, to: SessionDate })).optional(),
  adjustment: AdjustmentKind,
  adjusted: z.enum(['none', 'split']),
  source: z.object({ profile: z.string(), files: z.array(z.string()), batch: Id.nullable() }),
})
export type BarsRange = z.infer<typeof BarsRange>

export const HealthInput = z.strictObject({ asOf: SessionDate.optional(), symbol: Symbol.optional(), limit: Limit, cursor: Cursor.optional() })
export const DataHealth = z.object({
  asOf: SessionDate.nullable(),
  classes: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      state: z.enum(['fresh', 'stale', 'unknown']),
      newest: SessionDate.nullable(),
      ageSessions: z.number().nullable(),
      limitSessions: z.number().nullable(),
      covered: z.number(),
      of: z.number(),
      /** The file that would answer it. */
      wants: z.string().nullable(),
    }),
  ),
  problems: z.array(
    z.object({
      code: z.enum([
        'review-bar',
        'error-row',
        'missing-session',
        'split-suspect',
        'stale-series',
        'thin-volume',
        'conflict',
        'seam',
        'fill-outside-bar',
        'unknown-equity',
        'unknown-opening',
        'position-difference',
        'duplicate-stamp',
        'time-zone',
        'delisted-held',
      ]),
      account: z.string().nullable(),
      symbol: z.string().nullable(),
      session: SessionDate.nullable(),
      detail: z.string(),
      /** What to do about it. */
      next: z.string(),
      /** True of a held-back row of prices or values: quarantine.list has it, and quarantine.decide settles it. */
      held: z.boolean().optional(),
      /** What reads its stamp, and so what is missing or would change, in short sentences: as quarantine.list has it. */
      effects: z.array(z.string()).optional(),
      source: Source,
    }),
  ),
  problemsTotal: z.number(),
  next: Next,
})
export type DataHealth = z.infer<typeof DataHealth>

/** A row with something of every kind is two kilobytes: the most rows of one answer stay under the limit of an answer. */
export const COVERAGE_ROWS = 1_800
export const CoverageInput = z.strictObject({
  asOf: SessionDate.optional(),
  symbol: Symbol.optional(),
  limit: z.number().int().min(1).max(COVERAGE_ROWS).default(COVERAGE_ROWS),
  cursor: Cursor.optional(),
})
export const DataCoverage = z.object({
  asOf: SessionDate.nullable(),
  /** What the store can hold, in the order of the columns; `of` says which rows it applies to. */
  kinds: z.array(z.object({ kind: z.string(), label: z.string(), of: z.enum(['name', 'series']) })),
  /** The axis all rows share: first and last year of any daily bar or value. Null while there is none. */
  years: z.object({ from: z.number(), to: z.number() }).nullable(),
  rows: z.array(
    z.object({
      id: Id,
      symbol: z.string(),
      name: z.string().nullable(),
      group: z.enum(['regime', 'name', 'series']),
      /** Null for a macro series, and for a name that no file has described yet. */
      kind: InstrumentKind.nullable(),
      /** Only what there is something of: any other kind that applies is unknown. `unjudged` = chk.freshness sets that kind no age. */
      cells: z.array(
        z.object({
          kind: z.string(),
          state: z.enum(['fresh', 'stale', 'unjudged']),
          last: SessionDate,
          /** Absent where there is nothing to judge by. */
          ageSessions: z.number().optional(),
          limitSessions: z.number().optional(),
        }),
      ),
      /** How complete the volume of the daily bars is; null without daily bars. */
      volume: Series.shape.volume,
      /** The year `filled` begins with. */
      firstYear: z.number().nullable(),
      /** Year by year the fraction of the exchange's sessions that have a bar; of a macro series its values against those of its fullest year; 0 = a hole. */
      filled: z.array(z.number()),
    }),
  ),
  /** Rows over all pages. */
  total: z.number(),
  next: Next,
})
export type DataCoverage = z.infer<typeof DataCoverage>
