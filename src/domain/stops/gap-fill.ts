import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseRecord } from '#domain/input/record.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { bpsToFraction } from '#domain/units.ts'
import { SIDES, type Side, sideSign, stopTouch } from './stop-touch.ts'

export interface GapFillBar {
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly close?: number | null
  readonly volume?: number | null
  /** Absent = traded as usual, null = not known. */
  readonly halted?: boolean | null
}

export interface GapFillInput {
  readonly side: Side
  readonly stop: number
  readonly bar: GapFillBar
  readonly halfSpreadBps?: number | null
}

export interface GapFill {
  readonly hit: boolean
  readonly price: number | null
  readonly gap: boolean
  readonly deferred: boolean
}

/**
 * `stop.gap_fill`: where a stop order would have filled in one bar.
 * @returns filled at the open when it lies at or through the stop (gap), else at the stop when the bar touched it, worse by the half-spread; not hit, or
 * deferred on a halted bar and on one without volume. A hit without a known half-spread: MISSING_DATA. House rule.
 */
export function gapFill({ side, stop, bar, halfSpreadBps = null }: GapFillInput): Result<GapFill> {
  const refused =
    firstRefusal(refuseWord(side, SIDES), refuseNumber(stop, isPositive), refuseOptionalNumber(halfSpreadBps, isNonNegative), refuseRecord(bar)) ??
    firstRefusal(
      refuseNumber(bar.open, isPositive),
      refuseNumber(bar.high, isPositive),
      refuseNumber(bar.low, isPositive),
      refuseOptionalNumber(bar.close, isPositive),
      refuseOptionalNumber(bar.volume, isNonNegative),
      refuseFlag(bar.halted),
    ) ??
    refuseBadBars({ open: [bar.open], high: [bar.high], low: [bar.low], close: [bar.close ?? null] })
  if (refused !== undefined) return refused
  if (bar.halted === null) return unknown('MISSING_DATA')
  if (bar.halted === true || bar.volume === 0) return known({ hit: false, price: null, gap: false, deferred: true })

  // The close lies inside the bar: whatever it reaches, the bar has reached.
  const touch = stopTouch(side, stop, { ...bar, close: null })
  if (touch === null) return known({ hit: false, price: null, gap: false, deferred: false })
  if (halfSpreadBps === null) return unknown('MISSING_DATA')
  const price = touch.price * (1 - sideSign(side) * bpsToFraction(halfSpreadBps))
  return known({ hit: true, price, gap: touch.isGap, deferred: false })
}
