import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, unknown } from '#domain/result.ts'

/**
 * A parameter = a number with a default, or one of the arguments section 15 counts among them (n, w, S, lag, level …).
 * Out of range, not finite or null: BAD_PARAM. A text or a list in its place is a wrong type: BAD_VALUE.
 */
export function refuseParameter(value: unknown, isInRange: (value: number) => boolean = () => true): Refusal | undefined {
  if (value === null || value === undefined) return badInput('BAD_PARAM')
  if (typeof value !== 'number') return badInput('BAD_VALUE')
  return Number.isFinite(value) && isInRange(value) ? undefined : badInput('BAD_PARAM')
}

/** A whole number between the limits, both included. */
export const refuseInteger = (value: unknown, minimum: number, maximum: number = Number.MAX_SAFE_INTEGER): Refusal | undefined =>
  refuseParameter(value, (number) => Number.isInteger(number) && number >= minimum && number <= maximum)

/** A window, a count of observations: 1 or more. */
export const refusePositiveInteger = (value: unknown): Refusal | undefined => refuseInteger(value, 1)

/** A number between the limits, both included. */
export const refuseBetween = (value: unknown, minimum: number, maximum: number): Refusal | undefined =>
  refuseParameter(value, (number) => number >= minimum && number <= maximum)

/** A parameter without default whose absence is missing data, not a wrong setting (p of a quantile, n of an average). */
export const refuseRequiredParameter = (value: unknown, isInRange: (value: number) => boolean = () => true): Refusal | undefined =>
  value === null || value === undefined ? unknown('MISSING_DATA') : refuseParameter(value, isInRange)

/** A parameter whose default is null (lag, step …): absent passes. */
export const refuseOptionalParameter = (value: unknown, isInRange: (value: number) => boolean = () => true): Refusal | undefined =>
  value === null || value === undefined ? undefined : refuseParameter(value, isInRange)
