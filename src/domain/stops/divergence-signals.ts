import { isAtLeast, isAtMost, isBelow } from '#domain/comparison.ts'
import type { Series } from '#domain/input/series.ts'
import { averageTrueRange } from '#domain/indicators/atr-wilder.ts'
import { median } from '#domain/statistics/quantile7.ts'
import { allOf, type Flag } from '#domain/three-valued.ts'

export interface DivergenceParams {
  /** Bars of the price move and of the high it is measured against. */
  readonly N: number
  readonly moveAtr: number
  readonly dryRvol: number
  readonly dryDays: number
  readonly distRvol: number
  readonly confirm: number
  readonly volN: number
  readonly atrN: number
  readonly nearAtr: number
  readonly minBars: number
}

export const DIVERGENCE_DEFAULTS: DivergenceParams = {
  N: 10,
  moveAtr: 0.5,
  dryRvol: 0.7,
  dryDays: 3,
  distRvol: 1.5,
  confirm: 2,
  volN: 20,
  atrN: 14,
  nearAtr: 1,
  minBars: 10,
}

/** Complete price columns, volume and the universe's relative volume with nulls where not known; all of one length, oldest first. */
export interface DivergenceColumns {
  readonly h: readonly number[]
  readonly l: readonly number[]
  readonly c: readonly number[]
  readonly v: Series
  readonly universeRvol: Series | null
}

/** Per bar: rising on falling volume (d1), near the high on dry volume (d2), distribution (d3); null = cannot be judged. */
export interface DivergenceSignals {
  readonly d1: readonly Flag[]
  readonly d2: readonly Flag[]
  readonly d3: readonly Flag[]
}

/** The three signals of every bar; each bar uses the bars up to itself only. A signal is null before its warm-up. */
export function divergenceSignals({ h, l, c, v, universeRvol }: DivergenceColumns, params: DivergenceParams): DivergenceSignals {
  const ranges = averageTrueRange(h, l, c, params.atrN)
  const relative = relativeVolumes(v, params.volN)
  const d1: Flag[] = []
  const d2: Flag[] = []
  const d3: Flag[] = []
  for (let t = 0; t < c.length; t += 1) {
    const atr = ranges[t] ?? null
    d1.push(isRisingOnFallingVolume(c, v, atr, t, params))
    d2.push(allOf(isNearHigh(h, c, atr, t, params), isVolumeDry(relative, universeRvol, t, params)))
    d3.push(isDistribution(h, l, c, relative[t] ?? null, t, params))
  }
  return { d1, d2, d3 }
}

/** Volume / median of the `n` bars before; null where volume is missing in between or the median is 0. */
function relativeVolumes(volume: Series, n: number): (number | null)[] {
  return volume.map((shares, t) => {
    if (t < n || shares === null) return null
    const before = volume.slice(t - n, t)
    if (before.includes(null)) return null
    const usual = median(before as number[])
    return usual > 0 ? shares / usual : null
  })
}

function isRisingOnFallingVolume(c: readonly number[], v: Series, atr: number | null, t: number, { N, moveAtr }: DivergenceParams): Flag {
  if (atr === null || t < N) return null
  const hasRisen = isAtLeast(c[t]! - c[t - N]!, moveAtr * atr)
  // On-balance volume is lower than N bars ago exactly when the signed volumes since then sum to less than 0.
  let balance: number | null = 0
  for (let i = t - N + 1; i <= t && balance !== null; i += 1) {
    const sign = Math.sign(c[i]! - c[i - 1]!)
    const shares = v[i] ?? null
    if (sign !== 0) balance = shares === null ? null : balance + sign * shares
  }
  return allOf(hasRisen, balance === null ? null : balance < 0)
}

function isNearHigh(h: readonly number[], c: readonly number[], atr: number | null, t: number, { N, nearAtr }: DivergenceParams): Flag {
  if (atr === null || t < N - 1) return null
  let high = -Infinity
  for (let i = t - N + 1; i <= t; i += 1) high = Math.max(high, h[i]!)
  return isAtLeast(c[t]!, high - nearAtr * atr)
}

/** Raw relative volume is a calendar (holidays, expiries): it is divided by what the universe showed on the same day. */
function isVolumeDry(relative: Series, universeRvol: Series | null, t: number, { dryDays, dryRvol }: DivergenceParams): Flag {
  if (universeRvol === null) return null
  let sum = 0
  for (let i = t - dryDays + 1; i <= t; i += 1) {
    const own = relative[i] ?? null
    const universe = universeRvol[i] ?? null
    if (own === null || universe === null || universe === 0) return null
    sum += own / universe
  }
  return isBelow(sum / dryDays, dryRvol)
}

function isDistribution(
  h: readonly number[],
  l: readonly number[],
  c: readonly number[],
  relative: number | null,
  t: number,
  { distRvol }: DivergenceParams,
): Flag {
  if (t === 0) return null
  const isDown = c[t]! < c[t - 1]!
  const isLow = isAtMost(c[t]! - l[t]!, 0.25 * (h[t]! - l[t]!))
  return allOf(isDown, isLow, relative === null ? null : isAtLeast(relative, distRvol))
}
