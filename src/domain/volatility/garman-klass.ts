import { known, type Result } from '#domain/result.ts'
import { type OhlcVolatilityInput, refuseRangeBars } from './ohlc-window.ts'

/**
 * vol.garman_klass(o, h, l, c, n, ann): annualised volatility (fraction) of the last n bars from the mean of
 * ½·ln²(h/l) − (2·ln2 − 1)·ln²(c/o), at least 0. Ignores overnight gaps.
 * Needs n bars (SHORT_HISTORY), no nulls (MISSING_DATA), high < low BAD_BAR. Source: Garman & Klass 1980.
 */
export function garmanKlass({ o, h, l, c, n = 20, ann = 252 }: OhlcVolatilityInput): Result<number> {
  const refused = refuseRangeBars({ open: o, high: h, low: l, close: c }, { n, ann, minimum: 1, before: 0 })
  if (refused !== undefined) return refused
  let sum = 0
  for (let t = c.length - n; t < c.length; t += 1) {
    sum += Math.log(h[t]! / l[t]!) ** 2 / 2 - (2 * Math.LN2 - 1) * Math.log(c[t]! / o[t]!) ** 2
  }
  return known(Math.sqrt(Math.max(0, sum / n) * ann))
}
