import type { Bars } from '#domain/bars.ts'
import { trueRange } from './atr-wilder.ts'

/** Bars swept before `index`, in units of n: what lies further back weighs (1 - 1/n)^(40 n), about 1e-18, less than the last bit. */
const WARM_UP = 40

/**
 * Wilder's ATR at bar `index`, from columns and without an array: the sweep form of ind.atr_wilder on the longest run of
 * complete bars that ends at `index`, of which at most the last 40 n bars are read. null while that run has no more than
 * `n` bars or the bar itself is incomplete. Unit: price. Source: Wilder 1978.
 */
export function latestAtr({ high, low, close }: Bars, index: number, n = 14): number | null {
  const oldest = Math.max(0, index - WARM_UP * n)
  let start = index
  while (start >= oldest && isComplete(high[start]!, low[start]!, close[start]!)) start -= 1
  start += 1
  if (index - start < n) return null
  let atr = 0
  for (let i = start + 1; i <= start + n; i += 1) atr += trueRange(high[i]!, low[i]!, close[i - 1]!) / n
  for (let i = start + n + 1; i <= index; i += 1) atr = (atr * (n - 1) + trueRange(high[i]!, low[i]!, close[i - 1]!)) / n
  return atr
}

const isComplete = (high: number, low: number, close: number): boolean => high === high && low === low && close === close
