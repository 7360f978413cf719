import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, unknown } from '#domain/result.ts'

/** Values oldest first, one per session or period; `null` = missing. */
export type Series = readonly (number | null)[]

/**
 * MISSING_DATA for an absent series, BAD_VALUE for anything but a list of finite numbers in range and nulls.
 * Nulls pass: whether they may stand there is the formula's question (`refuseMissing`).
 */
export function refuseSeries(series: unknown, isInRange: (value: number) => boolean = () => true): Refusal | undefined {
  if (series === null || series === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(series)) return badInput('BAD_VALUE')
  for (const value of series as readonly unknown[]) {
    if (value === null) continue
    if (typeof value !== 'number' || !Number.isFinite(value) || !isInRange(value)) return badInput('BAD_VALUE')
  }
  return undefined
}

/** Prices, ratios, index levels: greater than zero. */
export const refusePrices = (series: unknown): Refusal | undefined => refuseSeries(series, (value) => value > 0)

/** Volumes, counts, weights, option-adjusted spreads: never negative. */
export const refuseNonNegatives = (series: unknown): Refusal | undefined => refuseSeries(series, (value) => value >= 0)

/** Simple returns as fractions: nothing loses more than everything. */
export const refuseReturns = (series: unknown): Refusal | undefined => refuseSeries(series, (value) => value > -1)

/** MISSING_DATA when a value in [from, to) is null: for formulas that do not say "nulls allowed". */
export function refuseMissing(series: Series, from = 0, to: number = series.length): Refusal | undefined {
  for (let i = from; i < to; i += 1) if (series[i] === null) return unknown('MISSING_DATA')
  return undefined
}

/** The known ones among the n values before the newest. */
export function knownBeforeLast(series: Series, n: number): number[] {
  return series.slice(Math.max(0, series.length - 1 - n), -1).filter((value) => value !== null)
}

/** A checked series as the sweep forms read it: missing = NaN, so that a list with nulls and a stored column are one to them. */
export const asColumn = (series: Series): number[] => series.map((value) => value ?? Number.NaN)

/** The known values, in order. */
export const knownValues = (series: Series): number[] => series.filter((value) => value !== null)
