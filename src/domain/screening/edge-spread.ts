import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { mean } from '#domain/statistics/moments.ts'

export interface EdgeSpreadInput {
  readonly o: Series
  readonly h: Series
  readonly l: Series
  readonly c: Series
  readonly n?: number
  readonly minObs?: number
}

/** The columns of the pairs (bar and the bar before it) the estimator works on. */
interface Moves {
  /** 1 where the day showed a trade away from the previous close. */
  readonly traded: number[]
  /** mid - open, open - previous mid, mid - previous close, previous close - previous mid, open - previous close, all in logs. */
  readonly midOpen: number[]
  readonly openMid: number[]
  readonly midClose: number[]
  readonly closeMid: number[]
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

  const moves = gatherMoves({ o: o as readonly number[], h: h as readonly number[], l: l as readonly number[], c: c as readonly number[] }, from)
  const pairs = moves.traded.length
  const shareTraded = mean(moves.traded)
  const shareOpen = moves.openOffExtremes / pairs
  const shareClose = moves.closeOffExtremes / pairs
  if (shareTraded === 0 || shareOpen === 0 || shareClose === 0) return unknown('ZERO_VARIANCE')

  const centred = (move: readonly number[]): number[] => {
    const shift = mean(move) / shareTraded
    return move.map((x, i) => x - moves.traded[i]! * shift)
  }
  const midOpen = centred(moves.midOpen)
  const midClose = centred(moves.midClose)
  const openClose = centred(moves.openClose)
  const fromMids: number[] = []
  const fromPrices: number[] = []
  for (let i = 0; i < pairs; i += 1) {
    const openMid = moves.openMid[i]!
    const closeMid = moves.closeMid[i]!
    fromMids.push((-4 / shareOpen) * midOpen[i]! * openMid + (-4 / shareClose) * midClose[i]! * closeMid)
    fromPrices.push((-4 / shareOpen) * midOpen[i]! * moves.openClose[i]! + (-4 / shareClose) * openClose[i]! * closeMid)
  }
  const [meanMids, varianceMids] = meanAndVariance(fromMids)
  const [meanPrices, variancePrices] = meanAndVariance(fromPrices)
  const total = varianceMids + variancePrices
  if (total === 0) return unknown('ZERO_VARIANCE')
  // Each estimate is weighted with the variance of the other one.
  return known(Math.sqrt(Math.abs((variancePrices * meanMids + varianceMids * meanPrices) / total)))
}

type Columns = Readonly<Record<'o' | 'h' | 'l' | 'c', readonly number[]>>

function gatherMoves({ o, h, l, c }: Columns, from: number): Moves {
  const moves: Moves = { traded: [], midOpen: [], openMid: [], midClose: [], closeMid: [], openClose: [], openOffExtremes: 0, closeOffExtremes: 0 }
  for (let i = from; i < o.length; i += 1) {
    const [open, high, low] = [o[i]!, h[i]!, l[i]!]
    const [highBefore, lowBefore, closeBefore] = [h[i - 1]!, l[i - 1]!, c[i - 1]!]
    const isTraded = high !== low || low !== closeBefore
    const logOpen = Math.log(open)
    const logClose = Math.log(closeBefore)
    const middle = (Math.log(high) + Math.log(low)) / 2
    const middleBefore = (Math.log(highBefore) + Math.log(lowBefore)) / 2
    moves.traded.push(isTraded ? 1 : 0)
    moves.midOpen.push(middle - logOpen)
    moves.openMid.push(logOpen - middleBefore)
    moves.midClose.push(middle - logClose)
    moves.closeMid.push(logClose - middleBefore)
    moves.openClose.push(logOpen - logClose)
    if (!isTraded) continue
    moves.openOffExtremes += Number(open !== high) + Number(open !== low)
    moves.closeOffExtremes += Number(closeBefore !== highBefore) + Number(closeBefore !== lowBefore)
  }
  return moves
}

function meanAndVariance(values: readonly number[]): [mean: number, variance: number] {
  const average = mean(values)
  return [average, mean(values.map((x) => x * x)) - average * average]
}
