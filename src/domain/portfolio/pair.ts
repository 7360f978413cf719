import { refuseAbsent } from '#domain/input/absent.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseOptionalWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { floorToLot } from '#domain/sizing/round-shares.ts'

export interface PairInput {
  /** Of both legs together, USD. */
  readonly gross: number
  readonly priceLong: number
  readonly priceShort: number
  readonly mode: 'dollar' | 'beta'
  readonly betaLong?: number | null
  readonly betaShort?: number | null
  readonly lot?: number
  /** A year, fraction. */
  readonly borrowRate?: number | null
  readonly minBeta?: number
}

export interface Pair {
  readonly longShares: number
  readonly shortShares: number
  readonly longDollars: number
  readonly shortDollars: number
  readonly netDollars: number
  /** null without both betas. */
  readonly netBetaDollars: number | null
  /** USD a day; null without a rate. */
  readonly borrowPerDay: number | null
  readonly ratio: number
}

/** Stock loans are charged on a year of 360 days. */
const LOAN_DAYS_A_YEAR = 360

/**
 * pf.pair(gross, priceLong, priceShort, mode, …): both legs of a long-short pair, in whole lots rounded down; USD and shares.
 * dollar: half each. beta: so that beta dollars cancel; a missing beta MISSING_DATA, one below minBeta ZERO_DENOMINATOR.
 * Source: textbook.
 */
export function pair({
  gross,
  priceLong,
  priceShort,
  mode,
  betaLong = null,
  betaShort = null,
  lot = 1,
  borrowRate = null,
  minBeta = 0.05,
}: PairInput): Result<Pair> {
  const refused = firstRefusal(
    refuseOptionalWord(mode, ['dollar', 'beta']),
    refuseNumber(gross, isPositive),
    refuseNumber(priceLong, isPositive),
    refuseNumber(priceShort, isPositive),
    refuseOptionalNumber(betaLong),
    refuseOptionalNumber(betaShort),
    refuseOptionalNumber(borrowRate, isNonNegative),
    refusePositiveInteger(lot),
    refuseParameter(minBeta, isPositive),
    refuseAbsent(mode),
  )
  if (refused !== undefined) return refused
  const haveBetas = betaLong !== null && betaShort !== null
  if (mode === 'beta' && !haveBetas) return unknown('MISSING_DATA')
  if (mode === 'beta' && haveBetas && Math.min(betaLong, betaShort) < minBeta) return unknown('ZERO_DENOMINATOR')
  const longBudget = mode === 'beta' && haveBetas ? (gross * betaShort) / (betaLong + betaShort) : gross / 2
  const longShares = floorToLot(longBudget / priceLong, lot)
  const shortShares = floorToLot((gross - longBudget) / priceShort, lot)
  const longDollars = longShares * priceLong
  const shortDollars = shortShares * priceShort
  return known({
    longShares,
    shortShares,
    longDollars,
    shortDollars,
    netDollars: longDollars - shortDollars,
    netBetaDollars: haveBetas ? longDollars * betaLong - shortDollars * betaShort : null,
    borrowPerDay: borrowRate === null ? null : (shortDollars * borrowRate) / LOAN_DAYS_A_YEAR,
    ratio: priceLong / priceShort,
  })
}
