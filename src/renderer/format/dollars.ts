import { fixedDigits, signedDigits } from './fixed-digits.ts'
import type { Measure } from './measure.ts'

const STEPS = [
  { from: 999.5e9, divisor: 1e12, letter: 't' },
  { from: 999.5e6, divisor: 1e9, letter: 'bn' },
  { from: 999.5e3, divisor: 1e6, letter: 'm' },
  { from: 999.5, divisor: 1e3, letter: 'k' },
] as const

/** Three figures are enough: 1.23m, 12.3m, 123m. A value that would round up to the next step is written in it. */
function compactDigits(value: number): string {
  const size = Math.abs(value)
  const step = STEPS.find(({ from }) => size >= from)
  if (step === undefined) return fixedDigits(value, 0)
  const scaled = value / step.divisor
  const width = Math.abs(scaled)
  return `${fixedDigits(scaled, width < 9.995 ? 2 : width < 99.95 ? 1 : 0)}${step.letter}`
}

/** Money to the cent. */
export const dollars: Measure = { unit: '$', digits: (value) => fixedDigits(value, 2) }
/** Money in whole dollars, for sizes and risk. */
export const wholeDollars: Measure = { unit: '$', digits: (value) => fixedDigits(value, 0) }
/** A result in whole dollars with its sign. */
export const signedDollars: Measure = { unit: '$', digits: (value) => signedDigits(value, 0) }
/** Turnover and market size in three figures: 1.23m, 456k. */
export const compactDollars: Measure = { unit: '$', digits: compactDigits }
