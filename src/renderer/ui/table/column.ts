import type { ReactNode } from 'react'
import type { Measure } from '../../format/measure.ts'

export type CellValue = string | number | boolean | null

/** One column of a DataTable. What it sorts, filters and copies by is `value`; how it looks is `measure` or `cell`. */
export interface Column<Row> {
  /** Stable and without spaces: it is remembered in the user's view and, for figures, is the cell's data-number. */
  readonly id: string
  /** Two words at most; the unit of `measure` is added. */
  readonly title: string
  /** The whole words, in the tooltip and in the choice of columns. */
  readonly fullTitle?: string
  /** Reserved width in figures, so that nothing moves when values arrive. A table too narrow for all of them scrolls sideways. */
  readonly widthChars: number
  /** Takes what is left of the width, never less than its own; one column at most. */
  readonly grows?: boolean
  /** null is unknown: it sorts last both ways and copies as an empty cell. '' is nothing to say: a fee has no quantity. */
  readonly value: (row: Row) => CellValue
  /** Makes it a figure: right aligned, unit once in the head. */
  readonly measure?: Measure
  /** Colours gain and loss of a figure; its measure writes the sign. */
  readonly isSigned?: boolean
  /** Text that typing finds besides `value`. */
  readonly finds?: (row: Row) => string
  /** Draws the cell; without it the value is written by the measure or as it is. */
  readonly cell?: (row: Row) => ReactNode
  /** The canonical decimal text of a figure that must stay exact; it is what is written and copied, `value` only sorts. '' and null as for `value`. */
  readonly exact?: (row: Row) => string | null
  /** Decimals an exact figure is padded to: 2 for money. */
  readonly exactLeast?: number
  readonly isHiddenAtFirst?: boolean
  /** The first press of the head sorts downwards: the largest is looked for. */
  readonly sortsDownFirst?: boolean
}
