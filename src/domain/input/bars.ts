import type { Refusal } from '#domain/input/refusal.ts'
import type { Series } from '#domain/input/series.ts'
import { badInput } from '#domain/result.ts'

/** Slack of the order of a bar's prices (domain specification, section 0). */
const BAR_SLACK = 1e-12

export interface BarColumns {
  readonly open?: Series
  readonly high: Series
  readonly low: Series
  readonly close?: Series
}

/**
 * BAD_BAR when a high lies below its low, or an open or close outside low..high. Missing prices are not judged.
 * Call after the columns themselves were checked (refusePrices, refuseUnequal).
 */
export function refuseBadBars({ open, high, low, close }: BarColumns): Refusal | undefined {
  for (let i = 0; i < high.length; i += 1) {
    const top = high[i] ?? Infinity
    const bottom = low[i] ?? -Infinity
    if (top < bottom - BAR_SLACK || isOutside(open?.[i], bottom, top) || isOutside(close?.[i], bottom, top)) return badInput('BAD_BAR')
  }
  return undefined
}

function isOutside(price: number | null | undefined, bottom: number, top: number): boolean {
  return price !== null && price !== undefined && (price < bottom - BAR_SLACK || price > top + BAR_SLACK)
}
