import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative, isPositive, isShare, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseBetween, refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { known, type Result } from '#domain/result.ts'

export const NEWS_STATES = ['quiet', 'normal', 'systemic'] as const
export type NewsState = (typeof NEWS_STATES)[number]

/** One session: headline points (null = no headline file for it), VIX close and its percentile. */
export interface NewsDay {
  readonly pts: number | null
  readonly vix: number | null
  readonly vixPct: number | null
}

export interface NewsStateParams {
  readonly vixHi: number
  readonly vixPctQuiet: number
  readonly systemicPts: number
  readonly lookback: number
  readonly minHold: number
  readonly maxHold: number
}

export const NEWS_STATE_DEFAULTS: NewsStateParams = { vixHi: 30, vixPctQuiet: 0.3, systemicPts: 3, lookback: 3, minHold: 2, maxHold: 5 }

export interface NewsStateInput extends Partial<NewsStateParams> {
  readonly days: readonly NewsDay[]
}

/** The state of one session. `isBlind` = normal only because points and VIX were missing too long ("no news data", blocks adds). */
export interface NewsReading {
  readonly state: NewsState
  readonly isBlind: boolean
  /** Sessions in a row in this state, this one included. */
  readonly age: number
  /** Sessions in a row on which missing data held the state. */
  readonly held: number
}

/**
 * `stop.news_state`: quiet, normal or systemic for every session, from headline points and VIX.
 * Systemic: at least `systemicPts` known points in the last `lookback` sessions, or VIX at `vixHi`. Quiet: no points in them, all known, VIX known and its
 * percentile at most `vixPctQuiet`. Else normal. A state lasts at least `minHold` sessions, but systemic is entered at once.
 * Points and VIX both missing: the state is held; systemic is not left while VIX or a point of the look-back is missing; both for at most `maxHold`
 * sessions, then normal. A missing input never enters quiet. No sessions: SHORT_HISTORY. House rule.
 */
export function newsState({ days, ...given }: NewsStateInput): Result<readonly NewsState[]> {
  const params = { ...NEWS_STATE_DEFAULTS, ...given }
  const refused = firstRefusal(
    refuseRows(days, (day) =>
      firstRefusal(refuseOptionalNumber(day['pts'], isNonNegative), refuseOptionalNumber(day['vix'], isPositive), refuseOptionalNumber(day['vixPct'], isShare)),
    ),
    refuseParameter(params.vixHi, isPositive),
    refuseBetween(params.vixPctQuiet, 0, 1),
    refuseParameter(params.systemicPts, isPositive),
    refusePositiveInteger(params.lookback),
    refusePositiveInteger(params.minHold),
    refuseInteger(params.maxHold, 0),
  )
  if (refused !== undefined) return refused
  return refuseShort(days.length, 1) ?? known(newsReadings(days, params).map((reading) => reading.state))
}

/** The readings of all sessions, oldest first; each uses the sessions up to its own only. */
export function newsReadings(days: readonly NewsDay[], params: NewsStateParams = NEWS_STATE_DEFAULTS): NewsReading[] {
  const readings: NewsReading[] = []
  let before: NewsReading | null = null
  for (let t = 0; t < days.length; t += 1) {
    before = nextReading(before, days.slice(Math.max(0, t - params.lookback + 1), t + 1), params)
    readings.push(before)
  }
  return readings
}

/** One session on: `recent` are the sessions of the look-back, the newest last. */
function nextReading(before: NewsReading | null, recent: readonly NewsDay[], params: NewsStateParams): NewsReading {
  const raw = rawState(recent, params)
  const today = recent.at(-1)!
  const vix = today.vix ?? null
  const isSightless = vix === null && (today.pts ?? null) === null
  const isPatchy = vix === null || recent.some((day) => (day.pts ?? null) === null)
  if (before === null) return { state: raw, isBlind: isSightless, age: 1, held: 0 }

  const isHeld = raw !== 'systemic' && (isSightless || (before.state === 'systemic' && isPatchy))
  if (isHeld) {
    const held = before.held + 1
    return held <= params.maxHold ? entered(before, before.state, held, before.isBlind) : entered(before, 'normal', held, true)
  }
  const mayLeave = raw === 'systemic' || before.age >= params.minHold
  return entered(before, mayLeave ? raw : before.state, 0, false)
}

const entered = (before: NewsReading, state: NewsState, held: number, isBlind: boolean): NewsReading => ({
  state,
  isBlind,
  age: state === before.state ? before.age + 1 : 1,
  held,
})

/** What the inputs of the look-back say by themselves. */
function rawState(recent: readonly NewsDay[], { vixHi, vixPctQuiet, systemicPts }: NewsStateParams): NewsState {
  const today = recent.at(-1)!
  const vix = today.vix ?? null
  const vixPct = today.vixPct ?? null
  let points = 0
  let isComplete = true
  for (const { pts } of recent) {
    if (typeof pts === 'number') points += pts
    else isComplete = false
  }
  if (isAtLeast(points, systemicPts) || (vix !== null && isAtLeast(vix, vixHi))) return 'systemic'
  const isQuiet = isComplete && points === 0 && vix !== null && vixPct !== null && isAtMost(vixPct, vixPctQuiet)
  return isQuiet ? 'quiet' : 'normal'
}
