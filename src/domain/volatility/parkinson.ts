import { known, type Result } from '#domain/result.ts'
import { type OhlcVolatilityInput, refuseRangeBars } from './ohlc-window.ts'

export type ParkinsonInput = Pick<OhlcVolatilityInput, 'h' | 'l' | 'n' | 'ann'>

/**
 * vol.parkinson(h, l, n, ann): annualised volatility (fraction) of the last n bars = √(ann·Σln²(h/l)/(4·ln2·n)).
 * Ignores overnight gaps. Needs n bars (SHORT_HISTORY), no nulls (MISSING_DATA), high < low BAD_BAR. Source: Parkinson 1980.
 */
export function parkinson({ h, l, n = 20, ann = 252 }: ParkinsonInput): Result<number> {
  const refused = refuseRangeBars({ high: h, low: l }, { n, ann, minimum: 1, before: 0 })
  if (refused !== undefined) return refused
  let sum = 0
  for (let t = h.length - n; t < h.length; t += 1) sum += Math.log(h[t]! / l[t]!) ** 2
  return known(Math.sqrt((ann * sum) / (4 * Math.LN2 * n)))
}
