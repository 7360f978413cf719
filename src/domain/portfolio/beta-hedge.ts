import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { floorToLot } from '#domain/sizing/round-shares.ts'

export interface BetaHedgeInput {
  /** Of the portfolio, USD. */
  readonly value: number
  readonly betaP: number
  /** Of the hedge. */
  readonly betaH: number
  readonly priceH: number
  readonly targetBeta?: number
  readonly lot?: number
}

export interface BetaHedge {
  /** Negative = sell. */
  readonly hedgeNotional: number
  readonly hedgeShares: number
  /** Beta dollars of portfolio and hedge together. */
  readonly residualBetaDollars: number
}

/** A hedge that barely follows the market would need a position without bounds. */
const MIN_HEDGE_BETA = 0.05

/**
 * pf.beta_hedge(value, betaP, betaH, priceH, targetBeta, lot): shares of the hedge that bring the portfolio to the target beta,
 * rounded toward zero to whole lots; USD and shares. A hedge beta within ±0.05 ZERO_DENOMINATOR. Source: textbook.
 */
export function betaHedge({ value, betaP, betaH, priceH, targetBeta = 0, lot = 1 }: BetaHedgeInput): Result<BetaHedge> {
  const refused = firstRefusal(
    refuseNumber(value),
    refuseNumber(betaP),
    refuseNumber(betaH),
    refuseNumber(priceH, isPositive),
    refuseParameter(targetBeta),
    refusePositiveInteger(lot),
  )
  if (refused !== undefined) return refused
  if (Math.abs(betaH) < MIN_HEDGE_BETA) return unknown('ZERO_DENOMINATOR')
  const hedgeNotional = (value * (targetBeta - betaP)) / betaH
  const hedgeShares = Math.sign(hedgeNotional) * floorToLot(Math.abs(hedgeNotional) / priceH, lot)
  return known({ hedgeNotional, hedgeShares, residualBetaDollars: value * betaP + hedgeShares * priceH * betaH })
}
