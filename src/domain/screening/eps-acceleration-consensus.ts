import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { relativeChange } from './eps-acceleration.ts'

/** One line of a consensus file; times in hours on one clock. */
export interface ConsensusSnapshot {
  readonly ts: number
  readonly eps: number
  readonly analysts: number
}

export interface EpsAccelerationConsensusInput {
  readonly snapshots: readonly ConsensusSnapshot[]
  readonly t: number
  readonly windowH?: number
  readonly staleDays?: number
  readonly floor?: number
  readonly vMin?: number
  readonly aMin?: number
  readonly minAnalysts?: number
}

export interface EpsAccelerationConsensus {
  readonly v1: number
  readonly v0: number
  readonly accel: number
  /** Behind the newest snapshot. */
  readonly analysts: number
  readonly trigger: boolean
}

/**
 * `scr.eps_acceleration_consensus`: the same from a file of consensus figures only ("consensus only: a one-day-jump flag; analysts joining or leaving look
 * like revisions"). Each time takes the newest snapshot by then, at most `staleDays` old; one without, or with fewer than `minAnalysts`: LOW_COVERAGE.
 * House rule.
 */
export function epsAccelerationConsensus(input: EpsAccelerationConsensusInput): Result<EpsAccelerationConsensus> {
  const { snapshots, t, windowH = 24, staleDays = 10, floor = 0.05, vMin = 0.01, aMin = 0.005, minAnalysts = 2 } = input
  const refused = firstRefusal(
    refuseRows(snapshots, (row) => firstRefusal(refuseNumber(row['ts']), refuseNumber(row['eps']), refuseNumber(row['analysts'], isNonNegative))),
    refuseNumber(t),
    ...[windowH, staleDays, floor].map((limit) => refuseParameter(limit, isPositive)),
    refuseParameter(vMin),
    refuseParameter(aMin),
    refusePositiveInteger(minAnalysts),
  )
  if (refused !== undefined) return refused

  const [now, before, earlier] = [t, t - windowH, t - 2 * windowH].map((time) => newestSnapshot(snapshots, time, staleDays * 24))
  if (now === undefined || before === undefined || earlier === undefined) return unknown('LOW_COVERAGE')
  if ([now, before, earlier].some(({ analysts }) => analysts < minAnalysts)) return unknown('LOW_COVERAGE')
  const v1 = relativeChange(before.eps, now.eps, floor)
  const v0 = relativeChange(earlier.eps, before.eps, floor)
  const accel = v1 - v0
  return known({ v1, v0, accel, analysts: now.analysts, trigger: isAtLeast(v1, vMin) && isAtLeast(accel, aMin) })
}

function newestSnapshot(snapshots: readonly ConsensusSnapshot[], time: number, maxAgeH: number): ConsensusSnapshot | undefined {
  let newest: ConsensusSnapshot | undefined
  for (const snapshot of snapshots) if (snapshot.ts <= time && snapshot.ts >= (newest?.ts ?? -Infinity)) newest = snapshot
  return newest !== undefined && time - newest.ts <= maxAgeH ? newest : undefined
}
