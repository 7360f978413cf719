import { fixedDigits, signedDigits } from './fixed-digits.ts'
import type { Measure } from './measure.ts'

/** Shares: whole without decimals, a fraction with up to four. */
export const shares: Measure = { unit: 'sh', digits: (value) => fixedDigits(value, decimalsOf(value)) }
/** Things counted: rows, names, sessions. */
export const count: Measure = { unit: '', digits: (value) => fixedDigits(value, 0) }
/** A ratio line, first value 1: 1.0234. */
export const ratio: Measure = { unit: '', digits: (value) => fixedDigits(value, 4) }
/** A multiple: 2.4 times the median. */
export const multiple: Measure = { unit: '×', digits: (value) => fixedDigits(value, 2) }
/** A score or t value: two decimals, no sign before a gain. */
export const score: Measure = { unit: '', digits: (value) => fixedDigits(value, 2) }
/** A score that means something only by its sign. */
export const signedScore: Measure = { unit: '', digits: (value) => signedDigits(value, 2) }

function decimalsOf(value: number): number {
  for (let decimals = 0; decimals < 4; decimals++) if (Number(value.toFixed(decimals)) === value) return decimals
  return 4
}

/** A cap on shares: a part of a share is never bought, so it is cut. */
export const wholeShares: Measure = { unit: 'sh', digits: (value) => fixedDigits(Math.floor(value + 1e-9), 0) }

/** A strength index, 0 to 100. */
export const strengthIndex: Measure = { unit: '', digits: (value) => fixedDigits(value, 1) }
