import { fixedDigits, signedDigits } from './fixed-digits.ts'
import type { Measure } from './measure.ts'

/** A fraction as percent: 0.0123 is 1.2. */
export const percent: Measure = { unit: '%', digits: (fraction) => fixedDigits(fraction * 100, 1) }
/** A small fraction where the second digit matters: a yield, a risk per trade. */
export const finePercent: Measure = { unit: '%', digits: (fraction) => fixedDigits(fraction * 100, 2) }
/** A share of a whole, without decimals: 62. */
export const wholePercent: Measure = { unit: '%', digits: (fraction) => fixedDigits(fraction * 100, 0) }
/** A return or a change: +1.2, −0.4, 0.0. */
export const signedPercent: Measure = { unit: '%', digits: (fraction) => signedDigits(fraction * 100, 1) }
