import { refuseRequiredParameter } from '#domain/input/parameter.ts'
import { known, type Result } from '#domain/result.ts'
import { polynomial } from './norm-cdf.ts'

export interface NormInvInput {
  readonly p: number
}

/**
 * stat.norm_inv(p): the value a standard normal variable stays below with probability p. p outside (0, 1) BAD_PARAM, absent MISSING_DATA.
 * Source: Wichura 1988, algorithm AS 241 (PPND16), relative error about 1e-16.
 */
export function normInv({ p }: NormInvInput): Result<number> {
  return refuseRequiredParameter(p, (value) => value > 0 && value < 1) ?? known(normalQuantile(p))
}

const CENTRE_NUMERATOR = [
  2509.0809287301227, 33430.57558358813, 67265.7709270087, 45921.95393154987, 13731.69376550946, 1971.5909503065513, 133.14166789178438, 3.3871328727963665,
]
const CENTRE_DENOMINATOR = [
  5226.495278852854, 28729.085735721943, 39307.89580009271, 21213.794301586597, 5394.196021424751, 687.1870074920579, 42.31333070160091, 1,
]
const MIDDLE_NUMERATOR = [
  0.0007745450142783414, 0.022723844989269184, 0.2417807251774506, 1.2704582524523684, 3.6478483247632045, 5.769497221460691, 4.630337846156546,
  1.4234371107496835,
]
const MIDDLE_DENOMINATOR = [
  1.0507500716444169e-9, 0.0005475938084995345, 0.015198666563616457, 0.14810397642748008, 0.6897673349851, 1.6763848301838038, 2.053191626637759, 1,
]
const TAIL_NUMERATOR = [
  2.0103343992922881e-7, 0.000027115555687434876, 0.0012426609473880784, 0.026532189526576124, 0.29656057182850487, 1.7848265399172913, 5.463784911164114,
  6.657904643501103,
]
const TAIL_DENOMINATOR = [
  2.0442631033899397e-15, 1.421511758316446e-7, 0.000018463183175100548, 0.0007868691311456133, 0.014875361290850615, 0.1369298809227358, 0.599832206555888, 1,
]

const CENTRE_HALF_WIDTH = 0.425
const TAIL_EDGE = 5

/** The quantile itself, for 0 < p < 1. */
export function normalQuantile(p: number): number {
  const fromCentre = p - 0.5
  if (Math.abs(fromCentre) <= CENTRE_HALF_WIDTH) {
    const r = CENTRE_HALF_WIDTH ** 2 - fromCentre ** 2
    return (fromCentre * polynomial(CENTRE_NUMERATOR, r)) / polynomial(CENTRE_DENOMINATOR, r)
  }
  const depth = Math.sqrt(-Math.log(Math.min(p, 1 - p)))
  const distance =
    depth <= TAIL_EDGE
      ? polynomial(MIDDLE_NUMERATOR, depth - 1.6) / polynomial(MIDDLE_DENOMINATOR, depth - 1.6)
      : polynomial(TAIL_NUMERATOR, depth - TAIL_EDGE) / polynomial(TAIL_DENOMINATOR, depth - TAIL_EDGE)
  return Math.sign(fromCentre) * distance
}
