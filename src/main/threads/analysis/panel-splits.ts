import type { Bars } from '#domain/bars.ts'
import type { SplitOnDay } from '../../store/corporate-actions.ts'

/**
 * Bars on today's count of shares: before a split prices are divided by its ratio and volumes multiplied; several splits
 * compound. The columns are new where anything changes and the same where nothing does. Same law as data.split_adjust.
 */
export function applySplits<B extends Bars>(bars: B, splits: readonly SplitOnDay[]): B {
  const first = bars.sessions[0]
  if (first === undefined || !splits.some(({ day }) => day > first)) return bars
  const factors = splitFactors(bars.sessions, splits)
  const divide = (column: Float64Array): Float64Array => column.map((price, i) => price / factors[i]!)
  return {
    ...bars,
    open: divide(bars.open),
    high: divide(bars.high),
    low: divide(bars.low),
    close: divide(bars.close),
    volume: bars.volume.map((shares, i) => shares * factors[i]!),
  }
}

/** Today's shares per share held on each session: what a price is divided and a volume multiplied by. */
export function splitFactors(sessions: Int32Array, splits: readonly SplitOnDay[]): Float64Array {
  const factors = new Float64Array(sessions.length).fill(1)
  for (const { day, ratio } of splits) {
    for (let i = 0; i < sessions.length && sessions[i]! < day; i += 1) factors[i]! *= ratio
  }
  return factors
}

/** Today's shares per share held on a day: fills, stops and lots are shown on an adjusted chart divided by it. */
export const splitFactorOn = (day: number, splits: readonly SplitOnDay[]): number =>
  splits.reduce((factor, split) => (day < split.day ? factor * split.ratio : factor), 1)
