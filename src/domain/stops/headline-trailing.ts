import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseShort, refuseUnequal } from '#domain/input/length.ts'
import { isNonNegative, isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { isRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { refuseWord } from '#domain/input/word.ts'
import { averageTrueRange } from '#domain/indicators/atr-wilder.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { NEWS_STATES, type NewsState } from './news-state.ts'
import { SIDES, type Side } from './stop-touch.ts'
import { extremeSince, TRAIL_MULTIPLIERS, type Trail, type TrailMultipliers, trailStep } from './trail-step.ts'

export interface HeadlineTrailingInput {
  readonly h: Series
  readonly l: Series
  readonly c: Series
  readonly entryIndex: number
  readonly hardStop: number
  readonly states: readonly NewsState[]
  readonly atrN?: number
  readonly lookback?: number
  readonly k?: Partial<TrailMultipliers> | null
  readonly maxWiden?: number
  readonly maxWidenings?: number
  readonly side?: Side
  /** Per bar: a tighten is in force; null = not known, which forbids widening. */
  readonly tighten?: readonly (boolean | null)[] | null
  readonly tightenK?: number
}

/**
 * `stop.headline_trailing`: the trailing stop whose distance follows the news state, one level per bar from the entry on; the level of bar t is in force for bar t + 1.
 * k average true ranges (quiet 3, normal 4, systemic 5.5) from the highest high since entry, at most `lookback` bars back; a short mirrors it.
 * It never moves against the position, except `maxWidenings` times on entering systemic, by at most `maxWiden` ATR; a tighten in force (or not known)
 * forbids that and a known one caps k at `tightenK`. Never beyond the hard stop. Entry before the average true range exists: SHORT_HISTORY. House rule.
 */
export function headlineTrailing(input: HeadlineTrailingInput): Result<readonly number[]> {
  const { h, l, c, entryIndex, hardStop, states, atrN = 14, lookback = 22, k = null, maxWiden = 1, maxWidenings = 1, side = 'long', tightenK = 2.5 } = input
  const tighten = input.tighten ?? null
  const refused =
    firstRefusal(
      refuseWord(side, SIDES),
      refuseList(states, (state) => refuseWord(state, NEWS_STATES)),
      tighten === null ? undefined : refuseList(tighten, refuseFlag),
      refuseMultipliers(k),
      refusePrices(h),
      refusePrices(l),
      refusePrices(c),
      refuseNumber(hardStop, isPositive),
      refuseRequiredParameter(entryIndex, wholeFrom(0)),
      refusePositiveInteger(atrN),
      refusePositiveInteger(lookback),
      refuseParameter(maxWiden, isNonNegative),
      refuseInteger(maxWidenings, 0),
      refuseParameter(tightenK, isPositive),
    ) ??
    refuseUnequal(h, l, c, states, tighten ?? h) ??
    refuseBadBars({ high: h, low: l, close: c }) ??
    refuseShort(h.length, 1) ??
    (entryIndex >= h.length ? badInput('BAD_PARAM') : undefined) ??
    refuseMissing(h) ??
    refuseMissing(l) ??
    refuseMissing(c)
  if (refused !== undefined) return refused
  if (entryIndex < atrN) return unknown('SHORT_HISTORY')

  const multipliers = { ...TRAIL_MULTIPLIERS, ...k }
  const ranges = averageTrueRange(h as readonly number[], l as readonly number[], c as readonly number[], atrN)
  const prices = { high: h as readonly number[], low: l as readonly number[] }
  const levels: number[] = []
  let trail: Trail | null = null
  for (let t = entryIndex; t < h.length; t += 1) {
    const atr = ranges[t]!
    const state = states[t]!
    const isTight = tighten === null ? false : tighten[t]!
    const mayWiden = state === 'systemic' && states[t - 1] !== 'systemic' && isTight === false && (trail?.widenings ?? 0) < maxWidenings
    trail = trailStep(trail, {
      side,
      extreme: extremeSince(side, prices, Math.max(entryIndex, t - lookback + 1), t),
      atr,
      k: isTight === true ? Math.min(multipliers[state], tightenK) : multipliers[state],
      hardStop,
      giveWay: mayWiden ? maxWiden * atr : 0,
    })
    levels.push(trail.level)
  }
  return known(levels)
}

function refuseList(list: unknown, refuseOne: (value: unknown) => Refusal | undefined): Refusal | undefined {
  if (list === null || list === undefined) return unknown('MISSING_DATA')
  if (!Array.isArray(list)) return badInput('BAD_VALUE')
  for (const value of list as readonly unknown[]) {
    const refused = refuseOne(value)
    if (refused !== undefined) return refused
  }
  return undefined
}

function refuseMultipliers(k: unknown): Refusal | undefined {
  if (k === null) return undefined
  if (!isRecord(k)) return badInput('BAD_VALUE')
  return firstRefusal(...NEWS_STATES.map((state) => (state in k ? refuseNumber(k[state], isPositive) : undefined)))
}
