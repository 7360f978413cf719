import { Decimal } from 'decimal.js'

/** Decimal arithmetic for what must reconcile: 60 digits, half to even, never an exponent. Adding and multiplying money is exact in it. */
export const ExactDecimal = Decimal.clone({ precision: 60, rounding: Decimal.ROUND_HALF_EVEN, toExpNeg: -9e15, toExpPos: 9e15 })
export type ExactDecimal = Decimal

/** More digits before the point than any amount has. */
const MOST_INTEGER_DIGITS = 18

/** Canonical text: no leading or trailing zeros, no exponent, no "-0". */
export function canonicalDecimal(value: Decimal): string {
  return value.isZero() ? '0' : value.toFixed()
}

/**
 * A typed or scripted number as canonical text: decimal text ("+01.50") or a JSON number, which enters by its shortest digits.
 * null when it has more than 18 digits before the point, which no amount has.
 */
export function typedDecimal(input: string | number): string | null {
  const value = new ExactDecimal(typeof input === 'string' ? input.replace(/^\+/, '') : input)
  return value.abs().lessThan(new ExactDecimal(10).pow(MOST_INTEGER_DIGITS)) ? canonicalDecimal(value) : null
}
