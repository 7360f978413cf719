import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { isShare } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { ascending, quantileOfSorted } from '#domain/statistics/quantile7.ts'
import { MAX_RESAMPLES } from './bootstrap-ci.ts'
import { mulberry32 } from './prng.ts'

export interface HalfLifeInput {
  /** Sessions between the signal and acting on it, ascending, at least 3. */
  readonly ages: readonly number[]
  /** Per signal the forward return at each age; null = not known. */
  readonly returns: readonly Series[]
  /** Signals needed at every age. */
  readonly minN?: number
  readonly B?: number
  readonly alpha?: number
  readonly seed?: number
  readonly minFit?: number
}

export interface HalfLife {
  /** Per age. */
  readonly means: readonly number[]
  readonly counts: readonly number[]
  /** Sessions. */
  readonly halfLife: number
  /** Return at age 0 on the fitted curve, fraction. */
  readonly amplitude: number
  /** Share of the variation of the means the curve explains. */
  readonly fit: number
  /** Interval of the half-life; null when too many resamples show no edge. */
  readonly lo: number | null
  readonly hi: number | null
  /** Share of the resamples with an edge. */
  readonly pEdge: number
  readonly label: 'decays' | 'not_distinguishable'
}

/** Half-lives that are tried: 61 from half a session to 60 sessions, evenly spaced in their logarithm. */
const GRID = Array.from({ length: 61 }, (_, j) => 0.5 * 120 ** (j / 60))
const LONGEST = 60
const MIN_EDGE_SHARE = 0.9

/**
 * bt.half_life(ages, returns, minN, B, alpha, seed, minFit): how fast an edge fades when one acts later: A·0.5^(age/H) through the mean returns
 * by least squares weighted with their counts, the interval from resampled signals. "Decays" only when at least 90 % of the
 * resamples have an edge, the interval ends below 60 sessions and the curve explains at least minFit.
 * Fewer than minN signals at an age SHORT_HISTORY, no positive amplitude NOT_APPLICABLE, ages not ascending BAD_PARAM. House rule.
 */
export function halfLife({ ages, returns, minN = 20, B = 200, alpha = 0.1, seed = 1, minFit = 0.5 }: HalfLifeInput): Result<HalfLife> {
  const refused = firstRefusal(
    refuseReturnRows(returns, ages),
    refuseAges(ages),
    refusePositiveInteger(minN),
    refuseInteger(B, 1, MAX_RESAMPLES),
    refuseParameter(alpha, (share) => share > 0 && share < 1),
    refuseParameter(seed, Number.isSafeInteger),
    refuseParameter(minFit, isShare),
  )
  if (refused !== undefined) return refused
  const every = returns.map((_, signal) => signal)
  const { means, counts } = meansByAge(returns, every, ages.length)
  const short = refuseShort(Math.min(...counts), minN)
  if (short !== undefined) return short
  const curve = fitDecay(ages, means, counts)
  if (curve.amplitude <= 0) return unknown('NOT_APPLICABLE')
  const lives: number[] = []
  const draw = mulberry32(seed)
  for (let b = 0; b < B; b += 1) {
    const resample = meansByAge(
      returns,
      every.map(() => Math.floor(draw() * returns.length)),
      ages.length,
    )
    const { amplitude, life } = fitDecay(ages, resample.means, resample.counts)
    if (amplitude > 0) lives.push(life)
  }
  const pEdge = lives.length / B
  const hasInterval = isAtLeast(pEdge, MIN_EDGE_SHARE)
  const sorted = ascending(lives)
  const lo = hasInterval ? quantileOfSorted(sorted, alpha / 2) : null
  const hi = hasInterval ? quantileOfSorted(sorted, 1 - alpha / 2) : null
  const isDecaying = hi !== null && hi < LONGEST && isAtLeast(curve.fit, minFit)
  return known({
    means,
    counts,
    halfLife: curve.life,
    amplitude: curve.amplitude,
    fit: curve.fit,
    lo,
    hi,
    pEdge,
    label: isDecaying ? 'decays' : 'not_distinguishable',
  })
}

interface AgeMeans {
  /** 0 where nothing is known; its count is 0 too. */
  readonly means: readonly number[]
  readonly counts: readonly number[]
}

function meansByAge(returns: readonly Series[], signals: readonly number[], ages: number): AgeMeans {
  const sums = Array.from({ length: ages }, () => 0)
  const counts = Array.from({ length: ages }, () => 0)
  for (const signal of signals) {
    const row = returns[signal]!
    for (let age = 0; age < ages; age += 1) {
      const value = row[age]!
      if (value === null) continue
      sums[age]! += value
      counts[age]! += 1
    }
  }
  return { means: sums.map((sum, age) => (counts[age]! > 0 ? sum / counts[age]! : 0)), counts }
}

interface Decay {
  readonly life: number
  readonly amplitude: number
  readonly fit: number
}

/** The half-life of the grid with the smallest weighted squared error, and its best amplitude. */
function fitDecay(ages: readonly number[], means: readonly number[], counts: readonly number[]): Decay {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const level = means.reduce((sum, value, i) => sum + counts[i]! * value, 0) / total
  const variation = means.reduce((sum, value, i) => sum + counts[i]! * (value - level) ** 2, 0)
  let best = { life: GRID[0]!, amplitude: 0, error: Infinity }
  for (const life of GRID) {
    let products = 0
    let squares = 0
    for (let i = 0; i < ages.length; i += 1) {
      const height = 0.5 ** (ages[i]! / life)
      products += counts[i]! * means[i]! * height
      squares += counts[i]! * height * height
    }
    const amplitude = products / squares
    let error = 0
    for (let i = 0; i < ages.length; i += 1) error += counts[i]! * (means[i]! - amplitude * 0.5 ** (ages[i]! / life)) ** 2
    if (error < best.error) best = { life, amplitude, error }
  }
  return { life: best.life, amplitude: best.amplitude, fit: variation > 0 ? 1 - best.error / variation : 0 }
}

/** Ages are a parameter: at least three, from 0 on, each larger than the one before. */
function refuseAges(ages: unknown): Refusal | undefined {
  if (ages === null || ages === undefined) return unknown('MISSING_DATA')
  const refused = refuseSeries(ages)
  if (refused !== undefined) return refused
  const list = ages as Series
  const isAscending = list.every((age, i) => age === null || (age >= 0 && (i === 0 || age > (list[i - 1] ?? -1))))
  return list.length >= 3 && isAscending ? refuseMissing(list) : badInput('BAD_PARAM')
}

function refuseReturnRows(rows: unknown, ages: unknown): Refusal | undefined {
  if (rows === null || rows === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(rows)) return badInput('BAD_VALUE')
  return firstRefusal(...rows.map((row) => refuseSeries(row, (value) => value > -1)), ...rows.map((row) => refuseUnequal(row, ages)))
}
