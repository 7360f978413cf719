import { known, type Result } from '#domain/result.ts'
import { sampleSd } from '#domain/statistics/moments.ts'
import { type OhlcColumns, type OhlcVolatilityInput, refuseRangeBars } from './ohlc-window.ts'
import { rogersSatchellTerm } from './rogers-satchell.ts'

/**
 * vol.yang_zhang(o, h, l, c, n, ann): annualised volatility (fraction) of the last n bars, overnight gaps included:
 * s²(overnight) + k·s²(open to close) + (1 − k)·Rogers-Satchell, k = 0.34/(1.34 + (n + 1)/(n − 1)), s² with n − 1.
 * The default estimator for small caps, which gap. Needs n + 1 bars (SHORT_HISTORY); no nulls; n < 2 BAD_PARAM.
 * Source: Yang & Zhang 2000.
 */
export function yangZhang({ o, h, l, c, n = 20, ann = 252 }: OhlcVolatilityInput): Result<number> {
  const refused = refuseRangeBars({ open: o, high: h, low: l, close: c }, { n, ann, minimum: 2, before: 1 })
  if (refused !== undefined) return refused
  return yangZhangOf({ o, h, l, c } as OhlcColumns, c.length - n, c.length, ann)
}

/** The sweep form over the bars [from, end) of complete, sound columns; reads the close before `from`. */
export function yangZhangOf({ o, h, l, c }: OhlcColumns, from: number, end: number, ann = 252): Result<number> {
  const n = end - from
  const overnight: number[] = []
  const openToClose: number[] = []
  let rogersSatchell = 0
  for (let t = from; t < end; t += 1) {
    const open = o[t]!
    const close = c[t]!
    overnight.push(Math.log(open / c[t - 1]!))
    openToClose.push(Math.log(close / open))
    rogersSatchell += rogersSatchellTerm(open, h[t]!, l[t]!, close)
  }
  const k = 0.34 / (1.34 + (n + 1) / (n - 1))
  const variance = sampleSd(overnight) ** 2 + k * sampleSd(openToClose) ** 2 + ((1 - k) * rogersSatchell) / n
  return known(Math.sqrt(Math.max(0, variance) * ann))
}
