import type { RowStatus } from '#contract/schemas/imports.ts'

/** A row of a price or series file that is not simply stored or known, with its text. */
export interface HeldRow {
  readonly line: number
  readonly status: RowStatus
  readonly reason: string
  readonly column: string | null
  readonly symbol: string | null
  /** ISO day where the row shows one. */
  readonly session: string | null
  readonly raw: string
}
export type HeldNote = Omit<HeldRow, 'raw'>

/** Rows held back while reading stay in memory up to this many; more go to the side file. */
export const MOST_IN_MEMORY = 20_000
