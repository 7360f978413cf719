import { known, type Result } from '#domain/result.ts'
import { type OhlcVolatilityInput, refuseRangeBars } from './ohlc-window.ts'

/**
 * vol.rogers_satchell(o, h, l, c, n, ann): annualised volatility (fraction) of the last n bars from
 * ln(h/c)·ln(h/o) + ln(l/c)·ln(l/o). Free of drift, ignores overnight gaps. Needs n bars (SHORT_HISTORY); no nulls.
 * Source: Rogers & Satchell 1991.
 */
export function rogersSatchell({ o, h, l, c, n = 20, ann = 252 }: OhlcVolatilityInput): Result<number> {
  const refused = refuseRangeBars({ open: o, high: h, low: l, close: c }, { n, ann, minimum: 1, before: 0 })
  if (refused !== undefined) return refused
  let sum = 0
  for (let t = c.length - n; t < c.length; t += 1) sum += rogersSatchellTerm(o[t]!, h[t]!, l[t]!, c[t]!)
  return known(Math.sqrt(Math.max(0, sum / n) * ann))
}

/** One bar's share of the variance. */
export const rogersSatchellTerm = (open: number, high: number, low: number, close: number): number =>
  Math.log(high / close) * Math.log(high / open) + Math.log(low / close) * Math.log(low / open)
