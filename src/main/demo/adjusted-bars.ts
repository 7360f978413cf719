import type { DailyPath } from './daily-path.ts'

/** A path as a vendor shows it: back-adjusted for splits, with a close that is also adjusted for dividends. */
export interface AdjustedBars {
  readonly from: number
  readonly to: number
  readonly open: Float64Array
  readonly high: Float64Array
  readonly low: Float64Array
  readonly close: Float64Array
  readonly adjustedClose: Float64Array
  readonly volume: Float64Array
}

/** Prices before a split are divided by its ratio, volumes multiplied: the last bar stays as it is. */
export function adjustedBars(path: DailyPath): AdjustedBars {
  const { from, to } = path
  const copy = (column: Float64Array): Float64Array => Float64Array.from(column)
  const bars = {
    from,
    to,
    open: copy(path.open),
    high: copy(path.high),
    low: copy(path.low),
    close: copy(path.close),
    volume: copy(path.volume),
    adjustedClose: copy(path.close),
  }
  const splits = new Map(path.splits.map((split) => [split.index, split.ratio]))
  const dividends = new Map(path.dividends.map((dividend) => [dividend.index, dividend.amount]))
  let splitFactor = 1
  let dividendFactor = 1
  for (let t = to - 1; t >= from; t -= 1) {
    bars.open[t]! /= splitFactor
    bars.high[t]! /= splitFactor
    bars.low[t]! /= splitFactor
    bars.close[t]! /= splitFactor
    bars.volume[t] = Math.round(bars.volume[t]! * splitFactor)
    bars.adjustedClose[t] = bars.close[t]! * dividendFactor
    splitFactor *= splits.get(t) ?? 1
    const dividend = dividends.get(t)
    const closeBefore = t > from ? path.close[t - 1]! : 0
    if (dividend !== undefined && closeBefore > dividend) dividendFactor *= 1 - dividend / closeBefore
  }
  return bars
}
