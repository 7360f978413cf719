import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { known, type Result } from '#domain/result.ts'
import { FRACTION_SLACK } from '#domain/units.ts'

export interface SplitSuspectInput {
  readonly prevClose: number
  readonly open_: number
  readonly close: number
  /** Ignored: whether the series calls itself adjusted does not change what the prices say. */
  readonly adjusted?: boolean
  readonly tol?: number
}

export interface SplitSuspect {
  readonly suspect: boolean
  /** New price per old price of the split it looks like: 0.5 for a 2-for-1, 10 for a 1-for-10 reverse; null = none. */
  readonly priceFactor: number | null
}

/** Ratios that are common and cannot be an ordinary gap; 3-for-2 and 4-for-3 look like one and are left out. */
const RATIOS = [2, 3, 4, 5, 8, 10, 15, 20, 25, 30, 40, 50, 100]

/** A day that opens at a split's factor trades on quietly; a crash does not. */
const MAX_DAY_MOVE = 0.15

/**
 * data.split_suspect(prevClose, open_, close, adjusted, tol): does an open look like an unadjusted split: open / previous close
 * within tol of k or 1/k and the day's own move under 15 %. The nearest ratio is named. Asks the user, never adjusts.
 * Prices in USD; absent MISSING_DATA, 0 or less BAD_VALUE. House rule.
 */
export function splitSuspect({ prevClose, open_, close, tol = 0.03 }: SplitSuspectInput): Result<SplitSuspect> {
  const refused = firstRefusal(
    refuseNumber(prevClose, isPositive),
    refuseNumber(open_, isPositive),
    refuseNumber(close, isPositive),
    refuseParameter(tol, (value) => value > 0 && value < 1),
  )
  if (refused !== undefined) return refused
  const jump = open_ / prevClose
  let priceFactor: number | null = null
  let nearest = tol + FRACTION_SLACK
  for (const factor of RATIOS.flatMap((ratio) => [ratio, 1 / ratio])) {
    const miss = Math.abs(jump / factor - 1)
    if (miss > nearest) continue
    nearest = miss
    priceFactor = factor
  }
  if (Math.abs(close / open_ - 1) >= MAX_DAY_MOVE) priceFactor = null
  return known({ suspect: priceFactor !== null, priceFactor })
}
