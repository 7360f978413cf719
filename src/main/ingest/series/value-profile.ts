import { z } from 'zod'
import { Delimiter } from '../bars/bar-profile.ts'

/** One layout of dated values: data, checked by this schema. */
export const ValueProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Raised when the same file would be read otherwise; stored with every import. */
  version: z.number().int().positive(),
  label: z.string(),
  /** What the first header cell may be, exactly as written. Absent: anything that is no day. */
  dateHeaders: z.array(z.string()).optional(),
  /** What every other header cell must look like. */
  valueHeader: z.instanceof(RegExp),
  /** How many series stand side by side: one, at least two, or as many as there are. */
  series: z.enum(['one', 'several', 'any']),
  /** Put before the names of the columns, where these alone would not say whose they are. */
  codePrefix: z.string().default(''),
  /** Where the header stands: the first line that is not blank, or anywhere in the head below some lines of text. */
  headerAt: z.enum(['first-line', 'anywhere']).default('first-line'),
  delimiters: z.array(Delimiter).min(1).default([',']),
  /** How days are written: a fact of the layout, the first format in which the first row can be read; `by-cells` where nothing is a fact. */
  days: z.union([z.array(z.enum(['iso', 'month-first', 'compact', 'month'])).min(1), z.literal('by-cells')]).default(['iso']),
  /** Numbers that stand for no value. */
  missing: z.array(z.number()).default([]),
  /** True when what stands below the first row without a day is no part of the table. */
  endsAtText: z.boolean().default(false),
  /** What the values are, where the layout says it; kept with the series. */
  unit: z.string().nullable().default(null),
  /** How sure the header alone makes us. */
  confidence: z.number().min(0).max(1),
})
export type ValueProfile = z.infer<typeof ValueProfile>

/** Checks a layout. A built-in one that fails is our own mistake and stops the program. */
export const defineValueProfile = (text: z.input<typeof ValueProfile>): ValueProfile => ValueProfile.parse(text)
