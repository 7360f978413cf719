import { z } from 'zod'
import { FormatKind } from '#contract/schemas/imports.ts'
import { isRecordFamily, type RecordFamilyName } from '../../store/record-families.ts'
import { Delimiter } from '../bars/bar-profile.ts'

/** A header cell exactly as written; '' where the layout has a nameless column. */
const Header = z.string()
const Field = z.string().regex(/^[a-z][a-zA-Z0-9]*$/)

const Column = z.strictObject({
  header: Header,
  /**
   * How its cells are read. `word`: lower case; `symbols`: several names of one row, apart by blanks, commas or semicolons; `moment`: a day, with
   * or without a time of day (New York where no offset is printed); `number`: decimal point; `flag`: true or false, kept as 1 or 0; `code`: lower
   * case, an underscore in the place of whatever is no letter and no digit; `exact`: whatever stands there, as our own export wrote it.
   */
  reads: z.enum(['symbol', 'symbols', 'text', 'word', 'code', 'day', 'moment', 'number', 'flag', 'exact']),
  /** Only this part of the cell is read; a filled cell that lacks it cannot be read. */
  part: z.instanceof(RegExp).optional(),
  /** A row in which the cell is blank is an error. */
  isRequired: z.boolean().default(false),
  /** What a number must be. */
  sign: z.enum(['positive', 'not-negative']).optional(),
  /** The most characters a text may have. */
  longest: z.number().int().positive().max(2_000).default(2_000),
  /** The only words the cell may hold. */
  words: z.array(z.string()).optional(),
  /** What each of its words is kept as; any other word is an error. */
  meanings: z.record(z.string(), z.string()).optional(),
})
export type RecordColumn = z.infer<typeof Column>

/** Where a layout does not say when a row was known: the row's own day, or so many days behind it; marked as assumed. */
const Assumed = z.strictObject({ daysAfter: z.number().int().min(0) })

/** One layout of dated records: data, checked by this schema, read by one engine. */
export const RecordLayout = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Raised when the same file would be read otherwise; stored with every import. */
  version: z.number().int().positive(),
  label: z.string(),
  kind: FormatKind,
  family: z.string().refine(isRecordFamily) as z.ZodType<RecordFamilyName>,
  /** The header line begins with exactly these cells; of a layout without header they name its columns. */
  headerStart: z.array(Header).min(2),
  delimiter: Delimiter.default(','),
  /** Set where there is no header: what every line of the head looks like. */
  everyLine: z.instanceof(RegExp).optional(),
  /** Whether further columns may follow. Those that no field and no metric names are not read, and the file's notice says so. */
  mayGoOn: z.boolean().default(false),
  /** Field -> its column. `symbol` and `knownAt` are of every record, the others are values of the family. */
  columns: z.record(Field, Column),
  /** Columns of numbers of which every filled one is a record of its own: header -> what the number is, kept in the field `metric` beside `value`. */
  metrics: z.record(Header, z.string()).default({}),
  /** A named step that makes the records of a row where one row is several. */
  split: z.enum(['joined-and-left', 'call-and-put', 'year-and-quarter', 'list-of-a-day']).optional(),
  /** Values that hold for every row. */
  constants: z.record(Field, z.string()).default({}),
  /** Fields made of others: {region} stands for the value of the field `region`. */
  composed: z.record(Field, z.string()).default({}),
  /** Fields that make a record the same one in two files; a printed publication counts too. */
  key: z.array(Field).min(1),
  /** The first of these fields that is filled is the day the record speaks of. */
  day: z.array(Field).min(1),
  /** The field of the publication stamp, where the layout has one, and what is assumed where its cell is blank. */
  knownAt: z.strictObject({
    field: Field.optional(),
    otherwise: Assumed,
    /** Whether the user may say when the whole file was published (`asOf`); it counts where a row does not say. */
    isAsked: z.boolean().default(false),
  }),
  /** True for what our own export wrote of the store: the key, the day and the moment are those of the record, nothing is worked out anew. */
  isExported: z.boolean().default(false),
  /** Whether the names of a universe are shares of companies, or whatever is listed: funds, warrants and preferred shares as well. */
  names: z.enum(['shares', 'listings']).default('shares'),
  /** What the whole file is held against once it is read; what differs is said, and nothing is changed by it. */
  compares: z.enum(['sessions', 'holidays', 'earlier-list']).optional(),
  /** Values that stand nowhere in the file: asked, with a proposal where the file's name gives one away ($1 = the pattern's group). */
  asks: z
    .array(
      z.strictObject({
        field: Field,
        reads: z.enum(['text', 'day', 'symbol']),
        text: z.string(),
        proposals: z.array(z.tuple([z.instanceof(RegExp), z.string()])),
      }),
    )
    .default([]),
})
export type RecordLayout = z.infer<typeof RecordLayout>

/** A layout as it is written down. */
export type RecordLayoutText = z.input<typeof RecordLayout>

/** Checks a layout. A built-in one that fails is our own mistake and stops the program. */
export const defineRecordLayout = (text: RecordLayoutText): RecordLayout => RecordLayout.parse(text)
