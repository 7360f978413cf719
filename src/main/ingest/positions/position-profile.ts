import { z } from 'zod'

/** A header cell as `headerCell` writes it: lower case, single blanks. */
const Header = z
  .string()
  .min(1)
  .regex(/^[^A-Z]+$/)
const Headers = z.array(Header).min(1)

/** Which column holds what; aliases are tried in order, the first one in the header is taken. */
export const PositionColumns = z.strictObject({
  account: Headers.optional(),
  /** ISO day of the row, where one file holds several statements. */
  asOf: Headers.optional(),
  /** Time of day of the statement in New York; our own export only. */
  time: Headers.optional(),
  symbol: Headers,
  name: Headers.optional(),
  quantity: Headers,
  price: Headers.optional(),
  /** Cost of the whole line. */
  costBasis: Headers.optional(),
  costPerShare: Headers.optional(),
  marketValue: Headers.optional(),
  currency: Headers.optional(),
  /** What kind of security it is, in the broker's words. */
  type: Headers.optional(),
  /** What made the line unique in its statement; our own export only. */
  key: Headers.optional(),
})
export type PositionField = keyof z.infer<typeof PositionColumns>

/** What is not a share, by what stands in a field of the row. */
const Told = z.strictObject({ field: z.enum(['symbol', 'name', 'type']), pattern: z.instanceof(RegExp) })

/** How one table of positions is read: columns by name, and how cash and options are told from shares. Data, no code. */
export const PositionReading = z.strictObject({
  columns: PositionColumns,
  decimalMark: z.enum(['point', 'comma', 'mixed-point', 'mixed-comma']).default('point'),
  dayOrder: z.enum(['mdy', 'dmy', 'ymd']).default('mdy'),
  currency: z.string().length(3).default('USD'),
  /** Money of the account: counted by currency, never as a share. */
  cash: z.array(Told).default([]),
  options: z.array(Told).default([]),
  /** What the broker hangs on a symbol and is none of it ("SPAXX**"). */
  symbolMarks: z.instanceof(RegExp).optional(),
  /** Rows that are not held, by their first cell or by the symbol. */
  totals: z.array(z.instanceof(RegExp)).default([]),
  /** Rows that count in the account's value and are no holding, by their symbol ("Pending activity"). */
  pending: z.array(z.instanceof(RegExp)).default([]),
})
export type PositionReading = z.infer<typeof PositionReading>

/** One export layout of positions: data, checked by this schema, read by one engine. */
export const PositionProfile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Raised when the same file would be read otherwise; stored with every import. */
  version: z.number().int().positive(),
  label: z.string(),
  /** Any one of these sets of header cells, in any order, among others. */
  headers: z.array(Headers).default([]),
  /** The header cells exactly as written, in this order, nothing else. */
  exact: z.array(z.string()).optional(),
  /** A file that our own export wrote: kind, moment, key and what accounts are worth are read back as they stand, nothing is reckoned. */
  isOwnExport: z.boolean().default(false),
  reading: PositionReading,
  /** The moment of the whole file: the first line above the header, or the first cell below it, in which this pattern is found. */
  asOf: z.instanceof(RegExp).optional(),
  /** A line of one cell above a table that names the account of that table; the first group is its number, or its name. */
  accountTitles: z.array(z.instanceof(RegExp)).default([]),
  /** A table of its own above the positions: account and what it is worth. */
  summary: z.strictObject({ account: Header, value: Header }).optional(),
})
export type PositionProfile = z.infer<typeof PositionProfile>

/** Checks a profile and fills in its defaults. A built-in one that fails is our own mistake and stops the program. */
export const definePositionProfile = (text: z.input<typeof PositionProfile>): PositionProfile => PositionProfile.parse(text)

export const definePositionReading = (text: z.input<typeof PositionReading>): PositionReading => PositionReading.parse(text)
