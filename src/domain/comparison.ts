import { FRACTION_SLACK } from '#domain/units.ts'

/**
 * Threshold comparisons with slack: "at least" and "at most" are met by a value that misses the limit by a rounding
 * error, "above" and "below" must clear it by more. Slack is absolute: FRACTION_SLACK for fractions, BP_SLACK for basis points.
 */
export const isAtLeast = (value: number, limit: number, slack: number = FRACTION_SLACK): boolean => value >= limit - slack
export const isAtMost = (value: number, limit: number, slack: number = FRACTION_SLACK): boolean => value <= limit + slack
export const isAbove = (value: number, limit: number, slack: number = FRACTION_SLACK): boolean => value > limit + slack
export const isBelow = (value: number, limit: number, slack: number = FRACTION_SLACK): boolean => value < limit - slack

/** A close stands above its average only by more than 1e-12 of the average: prices have no absolute scale. */
export const isAboveAverage = (close: number, average: number): boolean => close > average + FRACTION_SLACK * Math.abs(average)
