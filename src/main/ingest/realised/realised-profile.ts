import { z } from 'zod'

const Headers = z
  .array(
    z
      .string()
      .min(1)
      .regex(/^[^A-Z]+$/),
  )
  .min(1)

/** Which column holds what; aliases are tried in order. */
const RealisedColumns = z.strictObject({
  symbol: Headers.optional(),
  opened: Headers,
  closed: Headers.optional(),
  quantity: Headers,
  proceeds: Headers.optional(),
  costBasis: Headers.optional(),
  costPerShare: Headers.optional(),
  gain: Headers.optional(),
})
export type RealisedField = keyof z.infer<typeof RealisedColumns>

/** One layout of a broker's own reckoning of lots: data, checked by this schema, read by one engine. */
export const RealisedProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  version: z.number().int().positive(),
  label: z.string(),
  /** `closed` = lots with what they realised, `open` = lots that are still held. */
  kind: z.enum(['closed', 'open']),
  /** Any one of these sets of header cells, in any order, among others. */
  headers: z.array(Headers).min(1),
  columns: RealisedColumns,
  currency: z.string().length(3).default('USD'),
  /** Found in a line above the table: its first group is the account. */
  accountTitles: z.array(z.instanceof(RegExp)).default([]),
  /** Found in a line above the table: its first group is the symbol of all lots below. */
  symbolTitle: z.instanceof(RegExp).optional(),
  /** Rows that are no lots, by their first cell. */
  totals: z.array(z.instanceof(RegExp)).default([]),
})
export type RealisedProfile = z.infer<typeof RealisedProfile>

/** Checks a profile and fills in its defaults. A built-in one that fails is our own mistake and stops the program. */
export const defineRealisedProfile = (text: z.input<typeof RealisedProfile>): RealisedProfile => RealisedProfile.parse(text)
