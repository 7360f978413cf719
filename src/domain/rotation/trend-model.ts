import { isAbove, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isPositive } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseMissing, refusePrices, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { sampleSd } from '#domain/statistics/moments.ts'
import { logChanges } from './log-changes.ts'

export interface TrendModelInput {
  readonly c: Series
  /** Sessions looked back, ascending. */
  readonly looks?: readonly number[]
  readonly volN?: number
  readonly volTarget?: number
  readonly maxExp?: number
  readonly back?: number
  readonly recent?: number
}

export type TrendState = 'long' | 'short' | 'neutral'

export interface TrendModel {
  readonly state: TrendState
  /** null when the state stands since the first session that could be judged. */
  readonly fromState: TrendState | null
  readonly sinceIndex: number
  /** Sessions in this state, today among them. */
  readonly sessions: number
  readonly justLong: boolean
  /** What a volatility-target model would hold, as a multiple of its capital: now, `back` sessions ago, and the difference. */
  readonly exposure: number
  readonly exposureBefore: number
  readonly exposureChange: number
}

const SESSIONS_A_YEAR = 252

/**
 * rot.trend_model(c, looks, …): how public trend followers are likely positioned, and what a volatility-target model holds.
 * Long once all looks are up, short once all are down, left when the middle look no longer agrees. The path starts neutral on
 * the first session with all looks: give 300 closes or more. exposure = volTarget / annualised volatility of volN, at most maxExp.
 * Needs the longest look + 2 closes, no nulls; looks not ascending BAD_PARAM. An estimate, not a position report.
 * Source: Moskowitz, Ooi & Pedersen 2012; Moreira & Muir 2017; rule house.
 */
export function trendModel({
  c,
  looks = [21, 63, 126],
  volN = 21,
  volTarget = 0.12,
  maxExp = 1.5,
  back = 21,
  recent = 10,
}: TrendModelInput): Result<TrendModel> {
  const refused =
    firstRefusal(
      refusePrices(c),
      refuseLooks(looks),
      refuseInteger(volN, 2),
      refuseParameter(volTarget, isPositive),
      refuseParameter(maxExp, isPositive),
      refusePositiveInteger(back),
      refusePositiveInteger(recent),
    ) ??
    refuseShort(c.length, Math.max(looks.at(-1)! + 2, volN + back + 1)) ??
    refuseMissing(c)
  if (refused !== undefined) return refused
  const closes = c as readonly number[]
  const path = trendPath(closes, looks)
  const state = path.at(-1)!
  const changed = path.findLastIndex((earlier) => earlier !== state)
  const sessions = path.length - 1 - changed
  const changes = logChanges(closes)
  const exposure = exposureAt(changes, changes.length, volN, volTarget, maxExp)
  const exposureBefore = exposureAt(changes, changes.length - back, volN, volTarget, maxExp)
  return known({
    state,
    fromState: path[changed] ?? null,
    sinceIndex: closes.length - sessions,
    sessions,
    justLong: state === 'long' && sessions <= recent,
    exposure,
    exposureBefore,
    exposureChange: exposure - exposureBefore,
  })
}

/** One state per session from the first one that all looks reach back from. */
function trendPath(closes: readonly number[], looks: readonly number[]): TrendState[] {
  const middle = looks[Math.floor((looks.length - 1) / 2)]!
  const returnOver = (t: number, look: number): number => closes[t]! / closes[t - look]! - 1
  const path: TrendState[] = []
  let state: TrendState = 'neutral'
  for (let t = looks.at(-1)!; t < closes.length; t += 1) {
    const returns = looks.map((look) => returnOver(t, look))
    if (returns.every((change) => isAbove(change, 0))) state = 'long'
    else if (returns.every((change) => isBelow(change, 0))) state = 'short'
    else if (!agrees(state, returnOver(t, middle))) state = 'neutral'
    path.push(state)
  }
  return path
}

function agrees(state: TrendState, change: number): boolean {
  if (state === 'neutral') return true
  return state === 'long' ? isAbove(change, 0) : isBelow(change, 0)
}

/** A line that does not move at all would be held without limit: the cap decides. */
function exposureAt(changes: readonly number[], end: number, volN: number, volTarget: number, maxExp: number): number {
  const volatility = sampleSd(changes.slice(end - volN, end)) * Math.sqrt(SESSIONS_A_YEAR)
  return Math.min(maxExp, volTarget / volatility)
}

function refuseLooks(looks: unknown): Refusal | undefined {
  if (looks === null) return badInput('BAD_PARAM')
  if (!Array.isArray(looks)) return badInput('BAD_VALUE')
  const refused = firstRefusal(...looks.map(refusePositiveInteger))
  const isAscending = looks.length > 0 && looks.every((look, i) => i === 0 || look > looks[i - 1])
  return refused ?? (isAscending ? undefined : badInput('BAD_PARAM'))
}
