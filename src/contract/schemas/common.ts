import { z } from 'zod'

/** Exchange trading day or any calendar day, ISO "2026-11-20"; impossible days are refused. */
export const SessionDate = z.iso.date()
/** ISO instant, "2026-11-20T21:00:00.000Z". */
export const Instant = z.iso.datetime({ offset: true })
export const Symbol = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .transform((text) => text.toUpperCase())
export const AccountId = z.string().trim().min(1).max(80)
export const Id = z.string().min(1).max(120)
/** Canonical decimal text: no leading zeros, no trailing zeros, never an exponent. */
export const Decimal = z.string().regex(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/)
/** Money or quantity as typed or scripted: decimal text or a JSON number. */
export const DecimalInput = z.union([z.string().regex(/^[+-]?\d+(\.\d+)?$/), z.number()])
export const Limit = z.number().int().min(1).max(20_000).default(5_000)
export const Cursor = z.string().max(200)
export const Next = z.string().nullable()

/** A file: by path (command line only), or by the reference the host minted for a File the user chose. */
export const FileRef = z.union([z.strictObject({ path: z.string().min(1).max(4096) }), z.strictObject({ ref: z.string().min(1).max(100) })])
export type FileRef = z.infer<typeof FileRef>
export const isPath = (file: FileRef): boolean => 'path' in file

export const Side = z.enum(['long', 'short'])
export const Empty = z.strictObject({})
/** Where a number came from, for the provenance panel: joined from batches, never hashed. */
export const Source = z.object({ batch: z.string().nullable(), file: z.string().nullable(), line: z.number().nullable() })

/** Work on rows or files: counts, never a bare spinner. */
export const RowsProgress = z.object({
  phase: z.string(),
  done: z.number(),
  total: z.number().nullable(),
  file: z.string().nullable(),
  files: z.object({ done: z.number(), total: z.number() }).nullable(),
})
export type RowsProgress = z.infer<typeof RowsProgress>
