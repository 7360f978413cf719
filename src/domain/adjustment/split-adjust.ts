import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseRows, type UntrustedRecord } from '#domain/input/record.ts'
import { refuseBadBars } from '#domain/input/bars.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { known, type Result } from '#domain/result.ts'

/** null = not known. */
export interface PriceBar {
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly close: number | null
  readonly volume: number | null
}

export interface Split {
  /** The first bar that trades at the new count of shares. */
  readonly index: number
  /** New shares per old share: 2 for a 2-for-1, 0.1 for a 1-for-10 reverse split. */
  readonly ratio: number
}

export interface SplitAdjustInput {
  readonly bars: readonly PriceBar[]
  readonly splits: readonly Split[]
}

/**
 * data.split_adjust(bars, splits): bars on today's count of shares. Before a split's index prices are divided by its ratio
 * and volumes multiplied; several splits compound. What is null stays null. Dividends are not adjusted.
 * Empty SHORT_HISTORY, ratio ≤ 0 or an index outside the bars BAD_VALUE, high < low BAD_BAR. Source: common practice.
 */
export function splitAdjust({ bars, splits }: SplitAdjustInput): Result<readonly PriceBar[]> {
  const refused =
    firstRefusal(
      refuseRows(bars, refusePriceBar),
      refuseRows(splits, (split) => refuseSplit(split, bars)),
    ) ?? refuseShort(bars.length, 1)
  if (refused !== undefined) return refused
  const factors = splitFactors(bars.length, splits)
  return known(bars.map((bar, i) => rescale(bar, factors[i]!)))
}

/** Today's shares per share held at each bar: what a price is divided and a volume multiplied by. */
export function splitFactors(length: number, splits: readonly Split[]): number[] {
  const factors: number[] = Array.from({ length }, () => 1)
  for (const { index, ratio } of splits) {
    for (let i = 0; i < index; i += 1) factors[i]! *= ratio
  }
  return factors
}

function rescale({ open, high, low, close, volume }: PriceBar, factor: number): PriceBar {
  const price = (old: number | null | undefined): number | null => (isAbsent(old) ? null : old / factor)
  return { open: price(open), high: price(high), low: price(low), close: price(close), volume: isAbsent(volume) ? null : volume * factor }
}

/** A field that is not there is as little known as one that says null. */
const isAbsent = (value: number | null | undefined): value is null | undefined => value === null || value === undefined

function refusePriceBar(bar: UntrustedRecord): Refusal | undefined {
  const { open = null, high = null, low = null, close = null, volume = null } = bar as Partial<PriceBar>
  return (
    firstRefusal(...[open, high, low, close].map((price) => refuseOptionalNumber(price, isPositive)), refuseOptionalNumber(volume, isNonNegative)) ??
    refuseBadBars({ open: [open], high: [high], low: [low], close: [close] })
  )
}

function refuseSplit(split: UntrustedRecord, bars: readonly PriceBar[]): Refusal | undefined {
  const isBarIndex = (index: number): boolean => Number.isInteger(index) && index >= 0 && (!Array.isArray(bars) || index < bars.length)
  return firstRefusal(refuseNumber(split['index'], isBarIndex), refuseNumber(split['ratio'], isPositive))
}
