import { fixedDigits, signedDigits } from './fixed-digits.ts'
import type { Measure } from './measure.ts'

/** Below a dollar the exchange quotes in hundredths of a cent. */
const decimalsOf = (price: number): number => (Math.abs(price) < 1 && price !== 0 ? 4 : 2)

/** A price per share: 34.50, below one dollar 0.4210. */
export const price: Measure = { unit: '$', digits: (value) => fixedDigits(value, decimalsOf(value)) }
/** A change of price, with its sign. */
export const priceChange: Measure = { unit: '$', digits: (value) => signedDigits(value, decimalsOf(value)) }
