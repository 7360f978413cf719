import type { Bars } from '#domain/bars.ts'

/**
 * Wilder's ATR at bar `index`, from columns and without an array: the sweep form of ind.atr_wilder on the longest run of
 * complete bars that ends at `index`. null while that run has no more than `n` bars or the bar itself is incomplete.
 * Unit: price. Source: Wilder 1978.
 */
export function latestAtr({ high, low, close }: Bars, index: number, n = 14): number | null {
  let start = index
  while (start >= 0 && isComplete(high[start]!, low[start]!, close[start]!)) start -= 1
  start += 1
  if (index - start < n) return null
  let atr = 0
  for (let i = start + 1; i <= index; i += 1) {
    const before = close[i - 1]!
    const range = Math.max(high[i]! - low[i]!, Math.abs(high[i]! - before), Math.abs(low[i]! - before))
    const count = i - start
    if (count <= n) atr += range / n
    else atr = (atr * (n - 1) + range) / n
  }
  return atr
}

const isComplete = (high: number, low: number, close: number): boolean => high === high && low === low && close === close
