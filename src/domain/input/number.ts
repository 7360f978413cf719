import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, unknown } from '#domain/result.ts'

/** One data number (a price, a count, a yield): MISSING_DATA when absent, BAD_VALUE when not a finite number in range. */
export function refuseNumber(value: unknown, isInRange: (value: number) => boolean = () => true): Refusal | undefined {
  if (value === null || value === undefined) return unknown('MISSING_DATA')
  return refuseOptionalNumber(value, isInRange)
}

/** The same where null (or absence) means "not known" and the formula says what follows. */
export function refuseOptionalNumber(value: unknown, isInRange: (value: number) => boolean = () => true): Refusal | undefined {
  if (value === null || value === undefined) return undefined
  return typeof value === 'number' && Number.isFinite(value) && isInRange(value) ? undefined : badInput('BAD_VALUE')
}

export const isPositive = (value: number): boolean => value > 0
export const isNonNegative = (value: number): boolean => value >= 0
/** A share of something: 0 to 1. */
export const isShare = (value: number): boolean => value >= 0 && value <= 1
