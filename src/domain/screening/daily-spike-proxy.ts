import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { asColumn, refuseNonNegatives, type Series } from '#domain/input/series.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean, sampleSd } from '#domain/statistics/moments.ts'
import { ascending, median } from '#domain/statistics/quantile7.ts'
import { judge } from '#domain/three-valued.ts'

export interface DailySpikeProxyInput {
  readonly v: Series
  readonly n?: number
  readonly spikeZ?: number
}

export interface DailySpikeProxy {
  readonly rvol: number
  readonly logZ: number | null
  readonly top3Share: number
  readonly spike: boolean | null
}

/** Share of the earlier sessions that has to show a trade, and the least number of them. */
const MIN_TRADED_SHARE = 0.8
const MIN_TRADED_DAYS = 10

/**
 * `scr.daily_spike_proxy`: did today's volume stand out, told from daily bars only ("daily proxy, no intraday data"). House rule.
 * @returns rvol = today / median of the traded sessions among the `n` before; logZ = z of ln(volume) against them; top3Share = share of the three busiest
 * of the last `n` days, today included; spike when logZ reaches `spikeZ`. A day without trade is no spike (logZ null);
 * a history without variance leaves the spike not judged (null). Needs n + 1 sessions, of the `n` before max(10, 80 %) traded, else LOW_COVERAGE.
 */
export function dailySpikeProxy({ v, n = 20, spikeZ = 2 }: DailySpikeProxyInput): Result<DailySpikeProxy> {
  const refused = firstRefusal(refuseNonNegatives(v), refusePositiveInteger(n), refuseParameter(spikeZ)) ?? refuseShort(v.length, n + 1)
  if (refused !== undefined) return refused

  return dailySpikeOf(asColumn(v), v.length - 1, n, spikeZ)
}

/** The sweep form: the session `last` of a checked column against the `n` before it, missing = NaN. */
export function dailySpikeOf(volume: ArrayLike<number>, last: number, n = 20, spikeZ = 2): Result<DailySpikeProxy> {
  const today = volume[last]!
  if (Number.isNaN(today)) return unknown('MISSING_DATA')
  const traded: number[] = []
  const recent: number[] = []
  for (let i = last - n; i <= last; i += 1) {
    const shares = volume[i]!
    if (i < last && shares > 0) traded.push(shares)
    if (i > last - n && !Number.isNaN(shares)) recent.push(shares)
  }
  if (traded.length < Math.max(MIN_TRADED_DAYS, Math.ceil(MIN_TRADED_SHARE * n))) return unknown('LOW_COVERAGE')

  const busiest = ascending(recent).slice(-3)
  const logZ = today > 0 ? zOfLog(today, traded) : null
  return known({
    rvol: today / median(traded),
    logZ,
    top3Share: sum(busiest) / sum(recent),
    spike: today > 0 ? judge(logZ, (z) => isAtLeast(z, spikeZ)) : false,
  })
}

/** How many standard deviations (n - 1) the log of today's volume lies above the mean log; null without variance. */
function zOfLog(today: number, history: readonly number[]): number | null {
  const logs = history.map((shares) => Math.log(shares))
  const centre = mean(logs)
  const deviation = sampleSd(logs, centre)
  return isNoSpread(deviation, centre) ? null : (Math.log(today) - centre) / deviation
}

const sum = (values: readonly number[]): number => values.reduce((total, x) => total + x, 0)
