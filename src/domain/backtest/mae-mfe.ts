import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseRows, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'

export interface TradeBar {
  readonly open: number
  readonly high: number
  readonly low: number
  readonly close: number
}

export interface MaeMfeInput {
  readonly side: 'long' | 'short'
  readonly entry: number
  /** The stop at entry: the distance to it is one R. */
  readonly stop: number
  /** From the entry, at the open of the first, to the exit in the last. */
  readonly bars: readonly TradeBar[]
  readonly exitPrice: number
}

/** Fractions of the entry, and R. */
export interface MaeMfe {
  /** Furthest against the trade, 0 or less. */
  readonly mae: number
  /** Furthest in its favour, 0 or more. */
  readonly mfe: number
  readonly maeR: number
  readonly mfeR: number
  readonly r: number
  /** Result / furthest in favour; null when it never was. */
  readonly efficiency: number | null
}

/**
 * bt.mae_mfe(side, entry, stop, bars, exitPrice): how far a trade went against and for its holder before it ended.
 * Of the exit bar only the open and the exit price count, for what came after the exit is not the trade's.
 * No bar SHORT_HISTORY, stop at the entry ZERO_DENOMINATOR, another side BAD_VALUE, a missing price MISSING_DATA. Source: Sweeney 1996.
 */
export function maeMfe({ side, entry, stop, bars, exitPrice }: MaeMfeInput): Result<MaeMfe> {
  const refused =
    firstRefusal(
      refuseWord(side, ['long', 'short']),
      refuseNumber(entry, isPositive),
      refuseNumber(stop, isPositive),
      refuseRows(bars, refuseBar),
      refuseNumber(exitPrice, isPositive),
    ) ?? refuseShort(bars.length, 1)
  if (refused !== undefined) return refused
  const riskPerShare = Math.abs(entry - stop)
  if (riskPerShare === 0) return unknown('ZERO_DENOMINATOR')
  const prices = [...bars.slice(0, -1).flatMap(({ high, low }) => [high, low]), bars.at(-1)!.open, exitPrice]
  const signed = (price: number): number => (side === 'long' ? price - entry : entry - price)
  const moves = prices.map(signed)
  const worst = Math.min(0, ...moves)
  const best = Math.max(0, ...moves)
  const r = signed(exitPrice) / riskPerShare
  const mfeR = best / riskPerShare
  return known({ mae: worst / entry, mfe: best / entry, maeR: worst / riskPerShare, mfeR, r, efficiency: mfeR > 0 ? r / mfeR : null })
}

function refuseBar(bar: UntrustedRecord): Refusal | undefined {
  const { open, high, low, close } = bar as unknown as TradeBar
  return (
    firstRefusal(...[open, high, low, close].map((price) => refuseNumber(price, isPositive))) ??
    refuseBadBars({ open: [open], high: [high], low: [low], close: [close] })
  )
}
