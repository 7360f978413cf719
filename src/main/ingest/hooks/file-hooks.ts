import type { FileCheck } from '../broker/parsed-file.ts'
import type { StagedRow } from '../broker/staged-row.ts'
import type { Field, FileHookName } from '../profile.ts'
import { joinTosCash } from './tos-cash-join.ts'

/** One row of one part of a file, for a step over all of them. */
export interface PartRow {
  readonly part: string
  readonly row: StagedRow
  /** The printed text of a field, cleaned. */
  readonly text: (field: Field) => string
  /** The sum of its fee columns as a cost, null when they are blank or unreadable. */
  readonly fees: () => string | null
}

/** The named steps over whole files that profiles may ask for; each changes rows in place and answers what it checked. */
export const fileHooks: Readonly<Record<FileHookName, (rows: readonly PartRow[]) => readonly FileCheck[]>> = {
  'tos-cash-join': joinTosCash,
}
