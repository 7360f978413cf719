/** Bars as the spread estimators sweep them: complete and checked but for the volume, where missing = NaN and null = not given at all. */
export interface RangeColumns {
  readonly h: ArrayLike<number>
  readonly l: ArrayLike<number>
  readonly c: ArrayLike<number>
  readonly v: ArrayLike<number> | null
}

/** A bar that shows no range: high = low, or nothing traded. A volume that is not known is not 0. */
export const isQuietBar = (high: number, low: number, volume?: number | null): boolean => high <= low || volume === 0
