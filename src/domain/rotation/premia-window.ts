import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseReturns, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { isNoSpread } from '#domain/statistics/moments.ts'
import { median } from '#domain/statistics/quantile7.ts'
import { allOf, type Flag } from '#domain/three-valued.ts'

export interface PremiaWindowInput {
  /** Daily size and value premium, fractions, on the same sessions; null = not imported. */
  readonly size?: Series | null
  readonly value?: Series | null
  readonly w?: number
  readonly n?: number
  readonly minN?: number
  readonly open?: number
  readonly close?: number
  readonly minPast?: number
}

export interface PremiumWindow {
  readonly z: number | null
  readonly open: boolean
  /** Sessions the window is open; 0 when it is not. */
  readonly sessions: number
  /** Of the closed windows; null below minPast of them. */
  readonly medianLength: number | null
  readonly past: number
}

export interface PremiaWindow {
  readonly size: PremiumWindow | null
  readonly value: PremiumWindow | null
  readonly both: Flag
}

/**
 * rot.premia_window(size, value, w, n, minN, open, close, minPast): do the size and value premia run. A window opens when the
 * w-session sum of the premium stands `open` standard deviations above the n sums before it, and closes at or below `close`.
 * Neighbouring sums overlap: descriptive. A day without a z keeps the state. A missing series, or one with a gap, is null and
 * leaves `both` open; neither MISSING_DATA. Needs w + minN sessions; close not below open BAD_PARAM.
 * Source: Fama & French factors, rule house.
 */
export function premiaWindow({
  size = null,
  value = null,
  w = 21,
  n = 756,
  minN = 252,
  open = 1,
  close = 0,
  minPast = 5,
}: PremiaWindowInput): Result<PremiaWindow> {
  const refused = firstRefusal(
    refuseUnequal(size, value),
    ...[size, value].map(refusePremium),
    refusePositiveInteger(w),
    refusePositiveInteger(n),
    refuseInteger(minN, 2),
    refuseParameter(open),
    refuseParameter(close, (limit) => typeof open !== 'number' || limit < open),
    refusePositiveInteger(minPast),
  )
  if (refused !== undefined) return refused
  const given = size ?? value
  if (given === null) return unknown('MISSING_DATA')
  const short = refuseShort(given.length, w + minN)
  if (short !== undefined) return short
  const read = (premium: Series | null): PremiumWindow | null =>
    premium === null || premium.includes(null) ? null : readWindow(zOfSums(premium as readonly number[], w, n, minN), open, close, minPast)
  const sizeWindow = read(size)
  const valueWindow = read(value)
  if (sizeWindow === null && valueWindow === null) return unknown('MISSING_DATA')
  return known({ size: sizeWindow, value: valueWindow, both: allOf(sizeWindow?.open ?? null, valueWindow?.open ?? null) })
}

/** z of each w-session sum among the up to n sums before it, from the first with minN of them; null where these do not vary. */
function zOfSums(premium: readonly number[], w: number, n: number, minN: number): (number | null)[] {
  const sums: number[] = []
  for (let end = w; end <= premium.length; end += 1) {
    let sum = 0
    for (let t = end - w; t < end; t += 1) sum += premium[t]!
    sums.push(sum)
  }
  const scores: (number | null)[] = []
  for (let t = minN; t < sums.length; t += 1) scores.push(zAmong(sums, Math.max(0, t - n), t))
  return scores
}

/** z of values[t] among values[from..t); written out, because this runs once per session of sixty years. */
function zAmong(values: readonly number[], from: number, t: number): number | null {
  let sum = 0
  for (let i = from; i < t; i += 1) sum += values[i]!
  const centre = sum / (t - from)
  let squares = 0
  for (let i = from; i < t; i += 1) squares += (values[i]! - centre) ** 2
  const sd = Math.sqrt(squares / (t - from - 1))
  return isNoSpread(sd, centre) ? null : (values[t]! - centre) / sd
}

function readWindow(scores: readonly (number | null)[], open: number, close: number, minPast: number): PremiumWindow {
  const lengths: number[] = []
  let sessions = 0
  for (const z of scores) {
    if (sessions > 0 && z !== null && isAtMost(z, close)) {
      lengths.push(sessions)
      sessions = 0
    } else if (sessions > 0 || (z !== null && isAtLeast(z, open))) sessions += 1
  }
  return {
    z: scores.at(-1) ?? null,
    open: sessions > 0,
    sessions,
    medianLength: lengths.length < minPast ? null : median(lengths),
    past: lengths.length,
  }
}

function refusePremium(premium: unknown): Refusal | undefined {
  if (premium === null) return undefined
  return Array.isArray(premium) ? refuseReturns(premium) : badInput('BAD_VALUE')
}
