import { z } from 'zod'
import { Cursor, Id, Limit, Next, SessionDate, Source, Symbol } from './common.ts'

/** What files state of names and days beside prices and trades; each family has values of its own (docs/csv-formats.md). */
export const RecordFamily = z.enum([
  'universe',
  'calendar',
  'estimates',
  'consensus',
  'revisions',
  'surprises',
  'fundamentals',
  'headlines',
  'altdata',
  'shortinterest',
  'flows',
  'probabilities',
  'themes',
  'options',
  'riskflags',
])

/** `from` and `to` bound the day a record speaks of; `asOf` leaves out what was not known by that day's close. */
export const RecordsInput = z.strictObject({
  family: RecordFamily,
  symbol: Symbol.optional(),
  from: SessionDate.optional(),
  to: SessionDate.optional(),
  asOf: SessionDate.optional(),
  order: z.enum(['oldest', 'newest']).optional(),
  limit: Limit,
  cursor: Cursor.optional(),
})
export const DatedRecord = z.object({
  id: Id,
  symbol: z.string().nullable(),
  /** The day it speaks of. */
  day: SessionDate,
  /** When it was published: a day, or an instant in UTC. */
  knownAt: z.string(),
  /** The day by whose close it was known. */
  knownOn: SessionDate,
  /** True where the file does not say when it was known. */
  isAssumed: z.boolean(),
  /** By field; null = not stated. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  source: Source,
})
export const RecordList = z.object({ records: z.array(DatedRecord), next: Next })

/** `asOf` counts only what was known by that day's close. */
export const RecordFamiliesInput = z.strictObject({ asOf: SessionDate.optional() })
export const RecordFamilies = z.object({
  families: z.array(
    z.object({
      family: RecordFamily,
      records: z.number(),
      symbols: z.number(),
      /** First and last day they speak of. */
      from: SessionDate.nullable(),
      to: SessionDate.nullable(),
    }),
  ),
})
