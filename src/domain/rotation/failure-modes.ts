import { isAbove, isAtLeast, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseOptionalNumber } from '#domain/input/number.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { allOf, anyOf, type Flag, judge } from '#domain/three-valued.ts'
import { BP_SLACK } from '#domain/units.ts'

/** Any of them may be missing; what follows from it is worked out per mode. */
export interface FailureModesInput {
  readonly yieldSpike?: Flag
  readonly inflation?: Flag
  /** Change of small against large over 5 and 21 sessions, fractions. */
  readonly ratioRel5?: number | null
  readonly ratioRel21?: number | null
  /** Change of the high-yield spread over 20 sessions, basis points. */
  readonly d20OasBp?: number | null
  /** Return of small companies over 20 sessions, fraction. */
  readonly small20?: number | null
  /** Breadth checks that say yes, of those known. */
  readonly breadthYes?: number | null
  readonly breadthKnown?: number | null
  /** topShare of rot.concentration_check. */
  readonly top10Share?: number | null
  /** Revision breadth now and four weeks before. */
  readonly revNow?: number | null
  readonly revPrior?: number | null
}

export interface FailureModes {
  /** Rates or inflation bite and the lead is giving way. */
  readonly A: Flag
  /** Small companies hold while credit widens. */
  readonly B: Flag
  /** A lead of a few names. */
  readonly C: Flag
  /** Earnings estimates fall. */
  readonly D: Flag
}

const MIN_CHECKS = 3
const NARROW_TOP_SHARE = 0.5
const WIDENING_BP = 15

/**
 * rot.failure_modes(…): four ways in which a rotation fails while prices still look well. true = present, null = cannot be
 * judged; three-valued, so one known no settles a mode. Source: playbook of the 2026 rotation, thresholds house.
 */
export function failureModes({
  yieldSpike = null,
  inflation = null,
  ratioRel5 = null,
  ratioRel21 = null,
  d20OasBp = null,
  small20 = null,
  breadthYes = null,
  breadthKnown = null,
  top10Share = null,
  revNow = null,
  revPrior = null,
}: FailureModesInput): Result<FailureModes> {
  const refused = firstRefusal(
    refuseFlag(yieldSpike),
    refuseFlag(inflation),
    ...[ratioRel5, ratioRel21, d20OasBp, small20, top10Share, revNow, revPrior].map((number) => refuseOptionalNumber(number)),
    refuseOptionalNumber(breadthYes, isCount),
    refuseOptionalNumber(breadthKnown, isCount),
  )
  if (refused !== undefined) return refused
  if (breadthYes !== null && breadthKnown !== null && breadthYes > breadthKnown) return badInput('BAD_VALUE')
  const isLeadGivingWay = judge(ratioRel5, (change) => isBelow(change, 0))
  const isCreditWidening = judge(d20OasBp, (change) => isAtLeast(change, WIDENING_BP, BP_SLACK))
  const doSmallHold = judge(small20, (change) => isAtLeast(change, 0))
  const isLeading = judge(ratioRel21, (change) => isAbove(change, 0))
  const isNarrow = anyOf(
    isBreadthThin(breadthYes, breadthKnown),
    judge(top10Share, (share) => isAtLeast(share, NARROW_TOP_SHARE)),
  )
  return known({
    A: allOf(anyOf(yieldSpike, inflation), isLeadGivingWay),
    B: allOf(isCreditWidening, doSmallHold),
    C: allOf(isLeading, isNarrow),
    D: allOf(
      judge(revNow, (breadth) => isBelow(breadth, 0)),
      revNow === null ? null : judge(revPrior, (before) => isBelow(revNow, before)),
    ),
  })
}

/** At most one yes among at least three known checks. */
const isBreadthThin = (yes: number | null, checks: number | null): Flag => (yes === null || checks === null || checks < MIN_CHECKS ? null : yes <= 1)

const isCount = (count: number): boolean => Number.isInteger(count) && count >= 0
