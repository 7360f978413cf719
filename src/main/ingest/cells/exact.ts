import { Decimal } from 'decimal.js'

/**
 * Exact arithmetic on canonical decimal text. 120 significant digits: every sum and product of broker figures is exact
 * (a cell holds at most 60 digits), and only a division rounds.
 */
export const Exact = Decimal.clone({ precision: 120, rounding: Decimal.ROUND_HALF_UP })
export type Exact = Decimal

/** Canonical decimal text, no exponent, no sign on zero. */
export const decimalText = (value: Exact): string => (value.isZero() ? '0' : value.toFixed())

export const addDecimals = (one: string, other: string): string => (one === '0' ? other : other === '0' ? one : decimalText(new Exact(one).plus(other)))
