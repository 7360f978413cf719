import { z } from 'zod'
import { AppError } from '../errors.ts'
import { AccountId, Cursor, FileRef, Id, Instant, isPath, Limit, Next } from './common.ts'
import { Mapping, TableSample } from './mapping.ts'

export const RowStatus = z.enum(['new', 'known', 'ignored', 'review', 'unsupported', 'error'])
export type RowStatus = z.infer<typeof RowStatus>

export const FormatKind = z.enum([
  'transactions',
  'orders',
  'positions',
  'realised',
  'bars',
  'series',
  'holdings',
  'universe',
  'fundamentals',
  'estimates',
  'headlines',
  'altdata',
  'calendar',
  'riskflags',
  'options',
])
export type FormatKind = z.infer<typeof FormatKind>

const AnswerValue = z.union([z.string(), z.number(), z.boolean()])
/** Question id -> value for all files, or path/ref -> {question id -> value} for one. The answer `mapping` is an object. */
export const Answers = z.record(z.string(), z.union([AnswerValue, Mapping, z.record(z.string(), z.union([AnswerValue, Mapping]))]))
export type Answers = z.infer<typeof Answers>

export const ImportInput = z.strictObject({
  files: z.array(FileRef).min(1).max(20_000),
  account: AccountId.optional(),
  profile: z.string().max(80).optional(),
  answers: Answers.optional(),
})
export const CommitInput = z.union([z.strictObject({ preview: Id }), ImportInput])
export const importNamesPath = (input: z.infer<typeof CommitInput>): boolean => 'files' in input && input.files.some(isPath)

export const RowCounts = z.object({
  read: z.number(),
  new: z.number(),
  known: z.number(),
  ignored: z.number(),
  review: z.number(),
  unsupported: z.number(),
  error: z.number(),
})
export type RowCounts = z.infer<typeof RowCounts>

export const ImportRow = z.object({ line: z.number(), column: z.string().optional(), status: RowStatus, reason: z.string(), raw: z.string() })
export type ImportRow = z.infer<typeof ImportRow>

export const ImportQuestion = z.object({
  id: z.string(),
  text: z.string(),
  choices: z.array(z.string()).optional(),
  default: AnswerValue.optional(),
  answer: AnswerValue.optional(),
})
export const ImportCheck = z.object({ id: z.string(), ok: z.boolean(), detail: z.string() })

export const ImportFile = z.object({
  path: z.string(),
  name: z.string(),
  format: z.object({ id: z.string(), label: z.string(), kind: FormatKind, confidence: z.number() }).nullable(),
  encoding: z.string().nullable(),
  account: z.string().nullable(),
  accounts: z.array(z.string()).optional(),
  symbols: z.array(z.string()).optional(),
  rows: RowCounts,
  byKind: z.record(z.string(), z.number()),
  checks: z.array(ImportCheck),
  questions: z.array(ImportQuestion),
  problems: z.array(ImportRow).max(200),
  problemsTotal: z.number(),
  notices: z.array(z.string()),
  /** Of a table that no profile knows, or that is read by a mapping: what the user needs to say what its columns are. */
  table: TableSample.optional(),
  error: AppError.optional(),
})
export type ImportFile = z.infer<typeof ImportFile>

/**
 * `files` is kept below the answer limit: problems of the first files come whole, later ones are shortened and say so in problemsTotal;
 * with many thousands of files only those that need a look are listed. `filesTotal` and `totals` count them all.
 */
export const ImportPreview = z.object({ preview: Id, files: z.array(ImportFile), totals: RowCounts, filesTotal: z.number() })
export type ImportPreview = z.infer<typeof ImportPreview>
export const ImportCommit = z.object({ preview: Id, batch: Id.nullable(), files: z.array(ImportFile), totals: RowCounts, filesTotal: z.number() })
export type ImportCommit = z.infer<typeof ImportCommit>

export const RowsInput = z.strictObject({
  batch: Id.optional(),
  preview: Id.optional(),
  file: z.string().optional(),
  status: RowStatus.optional(),
  limit: Limit,
  cursor: Cursor.optional(),
})
export const RowsOutput = z.object({ rows: z.array(ImportRow.extend({ file: z.string() })), next: Next })

export const UndoInput = z.strictObject({ batch: Id, confirm: z.boolean().optional() })
const MovedRows = z.object({ transactions: z.number(), bars: z.number(), observations: z.number(), holdings: z.number() })
/** What was built on the rows of an import. */
const BatchUses = z.array(z.object({ what: z.enum(['plan', 'print', 'week', 'signal']), id: z.string(), label: z.string() }))
export const UndoOutput = z.object({ batch: Id, removed: MovedRows, uses: BatchUses, conflicts: z.array(z.string()) })

export const RedoInput = z.strictObject({ batch: Id, confirm: z.boolean().optional() })
export const RedoOutput = z.object({ batch: Id, restored: MovedRows, conflicts: z.array(z.string()) })

export const UsesInput = z.strictObject({ batch: Id })
/** What an undo of the import would touch, told before it is done: `conflicts` are what it would take from the user and needs a word for. */
export const UsesOutput = z.object({ batch: Id, undone: z.boolean(), canRedo: z.boolean(), uses: BatchUses, conflicts: z.array(z.string()) })

export const HistoryInput = z.strictObject({ limit: Limit, cursor: Cursor.optional() })
export const ImportHistory = z.object({
  batches: z.array(
    z.object({
      id: Id,
      at: Instant,
      files: z.array(z.object({ name: z.string(), path: z.string(), sha256: z.string(), profile: z.string().nullable(), rows: RowCounts })),
      rows: RowCounts,
      undone: z.boolean(),
      undoneAt: Instant.nullable(),
      /** False for an import that stands, and for one undone by a version that kept too little. */
      canRedo: z.boolean(),
      /** The watched folder that brought it; null = it was imported by hand. */
      watchedFolder: z.string().nullable(),
    }),
  ),
  next: Next,
})
