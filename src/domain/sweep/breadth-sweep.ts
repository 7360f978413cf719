import { type Bars, indexAtOrBefore } from '#domain/bars.ts'
import { isAboveAverage } from '#domain/comparison.ts'
import { highestColumn, lowestColumn } from './extreme-columns.ts'
import { type AxisPrices, type AxisScratch, onAxis } from './session-axis.ts'
import { smaColumn } from './sma-column.ts'

/** A name of the universe and the sessions (day numbers, both included) on which it belongs to it; without them it always does. */
export interface BreadthMember {
  readonly bars: Bars
  readonly from?: number
  readonly to?: number
}

/** Who was counted: members, and per question those that could answer it. One place per session of the axis. */
export interface BreadthCounts {
  readonly members: Int32Array
  /** With a close on the session and on the one before. */
  readonly compared: Int32Array
  readonly advancing: Int32Array
  readonly declining: Int32Array
  /** With all closes of their average. */
  readonly averaged50: Int32Array
  readonly above50: Int32Array
  readonly averaged200: Int32Array
  readonly above200: Int32Array
  /** With all highs and lows of a year and the session itself. */
  readonly ranged: Int32Array
  readonly newHighs: Int32Array
  readonly newLows: Int32Array
  /** Sum of the changes of those compared, as fractions. */
  readonly returnSum: Float64Array
}

const YEAR = 252

/**
 * Breadth of a whole universe over all sessions of an axis, name by name: rot.ad_counts, rot.pct_above_ma over 50 and 200
 * sessions and rot.new_highs_lows over 252, with the mean return. Counts are taken on the axis, so a session a name lacks is
 * missing for it; nothing before the axis is read. `add` one name at a time (a pass of some microseconds), then take `counts`.
 */
export class BreadthSweep {
  readonly axis: Int32Array
  readonly counts: BreadthCounts
  readonly #scratch: AxisScratch
  readonly #average: Float64Array
  readonly #extreme: Float64Array
  readonly #lowest: Float64Array

  constructor(axis: Int32Array) {
    const integers = (): Int32Array => new Int32Array(axis.length)
    const column = (): Float64Array => new Float64Array(axis.length)
    this.axis = axis
    this.counts = {
      members: integers(),
      compared: integers(),
      advancing: integers(),
      declining: integers(),
      averaged50: integers(),
      above50: integers(),
      averaged200: integers(),
      above200: integers(),
      ranged: integers(),
      newHighs: integers(),
      newLows: integers(),
      returnSum: column(),
    }
    this.#scratch = { high: column(), low: column(), close: column() }
    this.#average = column()
    this.#extreme = column()
    this.#lowest = column()
  }

  add({ bars, from = -Infinity, to = Infinity }: BreadthMember): void {
    const { counts, axis } = this
    const first = indexAtOrBefore(axis, from - 1) + 1
    const end = indexAtOrBefore(axis, to) + 1
    for (let t = first; t < end; t += 1) counts.members[t]! += 1
    const prices = onAxis(axis, bars, this.#scratch)
    if (prices === undefined) return
    const span = { from: Math.max(first - prices.from, 0), end: Math.min(end - prices.from, prices.close.length) }
    countMoves(prices, span, counts)
    smaColumn(prices.close, 50, this.#average)
    countAbove(prices, span, this.#average, counts.averaged50, counts.above50)
    smaColumn(prices.close, 200, this.#average)
    countAbove(prices, span, this.#average, counts.averaged200, counts.above200)
    highestColumn(prices.high, YEAR, this.#extreme)
    lowestColumn(prices.low, YEAR, this.#lowest)
    countRecords(prices, span, this.#extreme, this.#lowest, counts)
  }
}

/** Places in a name's own columns, `end` not included. */
interface Span {
  readonly from: number
  readonly end: number
}

function countMoves({ from, close }: AxisPrices, span: Span, { compared, advancing, declining, returnSum }: BreadthCounts): void {
  for (let i = Math.max(span.from, 1); i < span.end; i += 1) {
    const before = close[i - 1]!
    const now = close[i]!
    const change = now / before - 1
    if (Number.isNaN(change)) continue
    compared[from + i]! += 1
    advancing[from + i]! += Number(now > before)
    declining[from + i]! += Number(now < before)
    returnSum[from + i]! += change
  }
}

function countAbove({ from, close }: AxisPrices, span: Span, average: Float64Array, averaged: Int32Array, above: Int32Array): void {
  for (let i = span.from; i < span.end; i += 1) {
    if (Number.isNaN(average[i]!)) continue
    averaged[from + i]! += 1
    above[from + i]! += Number(isAboveAverage(close[i]!, average[i]!))
  }
}

/** Against the year that ended the session before: today beats every one of it, equalling is not enough. */
function countRecords({ from, high, low }: AxisPrices, span: Span, highest: Float64Array, lowest: Float64Array, counts: BreadthCounts): void {
  const { ranged, newHighs, newLows } = counts
  for (let i = Math.max(span.from, 1); i < span.end; i += 1) {
    const top = highest[i - 1]!
    const bottom = lowest[i - 1]!
    if (Number.isNaN(top + bottom + high[i]! + low[i]!)) continue
    ranged[from + i]! += 1
    newHighs[from + i]! += Number(high[i]! > top)
    newLows[from + i]! += Number(low[i]! < bottom)
  }
}
