import { fixedDigits } from './fixed-digits.ts'
import type { Measure } from './measure.ts'

/** Hundredths of a percent; one decimal below ten, where it still says something. */
export const bps: Measure = { unit: 'bp', digits: (value) => fixedDigits(value, Math.abs(value) < 9.95 ? 1 : 0) }
