import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { known, type Result } from '#domain/result.ts'
import { fractionToBps } from '#domain/units.ts'

export interface Almgren2005Input {
  /** Shares, sells below 0. */
  readonly X: number
  /** Average daily volume, shares. */
  readonly V: number
  readonly sigmaDaily: number
  /** Duration of the order in days. */
  readonly T: number
  readonly sharesOut: number
  readonly gamma?: number
  readonly eta?: number
  readonly delta?: number
  readonly beta?: number
}

export interface Almgren2005 {
  readonly permanentBps: number
  readonly realisedBps: number
}

/**
 * `exec.almgren2005`: impact of a large order as measured on US equities, in basis points, signed like the order.
 * @returns permanent I = gamma x sigma x (X/V) x (shares outstanding / V)^delta and realised J = I/2 + sign(X) x eta x sigma x |X/(V T)|^beta. The paper
 * found the exponent 0.6 and rejected the square root. Source: Almgren, Thum, Hauptmann & Li 2005.
 */
export function almgren2005(input: Almgren2005Input): Result<Almgren2005> {
  const { X, V, sigmaDaily, T, sharesOut, gamma = 0.314, eta = 0.142, delta = 0.25, beta = 0.6 } = input
  const refused = firstRefusal(
    refuseNumber(X),
    refuseNumber(V, isPositive),
    refuseNumber(sigmaDaily, isNonNegative),
    refuseNumber(T, isPositive),
    refuseNumber(sharesOut, isPositive),
    ...[gamma, eta, delta, beta].map((coefficient) => refuseParameter(coefficient, isNonNegative)),
  )
  if (refused !== undefined) return refused
  const permanent = gamma * sigmaDaily * (X / V) * (sharesOut / V) ** delta
  const realised = permanent / 2 + Math.sign(X) * eta * sigmaDaily * Math.abs(X / (V * T)) ** beta
  return known({ permanentBps: fractionToBps(permanent), realisedBps: fractionToBps(realised) })
}
