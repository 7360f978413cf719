import { type BarColumns, refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { isPositive } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { wholeFrom } from '#domain/input/whole.ts'

/** Bar columns, oldest first, with the window and the bars that make a year. */
export interface OhlcVolatilityInput {
  readonly o: Series
  readonly h: Series
  readonly l: Series
  readonly c: Series
  readonly n?: number
  readonly ann?: number
}

/** The same columns, complete and checked: a list or a stored column. */
export interface OhlcColumns {
  readonly o: ArrayLike<number>
  readonly h: ArrayLike<number>
  readonly l: ArrayLike<number>
  readonly c: ArrayLike<number>
}

interface Window {
  readonly n: number
  readonly ann: number
  /** Smallest n the estimator is defined for. */
  readonly minimum: number
  /** Bars needed before the window. */
  readonly before: number
}

/** What every range estimator asks of its bars: prices above 0, good bars, a window they fill, nothing missing in any of them. */
export function refuseRangeBars(columns: BarColumns, { n, ann, minimum, before }: Window): Refusal | undefined {
  const lists = Object.values(columns) as Series[]
  return (
    firstRefusal(refuseUnequal(...lists), ...lists.map(refusePrices)) ??
    refuseBadBars(columns) ??
    refuseParameter(n, wholeFrom(minimum)) ??
    refuseParameter(ann, isPositive) ??
    refuseShort(columns.high.length, n + before) ??
    firstRefusal(...lists.map((list) => refuseMissing(list)))
  )
}
