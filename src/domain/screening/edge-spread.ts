import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { mean } from '#domain/statistics/moments.ts'
import type { OhlcColumns } from '#domain/volatility/ohlc-window.ts'

export interface EdgeSpreadInput {
  readonly o: Series
  readonly h: Series
  readonly l: Series
  readonly c: Series
  readonly n?: number
  readonly minObs?: number
}

/** The moves of one pair, bar and the bar before it, all in logs; `traded` is 1 where the day showed a trade away from the previous close. */
interface Moves {
  readonly traded: number[]
  /** mid - open */
  readonly midOpen: number[]
  /** open - previous mid */
  readonly openMid: number[]
  /** mid - previous close */
  readonly midClose: number[]
  /** previous close - previous mid */
  readonly closeMid: number[]
  /** open - previous close */
  readonly openClose: number[]
  /** Sums of the days on which open (previous close) differed from the high and from the low. */
  openOffExtremes: number
  closeOffExtremes: number
}

/**
 * `scr.edge_spread`: the bid-ask spread as a fraction of the price from open, high, low and close (the efficient estimator EDGE).
 * @returns the estimate over the last `n` pairs of bars, at least `minObs`, else SHORT_HISTORY. Bars that never move: ZERO_VARIANCE.
 * Source: Ardia, Guidotti & Kroencke 2024.
 */
export function edgeSpread({ o, h, l, c, n = 63, minObs = 42 }: EdgeSpreadInput): Result<number> {
  const refused =
    firstRefusal(refusePrices(o), refusePrices(h), refusePrices(l), refusePrices(c), refusePositiveInteger(n), refusePositiveInteger(minObs)) ??
    refuseUnequal(o, h, l, c) ??
    refuseBadBars({ open: o, high: h, low: l, close: c }) ??
    refuseShort(Math.min(n, o.length - 1), minObs)
  if (refused !== undefined) return refused
  const from = Math.max(1, o.length - n)
  const missing = refuseMissing(o, from - 1) ?? refuseMissing(h, from - 1) ?? refuseMissing(l, from - 1) ?? refuseMissing(c, from - 1)
  if (missing !== undefined) return missing

  return edgeSpreadOf({ o, h, l, c } as OhlcColumns, from, o.length)
}

/** The sweep form over the pairs that end at the bars [from, end) of complete, sound columns; reads the bar before `from`. */
export function edgeSpreadOf(columns: OhlcColumns, from: number, end: number): Result<number> {
  const moves = gatherMoves(columns, from, end)
  const { traded, openMid, closeMid } = moves
  const pairs = end - from
  const shareTraded = mean(traded)
  const shareOpen = moves.openOffExtremes / pairs
  const shareClose = moves.closeOffExtremes / pairs
  if (shareTraded === 0 || shareOpen === 0 || shareClose === 0) return unknown('ZERO_VARIANCE')

  // Moves are centred on their mean over the days that showed a trade.
  const shiftMidOpen = mean(moves.midOpen) / shareTraded
  const shiftMidClose = mean(moves.midClose) / shareTraded
  const shiftOpenClose = mean(moves.openClose) / shareTraded
  let sumMids = 0
  let squaresMids = 0
  let sumPrices = 0
  let squaresPrices = 0
  for (let i = 0; i < pairs; i += 1) {
    const isTraded = traded[i]!
    const midOpen = moves.midOpen[i]! - isTraded * shiftMidOpen
    const midClose = moves.midClose[i]! - isTraded * shiftMidClose
    const openClose = moves.openClose[i]! - isTraded * shiftOpenClose
    const fromMids = (-4 / shareOpen) * midOpen * openMid[i]! + (-4 / shareClose) * midClose * closeMid[i]!
    const fromPrices = (-4 / shareOpen) * midOpen * moves.openClose[i]! + (-4 / shareClose) * openClose * closeMid[i]!
    sumMids += fromMids
    squaresMids += fromMids * fromMids
    sumPrices += fromPrices
    squaresPrices += fromPrices * fromPrices
  }
  const meanMids = sumMids / pairs
  const meanPrices = sumPrices / pairs
  const varianceMids = squaresMids / pairs - meanMids * meanMids
  const variancePrices = squaresPrices / pairs - meanPrices * meanPrices
  const total = varianceMids + variancePrices
  if (total === 0) return unknown('ZERO_VARIANCE')
  // Each estimate is weighted with the variance of the other one.
  return known(Math.sqrt(Math.abs((variancePrices * meanMids + varianceMids * meanPrices) / total)))
}

function gatherMoves({ o, h, l, c }: OhlcColumns, from: number, end: number): Moves {
  const moves: Moves = { traded: [], midOpen: [], openMid: [], midClose: [], closeMid: [], openClose: [], openOffExtremes: 0, closeOffExtremes: 0 }
  let middleBefore = (Math.log(h[from - 1]!) + Math.log(l[from - 1]!)) / 2
  for (let i = from; i < end; i += 1) {
    const open = o[i]!
    const high = h[i]!
    const low = l[i]!
    const closeBefore = c[i - 1]!
    const isTraded = high !== low || low !== closeBefore
    const logOpen = Math.log(open)
    const logClose = Math.log(closeBefore)
    const middle = (Math.log(high) + Math.log(low)) / 2
    moves.traded.push(isTraded ? 1 : 0)
    moves.midOpen.push(middle - logOpen)
    moves.openMid.push(logOpen - middleBefore)
    moves.midClose.push(middle - logClose)
    moves.closeMid.push(logClose - middleBefore)
    moves.openClose.push(logOpen - logClose)
    middleBefore = middle
    if (!isTraded) continue
    moves.openOffExtremes += Number(open !== high) + Number(open !== low)
    moves.closeOffExtremes += Number(closeBefore !== h[i - 1]!) + Number(closeBefore !== l[i - 1]!)
  }
  return moves
}
