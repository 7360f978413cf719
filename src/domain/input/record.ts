import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, unknown } from '#domain/result.ts'

export type UntrustedRecord = Readonly<Record<string, unknown>>

/** A plain record, not a list. */
export const isRecord = (value: unknown): value is UntrustedRecord => typeof value === 'object' && value !== null && !Array.isArray(value)

/** MISSING_DATA when absent, BAD_VALUE for anything but a record. */
export function refuseRecord(value: unknown): Refusal | undefined {
  if (value === null || value === undefined) return unknown('MISSING_DATA')
  return isRecord(value) ? undefined : badInput('BAD_VALUE')
}

/** A list of records: MISSING_DATA when absent, else each row is a record that `refuseRow` lets pass. A wrong row outranks a row with a gap. */
export function refuseRows(rows: unknown, refuseRow: (row: UntrustedRecord) => Refusal | undefined): Refusal | undefined {
  if (rows === null || rows === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(rows)) return badInput('BAD_VALUE')
  let missing: Refusal | undefined
  for (const row of rows as readonly unknown[]) {
    const refused = isRecord(row) ? refuseRow(row) : badInput('BAD_VALUE')
    if (refused?.kind === 'error') return refused
    missing ??= refused
  }
  return missing
}

/** DUPLICATE_ID when two rows share an id. */
export const refuseTwins = (rows: readonly { readonly id: string }[]): Refusal | undefined =>
  new Set(rows.map((row) => row.id)).size === rows.length ? undefined : badInput('DUPLICATE_ID')
