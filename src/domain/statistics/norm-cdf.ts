import { refuseNumber } from '#domain/input/number.ts'
import { known, type Result } from '#domain/result.ts'

export interface NormCdfInput {
  readonly x: number
}

/**
 * stat.norm_cdf(x): probability that a standard normal variable is at most x. Absent MISSING_DATA, no finite number BAD_VALUE.
 * Source: rational approximations of Cody 1969, relative error about 1e-16 in the body and in both tails.
 */
export function normCdf({ x }: NormCdfInput): Result<number> {
  return refuseNumber(x) ?? known(normalCdf(x))
}

const CENTRE_NUMERATOR = [0.06568233791820745, 2.2352520354606837, 161.02823106855587, 1067.6894854603709, 18154.98125334356]
const CENTRE_DENOMINATOR = [1, 47.202581904688245, 976.0985517377767, 10260.932208618979, 45507.78933502673]

const MIDDLE_NUMERATOR = [
  1.0765576773720192e-8, 0.39894151208813466, 8.883149794388377, 93.50665613217785, 597.2702763948002, 2494.5375852903726, 6848.190450536283, 11602.65143764735,
  9842.714838383978,
]
const MIDDLE_DENOMINATOR = [
  1, 22.266688044328117, 235.387901782625, 1519.3775994075547, 6485.558298266761, 18615.571640885097, 34900.95272114598, 38912.00328609327, 19685.429676859992,
]

const TAIL_NUMERATOR = [0.023073441764940174, 0.215898534057957, 0.12740116116024736, 0.022235277870649807, 0.0014216191932278934, 0.000029112874951168793]
const TAIL_DENOMINATOR = [1, 1.284260096144911, 0.4682382124808651, 0.06598813786892856, 0.0037823963320275824, 0.00007297515550839662]

const CENTRE_EDGE = 0.67448975
const MIDDLE_EDGE = Math.sqrt(32)
const INVERSE_ROOT_TWO_PI = 0.3989422804014327

/** The distribution function itself, for any finite x. */
export function normalCdf(x: number): number {
  const y = Math.abs(x)
  if (y <= CENTRE_EDGE) {
    const square = x * x
    return 0.5 + (x * polynomial(CENTRE_NUMERATOR, square)) / polynomial(CENTRE_DENOMINATOR, square)
  }
  const tail = y <= MIDDLE_EDGE ? middleTail(y) : farTail(y)
  return x > 0 ? 1 - tail : tail
}

const middleTail = (y: number): number => (bellAt(y) * polynomial(MIDDLE_NUMERATOR, y)) / polynomial(MIDDLE_DENOMINATOR, y)

function farTail(y: number): number {
  const inverseSquare = 1 / (y * y)
  const correction = (inverseSquare * polynomial(TAIL_NUMERATOR, inverseSquare)) / polynomial(TAIL_DENOMINATOR, inverseSquare)
  return (bellAt(y) * (INVERSE_ROOT_TWO_PI - correction)) / y
}

/** exp(−y²/2) in two factors, so that squaring loses no digits of a large y. */
function bellAt(y: number): number {
  const coarse = Math.trunc(y * 16) / 16
  return Math.exp((-coarse * coarse) / 2) * Math.exp(-((y - coarse) * (y + coarse)) / 2)
}

/** Coefficients from the highest power down. */
export function polynomial(coefficients: readonly number[], x: number): number {
  let value = 0
  for (const coefficient of coefficients) value = value * x + coefficient
  return value
}
