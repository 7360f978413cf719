/** Bars above which the coarser levels are made ahead, in the background; below it making them on the first zoom is not felt. */
const AHEAD_BARS = 10_000

/**
 * Bars that share half a pixel are drawn as one. Measured full width: 25,000 candles 44 ms a frame without, 8 with; a year of days is far inside
 * either way, so it is always on. Closer in, every bar is still drawn by itself.
 */
export function conflationFor(bars: number): { readonly enableConflation: true; readonly precomputeConflationOnInit: boolean } {
  return { enableConflation: true, precomputeConflationOnInit: bars > AHEAD_BARS }
}
