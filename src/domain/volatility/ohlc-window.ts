import { refuseBadBars } from '#domain/input/bars.ts'
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

interface Window {
  readonly o?: Series
  readonly h: Series
  readonly l: Series
  readonly c?: Series
  readonly n: number
  readonly ann: number
  /** Smallest n the estimator is defined for. */
  readonly minimum: number
  /** Bars needed before the window. */
  readonly bars: number
}

/** What every range estimator asks of its bars: prices above 0, good bars, a window they fill, nothing missing in any of them. */
export function refuseOhlc({ o, h, l, c, n, ann, minimum, bars }: Window): Refusal | undefined {
  const columns = [o, h, l, c].filter((column) => column !== undefined)
  return (
    firstRefusal(refuseUnequal(...columns), ...columns.map(refusePrices)) ??
    refuseBadBars({ ...(o && { open: o }), high: h, low: l, ...(c && { close: c }) }) ??
    refuseParameter(n, wholeFrom(minimum)) ??
    refuseParameter(ann, isPositive) ??
    refuseShort(h.length, n + bars) ??
    firstRefusal(...columns.map((column) => refuseMissing(column)))
  )
}
