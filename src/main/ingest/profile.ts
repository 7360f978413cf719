import { z } from 'zod'
import { FormatKind } from '#contract/schemas/imports.ts'
import { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import { PositionReading } from './positions/position-profile.ts'

/** A header cell as `headerCell` writes it: lower case, single blanks. */
const Header = z
  .string()
  .min(1)
  .regex(/^[^A-Z]+$/)
const Delimiter = z.enum([',', ';', '\t', '|'])
export type Delimiter = z.infer<typeof Delimiter>

/**
 * What a row is. A transaction kind, or one of the readings that need the row's numbers:
 * - `cash`: cash-in or cash-out by the sign of the amount, internal when no cash moved
 * - `transfer`: sec-transfer when shares moved, else as `cash`
 * - `trade`: buy, sell, short or cover by the sign of the quantity and the opening or closing mark
 * - `option-bought`, `option-sold`, `fx-bought`, `fx-sold`: a row of that kind whose quantity takes that sign
 * - `shares-out`, `corp-out`: a sec-transfer or corp row whose unsigned quantity leaves the account
 * - `reverse-split`: both rows of a pair are corp, a single row is a split
 * and the three ways in which a row is held back: ignored, unsupported, review.
 */
export const Reading = z.enum([
  ...TransactionKind.options,
  'cash',
  'transfer',
  'trade',
  'option-bought',
  'option-sold',
  'fx-bought',
  'fx-sold',
  'shares-out',
  'corp-out',
  'reverse-split',
  'ignored',
  'unsupported',
  'review',
])
export type Reading = z.infer<typeof Reading>

/**
 * The parts of a row that a column can hold. Aliases are tried in order; of those in the header the first one that is filled
 * in the row is taken, so that a symbol can fall back on an ISIN and a time stamp on a day.
 * - `time`: a time of day beside `date`; the two are read as one
 * - `status`: filled, cancelled, pending …; `instrument`: what is traded (stock, option, currency …)
 * - `detail`: a second word beside `action`; `mark`: the broker's marks, opening or closing
 * - `expiry`, `strike`, `right`: the terms of an option
 * - `placed`, `orderQuantity`: when an order was placed and for how much, where the rows are orders
 */
export const Field = z.enum([
  'date',
  'time',
  'settle',
  'account',
  'action',
  'detail',
  'status',
  'instrument',
  'symbol',
  'description',
  'expiry',
  'strike',
  'right',
  'placed',
  'orderQuantity',
  'quantity',
  'price',
  'amount',
  'currency',
  'priceCurrency',
  'feesCurrency',
  'externalId',
  'note',
  'balance',
  'accrued',
  'mark',
])
export type Field = z.infer<typeof Field>

/** The text of each field of one row, cleaned; '' where the row or the layout has none. */
export type RowFields = Record<Field, string>

export const HookName = z.enum(['fidelity-prose', 'own-layout'])
export type HookName = z.infer<typeof HookName>

/** A step over all rows of a file, for what no row can say alone. */
export const FileHookName = z.enum(['tos-cash-join'])
export type FileHookName = z.infer<typeof FileHookName>

/** What a field must look like: a pattern over its text, or whether it is filled and with which sign. Dashes and N/A are blank. */
const Condition = z.union([z.instanceof(RegExp), z.enum(['blank', 'filled', 'negative', 'positive', 'zero'])])
export type Condition = z.infer<typeof Condition>

const Rule = z.strictObject({
  /** All of these must hold. */
  when: z.partialRecord(Field, Condition),
  is: Reading,
  /** For rows that are held back: the sentence that says why. */
  why: z.string().optional(),
})

/**
 * How an amount column is meant. `net` = cash effect after fees; `gross` = cash effect, fees still have to be added. With
 * `-unsigned` its sign says nothing and the direction of the trade decides.
 */
const AmountMeaning = z.enum(['net', 'gross', 'net-unsigned', 'gross-unsigned'])
export type AmountMeaning = z.infer<typeof AmountMeaning>

/** How one kind of row is read: the columns by name and what the rows mean. */
export const RowReading = z.strictObject({
  /** A name with a * in it is one that names a currency in its place ("total (*)"); that of the amount is the row's. */
  columns: z.partialRecord(Field, z.array(Header).min(1)),
  /** Fields a row cannot be read without: their columns must be in the header. */
  required: z.array(Field).min(1),
  /** Every fee column that is in the header is summed. A * in its name stands for the currency it names ("comm in *"). */
  fees: z.array(z.string()).default([]),
  /** Where each fee column has its currency in a column of its own: that one's name, with * for the fee's ("currency (*)"). */
  feeCurrencies: z.string().includes('*').optional(),
  /** `cost` = fees are printed as positive costs, `effect` = as negative cash effects. */
  feesAre: z.enum(['cost', 'effect']).default('cost'),
  /** `columns` = what the fee columns say; `implied` = quantity x price rounded half up to the cent against the net amount. */
  feesFrom: z.enum(['columns', 'implied']).default('columns'),
  /** What the amount column means; by column where the layout has several. */
  amountIs: z.union([AmountMeaning, z.record(Header, AmountMeaning)]).default('net'),
  /** Whether a trade without an amount is an error: true where the broker always prints one. */
  amountNeeded: z.boolean().default(true),
  /**
   * `unsigned` = the action is the direction and quantities are positive; `signed` = quantities of sales are negative;
   * `either` = exports of this layout print sales both ways.
   */
  quantities: z.enum(['unsigned', 'signed', 'either']).default('unsigned'),
  /** The letter behind a quantity that marks shares or contracts going out ("1S"). */
  outMark: z.string().length(1).optional(),
  /** `signed` = the price carries the sign of the cash effect. */
  prices: z.enum(['unsigned', 'signed']).default('unsigned'),
  /** Money may stand behind the currency in letters: "USD 87.49". */
  hasCurrencyWords: z.boolean().default(false),
  /** Rows of these readings move no shares, whatever their quantity and price cells print. */
  withoutShares: z.array(Reading).default([]),
  /** Rows of these readings move no cash: their amount cell is a value. */
  withoutCash: z.array(Reading).default([]),
  /**
   * What a row is. The first rule whose conditions all hold; else by its action in lower case: exact text first, then the
   * first matching beginning, then the first pattern found in it (in the description where the layout has no action column),
   * then `otherwise`.
   */
  rules: z.array(Rule).default([]),
  actions: z.record(z.string().regex(/^[^A-Z]+$/), Reading).default({}),
  beginnings: z.array(z.tuple([z.string().regex(/^[^A-Z]+$/), Reading])).default([]),
  contains: z.array(z.tuple([z.instanceof(RegExp), Reading])).default([]),
  otherwise: Reading.default('review'),
  /** Takes the symbol from another field when the symbol field is empty: the first group of the pattern. */
  symbolFrom: z.strictObject({ field: Field, pattern: z.instanceof(RegExp) }).optional(),
  /** A time of day hidden in another field: the first group of the pattern. */
  timeFrom: z.strictObject({ field: Field, pattern: z.instanceof(RegExp) }).optional(),
  /** What names an option where the symbol is only its underlying: the pattern's first group in a field, or fields in a row. */
  optionName: z.union([z.strictObject({ field: Field, pattern: z.instanceof(RegExp) }), z.array(Field).min(2)]).optional(),
  /** Fields that a row leaves blank when they are those of the row above: further legs or fills of one order. */
  inherits: z.array(Field).default([]),
  /**
   * Where rows are orders that may fill further: the fields that, with symbol and kind, name the order. A later export that
   * shows the same order with other figures replaces the row, with the user's consent; it is never added.
   */
  orderKey: z.array(z.enum(['placed', 'orderQuantity'])).default([]),
  /** A named step over the fields before they are judged, for what no rule can say. */
  hook: HookName.optional(),
})
export type RowReading = z.infer<typeof RowReading>

const AccountSource = z.strictObject({
  /** `number` = the account number inside the cell's text, else the text; `text` = the cell as it is. */
  cell: z.enum(['number', 'text']).default('number'),
  /** Patterns over the lines before the header; the first group is the number. */
  titleNumber: z.instanceof(RegExp).optional(),
  fileName: z.instanceof(RegExp).optional(),
  /** The account's name in a line before the header, used when no number is shown anywhere. */
  titleName: z.instanceof(RegExp).optional(),
})

/** Rows count only when this column holds one of these words; of several levels of one trade the first present level counts. */
const Levels = z.strictObject({ column: Header, words: z.array(z.string()).min(1) })

const Table = z.strictObject({
  shape: z.literal('table'),
  row: RowReading,
  /** Rows behind the data, by their first cell. Behind one of them a row without a date is ignored instead of an error. */
  footers: z.array(z.instanceof(RegExp)).default([]),
  /** The footer whose amount column holds the sum of all rows. */
  totalFooter: z.instanceof(RegExp).optional(),
  /** True where prose stands in the first cell alone below the table. */
  hasProse: z.boolean().default(false),
  levels: Levels.optional(),
})

/** What the rows of a table are: transactions, or positions that the broker states beside them. */
const Rows = { row: RowReading.optional(), positions: PositionReading.optional() }
const hasOneReading = ({ row, positions }: { row?: unknown; positions?: unknown }): boolean => (row === undefined) !== (positions === undefined)

const Section = z.strictObject({ ...Rows, levels: Levels.optional() }).refine(hasOneReading)
export type Section = z.infer<typeof Section>

const Sectioned = z.strictObject({
  shape: z.literal('sectioned'),
  /** Section name in lower case -> how its rows are read. Sections that are not named are ignored. */
  sections: z.record(z.string(), Section),
  /** Where the account stands: the section and the label in its first data cell. */
  account: z.strictObject({ section: z.string(), label: z.string() }).optional(),
  /** Where the currency of amounts without one stands, in the same way. */
  currency: z.strictObject({ section: z.string(), label: z.string() }).optional(),
})

const Part = z
  .strictObject({
    ...Rows,
    /** The title line that must stand above the header; left out where the header alone tells the part. */
    title: Header.optional(),
    /** Cells that the header of this part holds, among others. */
    header: z.array(Header).min(2),
  })
  .refine(hasOneReading)
export type Part = z.infer<typeof Part>

const Parts = z.strictObject({
  shape: z.literal('parts'),
  /** Tables below each other, each with a header of its own. What stands below other titles or headers is ignored. */
  parts: z.record(z.string(), Part),
  join: FileHookName.optional(),
})

/** One export layout of one broker: data, checked by this schema, read by one engine. */
export const Profile = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Raised when the same file would be read otherwise; stored with every import. */
  version: z.number().int().positive(),
  broker: z.string(),
  label: z.string(),
  kind: FormatKind,
  /** Set where the layout is known but not read: the sentence that says what to export instead. */
  refusal: z.string().optional(),
  detect: z.strictObject({
    /** Any one of these sets of header cells, in any order, among others. */
    headers: z.array(z.array(Header).min(2)).default([]),
    /** The header cells exactly as written, in this order, nothing else. */
    exact: z.array(z.array(z.string()).min(2)).default([]),
    /** None of these cells may be in the header. */
    without: z.array(Header).default([]),
    /** Sectioned files: each of these beginnings must be a line of the head. */
    lines: z.array(z.array(Header)).default([]),
    delimiters: z.array(Delimiter).default([',', ';', '\t', '|']),
    priority: z.number().int().default(0),
  }),
  /** Facts of the layout, not guesses: a cell that contradicts them is an error of its row. */
  dayOrder: z.enum(['mdy', 'dmy', 'ymd']),
  /** Rows print a time and no day: the day is the first group of this pattern in the file's name, else it is asked. */
  dayFrom: z.instanceof(RegExp).optional(),
  /** Days may also stand year first ("2025-01-02"), which no other order can mean. */
  readsIsoDays: z.boolean().default(false),
  /** "04/17/2023 as of 04/15/2023": the first date is the row's, the second its effective date. */
  hasAsOfDates: z.boolean().default(false),
  decimalMark: z.enum(['point', 'comma', 'mixed-point', 'mixed-comma']),
  /** Zone of printed times; null where the layout prints none. */
  zone: z.string().nullable().default(null),
  order: z.enum(['newest-first', 'oldest-first']),
  currency: z.string().length(3),
  account: AccountSource.prefault({}),
  reads: z.discriminatedUnion('shape', [Table, Sectioned, Parts]).optional(),
})
export type Profile = z.infer<typeof Profile>

/** A profile as it is written down; the defaults are filled in by `defineProfile`. */
export type ProfileText = z.input<typeof Profile>

/** Checks a profile and fills in its defaults. A built-in one that fails is our own mistake and stops the program. */
export function defineProfile(text: ProfileText): Profile {
  const profile = Profile.parse(text)
  if ((profile.reads === undefined) !== (profile.refusal !== undefined)) {
    throw new Error(`defineProfile ${profile.id}: got ${profile.reads === undefined ? 'neither' : 'both'} reads and refusal, wanted one of them`)
  }
  return profile
}
