import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseSwitch } from '#domain/input/flag.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseOptionalParameter, refuseParameter, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { known, type Result } from '#domain/result.ts'

export interface WalkForwardInput {
  /** Bars there are. */
  readonly n: number
  readonly train: number
  readonly test: number
  /** Bars from one test to the next; null = the length of a test. */
  readonly step?: number | null
  /** Bars left out between training and test. */
  readonly purge?: number
  /** Training always starts at the first bar. */
  readonly anchored?: boolean
}

/** More bars than this are a mistake. */
const MAX_BARS = 1_000_000

/** Half-open index ranges. */
export interface WalkForwardFold {
  readonly trainFrom: number
  readonly trainTo: number
  readonly testFrom: number
  readonly testTo: number
}

/**
 * bt.walk_forward(n, train, test, step, purge, anchored): every training and test range that fits into n bars, oldest first.
 * None fits: SHORT_HISTORY; lengths below 1, purge below 0 or no whole numbers BAD_PARAM. Source: common practice.
 */
export function walkForward({ n, train, test, step = null, purge = 0, anchored = false }: WalkForwardInput): Result<readonly WalkForwardFold[]> {
  const refused =
    firstRefusal(
      refuseSwitch(anchored),
      refuseRequiredParameter(n, (bars) => Number.isInteger(bars) && bars >= 0 && bars <= MAX_BARS),
      refuseRequiredParameter(train, wholeFrom(1)),
      refuseRequiredParameter(test, wholeFrom(1)),
      refuseOptionalParameter(step, wholeFrom(1)),
      refuseParameter(purge, wholeFrom(0)),
    ) ?? refuseShort(n, train + purge + test)
  if (refused !== undefined) return refused
  const folds: WalkForwardFold[] = []
  for (let from = 0; from + train + purge + test <= n; from += step ?? test) {
    const testFrom = from + train + purge
    folds.push({ trainFrom: anchored ? 0 : from, trainTo: from + train, testFrom, testTo: testFrom + test })
  }
  return known(folds)
}
