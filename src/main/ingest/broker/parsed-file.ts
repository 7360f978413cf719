import type { StagedRow } from './staged-row.ts'

/** A file's rows and what it says about itself, before anything is compared with the store. */
export interface ParsedFile {
  readonly rows: readonly StagedRow[]
  /** Account number or name that holds for the whole file. */
  readonly account: string | null
  /** Printed sums of the amounts: of the whole table, or of each section. */
  readonly totals: readonly PrintedTotal[]
  /** What a step over the whole file found. */
  readonly checks: readonly FileCheck[]
}

/** What a file proves or disproves about itself. */
export interface FileCheck {
  readonly id: string
  readonly ok: boolean
  readonly detail: string
}

export interface PrintedTotal {
  /** What the total is over: '' for the whole table, else the section's name. */
  readonly of: string
  readonly line: number
  readonly printed: string
  /** Exact sum of the readable amounts; null when a row's amount could not be read. */
  readonly sum: string | null
}
