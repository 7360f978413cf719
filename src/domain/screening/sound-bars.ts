import type { Bars } from '#domain/bars.ts'

/** Slack of the order of a bar's prices (domain specification, section 0). */
const BAR_SLACK = 1e-12

/** How many bars in a row, ending at one bar, a sweep may read without asking again; the counts stop at the limit asked for. */
export interface SoundBars {
  /** High, low and close known, above zero and in order. */
  readonly ranges: number
  /** The open too. */
  readonly whole: number
  /** Closes above zero where they are known. */
  readonly closes: number
  /** Volumes not below zero where they are known. */
  readonly volumes: number
}

/**
 * Looks back from bar `index` over at most `most` bars: what the reference forms refuse for a window (a price of zero, a high
 * below the low, a missing high) ends a run here, so a sweep over a run that covers its window needs no check of its own.
 */
export function soundBarsEndingAt({ open, high, low, close, volume }: Bars, index: number, most: number): SoundBars {
  const reach = Math.min(most, index + 1)
  let ranges = reach
  let whole = reach
  let closes = reach
  let volumes = reach
  // From the oldest to the newest: the last thing wrong that is met is the one nearest to `index`.
  for (let age = reach - 1; age >= 0; age -= 1) {
    const at = index - age
    const last = close[at]!
    const top = high[at]!
    const bottom = low[at]!
    const isRange = isPrice(top) && isPrice(bottom) && isPrice(last) && top >= bottom - BAR_SLACK && isInside(last, bottom, top)
    if (!isRange) ranges = age
    const first = open[at]!
    if (!isRange || !isPrice(first) || !isInside(first, bottom, top)) whole = age
    if (last <= 0 || last === Infinity) closes = age
    const shares = volume[at]!
    if (shares < 0 || shares === Infinity) volumes = age
  }
  return { ranges, whole, closes, volumes }
}

const isPrice = (value: number): boolean => value > 0 && value < Infinity
const isInside = (price: number, bottom: number, top: number): boolean => price >= bottom - BAR_SLACK && price <= top + BAR_SLACK
