import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { refuseText } from '#domain/input/text.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { mean } from '#domain/statistics/moments.ts'

/** One analyst's estimate; times in hours on one clock. */
export interface Estimate {
  readonly analyst: string
  readonly ts: number
  readonly eps: number
}

export interface EpsAccelerationInput {
  readonly estimates: readonly Estimate[]
  readonly t: number
  readonly windowH?: number
  readonly staleDays?: number
  readonly floor?: number
  readonly vMin?: number
  readonly aMin?: number
  readonly minUp?: number
}

export interface EpsAcceleration {
  /** Relative change of the consensus over the last window and over the one before. */
  readonly v1: number
  readonly v0: number
  readonly accel: number
  /** Analysts who raised (cut) in the last window. */
  readonly up: number
  readonly down: number
  readonly trigger: boolean
}

const MIN_ANALYSTS = 2

/**
 * `scr.eps_acceleration`: are estimates being raised faster than a window ago?
 * The consensus at a time is the mean of each analyst's newest estimate by then, at most `staleDays` old; both ends of a window count the same analysts,
 * so that a newcomer is no revision. Changes are relative to the consensus at the start, at least `floor` dollars.
 * @returns triggered when v1 reaches `vMin`, v1 - v0 reaches `aMin`, at least `minUp` analysts raised and more raised than cut. Estimates after `t` are
 * not known yet. Fewer than two analysts in a window: LOW_COVERAGE. House rule.
 */
export function epsAcceleration(input: EpsAccelerationInput): Result<EpsAcceleration> {
  const { estimates, t, windowH = 24, staleDays = 120, floor = 0.05, vMin = 0.01, aMin = 0.005, minUp = 2 } = input
  const refused = firstRefusal(
    refuseRows(estimates, (row) => firstRefusal(refuseText(row['analyst']), refuseNumber(row['ts']), refuseNumber(row['eps']))),
    refuseNumber(t),
    ...[windowH, staleDays, floor].map((limit) => refuseParameter(limit, isPositive)),
    refuseParameter(vMin),
    refuseParameter(aMin),
    refusePositiveInteger(minUp),
  )
  if (refused !== undefined) return refused

  const views = [t, t - windowH, t - 2 * windowH].map((time) => newestEstimates(estimates, time, staleDays * 24))
  const last = windowChange(views[1]!, views[0]!, floor)
  const prior = windowChange(views[2]!, views[1]!, floor)
  if (last === null || prior === null) return unknown('LOW_COVERAGE')
  const accel = last.change - prior.change
  const { up, down } = last
  const trigger = isAtLeast(last.change, vMin) && isAtLeast(accel, aMin) && up >= minUp && up > down
  return known({ v1: last.change, v0: prior.change, accel, up, down, trigger })
}

/** What each analyst thought at a time; who has not spoken for too long is left out. */
function newestEstimates(estimates: readonly Estimate[], time: number, maxAgeH: number): ReadonlyMap<string, number> {
  const newest = new Map<string, Estimate>()
  for (const estimate of estimates) {
    if (estimate.ts <= time && estimate.ts >= (newest.get(estimate.analyst)?.ts ?? -Infinity)) newest.set(estimate.analyst, estimate)
  }
  return new Map([...newest.values()].filter(({ ts }) => time - ts <= maxAgeH).map(({ analyst, eps }) => [analyst, eps]))
}

function windowChange(
  start: ReadonlyMap<string, number>,
  end: ReadonlyMap<string, number>,
  floor: number,
): { change: number; up: number; down: number } | null {
  const both = [...end.keys()].filter((analyst) => start.has(analyst))
  if (both.length < MIN_ANALYSTS) return null
  const from = mean(both.map((analyst) => start.get(analyst)!))
  const to = mean(both.map((analyst) => end.get(analyst)!))
  const up = both.filter((analyst) => end.get(analyst)! > start.get(analyst)!).length
  const down = both.filter((analyst) => end.get(analyst)! < start.get(analyst)!).length
  return { change: relativeChange(from, to, floor), up, down }
}

/** Change against the size of the earlier value; around zero a fixed amount stands in for it. */
export const relativeChange = (from: number, to: number, floor: number): number => (to - from) / Math.max(Math.abs(from), floor)
