import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing, refuseSeries, type Series } from '#domain/input/series.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread, mean, sampleSd } from '#domain/statistics/moments.ts'
import { quantileOfSorted } from '#domain/statistics/quantile7.ts'
import { nextState, numberOf } from './prng.ts'

const BOOTSTRAP_STATS = ['mean', 'sharpe'] as const

export interface BootstrapCiInput {
  readonly x: Series
  readonly stat?: (typeof BOOTSTRAP_STATS)[number]
  /** Resamples. */
  readonly B?: number
  /** Mean length of the blocks, so that neighbours stay together. */
  readonly blockLen?: number
  /** What lies outside the interval, both ends together. */
  readonly alpha?: number
  readonly seed?: number
  readonly minObs?: number
}

export interface BootstrapCi {
  readonly lo: number
  readonly hi: number
  readonly median: number
}

/** Resamples a caller may ask for; more is a mistake. */
export const MAX_RESAMPLES = 100_000

/**
 * bt.bootstrap_ci(x, stat, B, blockLen, alpha, seed, minObs): percentile interval of the mean or of the Sharpe ratio per
 * period over resamples in blocks of random length. No nulls (MISSING_DATA), fewer than minObs SHORT_HISTORY, the Sharpe
 * ratio of equal values ZERO_VARIANCE, another statistic BAD_VALUE. Source: stationary bootstrap, Politis & Romano 1994.
 */
export function bootstrapCi({ x, stat = 'mean', B = 500, blockLen = 5, alpha = 0.1, seed = 1, minObs = 20 }: BootstrapCiInput): Result<BootstrapCi> {
  const refused =
    firstRefusal(
      refuseWord(stat, BOOTSTRAP_STATS),
      refuseSeries(x),
      refuseInteger(B, 1, MAX_RESAMPLES),
      refuseParameter(blockLen, (length) => length >= 1),
      refuseParameter(alpha, (share) => share > 0 && share < 1),
      refuseParameter(seed, Number.isSafeInteger),
      refusePositiveInteger(minObs),
    ) ??
    refuseShort(x.length, Math.max(minObs, 2)) ??
    refuseMissing(x)
  if (refused !== undefined) return refused
  const values = x as readonly number[]
  if (stat === 'sharpe' && isNoSpread(sampleSd(values), mean(values))) return unknown('ZERO_VARIANCE')
  const measure = stat === 'mean' ? sampleMean : sharpeRatio
  const resamples = resampleInBlocks(values, measure, { B, blockLen, seed }).sort()
  const at = (p: number): number => quantileOfSorted(resamples, p)
  return known({ lo: at(alpha / 2), hi: at(1 - alpha / 2), median: at(0.5) })
}

interface Resampling {
  readonly B: number
  readonly blockLen: number
  readonly seed: number
}

/**
 * The statistic of every resample: as many draws as observations, each the next one in time, or with probability 1/blockLen
 * any. Blocks wrap around the end, so every observation is drawn equally often. `measure` must not keep the sample: the next
 * resample overwrites it.
 */
export function resampleInBlocks(
  values: readonly number[],
  measure: (sample: Float64Array) => number,
  { B, blockLen, seed }: Resampling,
): Float64Array<ArrayBuffer> {
  const n = values.length
  const observed = Float64Array.from(values)
  const sample = new Float64Array(n)
  const measured = new Float64Array(B)
  const newBlock = 1 / blockLen
  let state = seed | 0
  for (let b = 0; b < B; b += 1) {
    state = nextState(state)
    let index = Math.floor(numberOf(state) * n)
    sample[0] = observed[index]!
    for (let i = 1; i < n; i += 1) {
      index += 1
      state = nextState(state)
      if (numberOf(state) < newBlock) {
        state = nextState(state)
        index = Math.floor(numberOf(state) * n)
      } else if (index === n) index = 0
      sample[i] = observed[index]!
    }
    measured[b] = measure(sample)
  }
  return measured
}

/** Arithmetic mean of a sample. */
export function sampleMean(sample: Float64Array): number {
  let sum = 0
  for (let i = 0; i < sample.length; i += 1) sum += sample[i]!
  return sum / sample.length
}

/** Mean / sample standard deviation; 0 for a sample that drew one value only. */
function sharpeRatio(sample: Float64Array): number {
  const centre = sampleMean(sample)
  let squares = 0
  for (let i = 0; i < sample.length; i += 1) squares += (sample[i]! - centre) ** 2
  const sd = Math.sqrt(squares / (sample.length - 1))
  return isNoSpread(sd, centre) ? 0 : centre / sd
}
