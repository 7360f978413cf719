import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseNumber } from '#domain/input/number.ts'
import { known, type Result } from '#domain/result.ts'

export interface Rule201Input {
  readonly prevClose: number
  readonly low: number
}

export interface Rule201 {
  readonly triggerPrice: number
  readonly triggered: boolean
}

/** Rounding slack of a price comparison, USD. */
const PRICE_SLACK = 1e-9

/**
 * chk.rule201(prevClose, low): a low at or under 90 % of the previous close restricts short sales for the rest of that day and the next.
 * Prices in USD; 0 or less BAD_VALUE, absent MISSING_DATA. Source: SEC Regulation SHO, Rule 201.
 */
export function rule201({ prevClose, low }: Rule201Input): Result<Rule201> {
  const refused = firstRefusal(refuseNumber(prevClose, isPositive), refuseNumber(low, isPositive))
  if (refused !== undefined) return refused
  const triggerPrice = 0.9 * prevClose
  return known({ triggerPrice, triggered: low <= triggerPrice + PRICE_SLACK })
}
