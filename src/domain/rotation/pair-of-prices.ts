import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseUnequal } from '#domain/input/length.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refusePrices, type Series } from '#domain/input/series.ts'

/** Two price series of the same sessions, oldest first: the one that is judged and the one it is measured against. */
export interface PairOfPrices {
  readonly a: Series
  readonly b: Series
}

/** Prices above zero on both sides (BAD_VALUE, MISSING_DATA when a side is absent), one per same session (BAD_SHAPE). */
export const refusePair = (a: unknown, b: unknown): Refusal | undefined => firstRefusal(refuseUnequal(a, b), refusePrices(a), refusePrices(b))
