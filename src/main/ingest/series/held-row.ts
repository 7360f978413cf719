import type { RowStatus } from '#contract/schemas/imports.ts'
import type { Figures } from '../../store/taken-values.ts'

/** What a row says of one series of its file. */
export interface RowSays {
  readonly symbol: string
  readonly stamp: number
  readonly figures: Figures
}

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
  /** Where its day and figures could be read: so that it can be shown, and taken later. */
  readonly says?: readonly RowSays[]
}
export type HeldNote = Omit<HeldRow, 'raw'>

/** The figures of row `i` of columns; NaN = none. */
export const figuresAt = (columns: readonly Float64Array[], i: number): Figures => columns.map((column) => figureOf(column[i]))

export const figureOf = (value: number | undefined): number | null => (value === undefined || Number.isNaN(value) ? null : value)

/** Rows held back while reading stay in memory up to this many; more go to the side file. */
export const MOST_IN_MEMORY = 20_000
