import { z } from 'zod'
import { TransactionKind } from './transaction-kind.ts'

/** The parts of a row that a column of a table without a profile can be named for. */
export const MappedField = z.enum([
  'date',
  'time',
  'settle',
  'account',
  'action',
  'symbol',
  'description',
  'quantity',
  'price',
  'amount',
  'fees',
  'currency',
  'priceCurrency',
  'externalId',
  'note',
  'costBasis',
  'marketValue',
  'open',
  'high',
  'low',
  'close',
  'volume',
]) // prettier-ignore
export type MappedField = z.infer<typeof MappedField>

export const MappedRecord = z.enum(['transactions', 'positions', 'bars'])

/** What the user says a text in the action column is; ignored rows are listed, rows for review wait. */
export const MappedAction = z.enum([...TransactionKind.options, 'ignore', 'review'])
export type MappedAction = z.infer<typeof MappedAction>

const Column = z.string().min(1).max(200)

/**
 * How a table that no profile knows is read: which column holds what (the first filled one of several; fees are summed), and
 * what each text in the action column is. `saveAs` keeps it for every file with the same header.
 */
export const Mapping = z.strictObject({
  record: MappedRecord,
  columns: z.partialRecord(MappedField, z.union([Column, z.array(Column).min(1).max(12)])),
  actions: z.record(z.string().max(500), MappedAction).default({}),
  /** Currency of amounts where no column names one. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default('USD'),
  saveAs: z.string().trim().min(1).max(80).optional(),
})
export type Mapping = z.infer<typeof Mapping>

/** What the user looks at to say what the columns are: the header, the first rows, and what our guess is. */
export const TableSample = z.object({
  line: z.number(),
  delimiter: z.string(),
  header: z.array(z.string()),
  rows: z.array(z.array(z.string())).max(20),
  guess: Mapping,
  /** The texts of the guessed action column as far as the head of the file shows them, most frequent first. */
  texts: z.array(z.object({ text: z.string(), rows: z.number() })),
})
export type TableSample = z.infer<typeof TableSample>

/** A mapping that is kept, as it can be carried to another workspace. */
export const SavedMapping = z.strictObject({ name: z.string().trim().min(1).max(80), header: z.array(z.string().max(200)).min(1).max(512), mapping: Mapping })
export const SavedMappings = z.object({ mappings: z.array(SavedMapping) })
export const MappingName = z.strictObject({ name: z.string().min(1).max(80) })
