import { dayNumber, parseDay } from '#domain/calendar/civil-day.ts'
import { refuseDay } from '#domain/calendar/days.ts'
import { isAtLeast, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseBetween, refuseInteger } from '#domain/input/parameter.ts'
import { isRecord, refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

export type CustodyCriterion = 'regulatory' | 'insurance' | 'latency' | 'tooling' | 'disaster' | 'reconciliation' | 'exit'
const CRITERIA: readonly CustodyCriterion[] = ['regulatory', 'insurance', 'latency', 'tooling', 'disaster', 'reconciliation', 'exit']

export interface CriterionScore {
  readonly id: CustodyCriterion
  /** 0 to 4; null = not scored. */
  readonly score: number | null
  /** Day of the evidence. */
  readonly asOf: string
}

export interface CustodyScoreInput {
  readonly criteria: readonly CriterionScore[]
  readonly now: string
  /** Sessions a transfer takes, and a position is held. */
  readonly transferSessions?: number | null
  readonly holdingSessions?: number | null
  /** Weight by criterion; the others weigh 1. */
  readonly weights?: Readonly<Partial<Record<CustodyCriterion, number>>> | null
  readonly fit?: number
  readonly unfit?: number
  readonly validDays?: number
}

export interface CustodyScore {
  /** 0 to 1, missing and expired criteria counted as 0. */
  readonly score: number
  /** null while what is missing decides. */
  readonly verdict: 'fit' | 'conditional' | 'unfit' | null
  readonly missing: readonly CustodyCriterion[]
  readonly expired: readonly CustodyCriterion[]
  /** Scored 1 or less. */
  readonly low: readonly CustodyCriterion[]
  /** Days until the next evidence that is still valid expires. */
  readonly nextDueDays: number | null
  /** A transfer is done within the holding time; null when one of them is not known. */
  readonly cadenceFit: boolean | null
}

const TOP_SCORE = 4
const LOW_SCORE = 1

/**
 * pf.custody_score(criteria, now, …): is a custodian fit for the way it is used. Seven criteria, 0 to 4 each.
 * unfit: score below `unfit`, any criterion at 0, or transfers slower than the holding time. fit: score from `fit` on, nothing
 * expired, nothing at 1 or below. Else conditional. With a criterion or the cadence missing only a certain unfit is stated.
 * Evidence dated after `now` FUTURE_DATA; a criterion twice DUPLICATE_ID. Source: house.
 */
export function custodyScore({
  criteria,
  now,
  transferSessions = null,
  holdingSessions = null,
  weights = null,
  fit = 0.7,
  unfit = 0.4,
  validDays = 365,
}: CustodyScoreInput): Result<CustodyScore> {
  const refused =
    firstRefusal(
      refuseRows(criteria, refuseCriterion),
      refuseDay(now),
      refuseOptionalNumber(transferSessions, isNonNegative),
      refuseOptionalNumber(holdingSessions, isNonNegative),
      refuseWeights(weights),
      refuseBetween(unfit, 0, 1),
      refuseBetween(fit, typeof unfit === 'number' ? unfit : 0, 1),
      refuseInteger(validDays, 1),
    ) ?? refuseTwins(criteria)
  if (refused !== undefined) return refused
  const today = dayNumber(now)
  const scored = criteria.filter((criterion): criterion is CriterionScore & { readonly score: number } => (criterion.score ?? null) !== null)
  if (scored.some(({ asOf }) => dayNumber(asOf) > today)) return badInput('FUTURE_DATA')
  const daysLeft = new Map(scored.map(({ id, asOf }) => [id, dayNumber(asOf) + validDays - today]))
  const isExpired = ({ id }: CriterionScore): boolean => daysLeft.get(id)! < 0
  const weightOf = (id: CustodyCriterion): number => weights?.[id] ?? 1
  const total = TOP_SCORE * CRITERIA.reduce((sum, id) => sum + weightOf(id), 0)
  if (total === 0) return unknown('ZERO_DENOMINATOR')

  const missing = CRITERIA.filter((id) => !daysLeft.has(id))
  const expired = CRITERIA.filter((id) => scored.some((criterion) => criterion.id === id && isExpired(criterion)))
  const low = CRITERIA.filter((id) => scored.some((criterion) => criterion.id === id && criterion.score <= LOW_SCORE))
  const score = scored.reduce((sum, criterion) => sum + (isExpired(criterion) ? 0 : weightOf(criterion.id) * criterion.score), 0) / total
  const bestScore = score + (TOP_SCORE * missing.reduce((sum, id) => sum + weightOf(id), 0)) / total
  const cadenceFit = transferSessions === null || holdingSessions === null ? null : transferSessions <= holdingSessions
  const isUnfit = isBelow(bestScore, unfit) || scored.some((criterion) => criterion.score === 0) || cadenceFit === false
  const isFit = isAtLeast(score, fit) && expired.length === 0 && low.length === 0
  const isOpen = missing.length > 0 || cadenceFit === null
  const dueDays = [...daysLeft.values()].filter((days) => days >= 0)
  return known({
    score,
    verdict: isUnfit ? 'unfit' : isOpen ? null : isFit ? 'fit' : 'conditional',
    missing,
    expired,
    low,
    nextDueDays: dueDays.length === 0 ? null : Math.min(...dueDays),
    cadenceFit,
  })
}

function refuseCriterion(criterion: UntrustedRecord): Refusal | undefined {
  const { score } = criterion
  return firstRefusal(
    refuseWord(criterion['id'], CRITERIA),
    refuseOptionalNumber(score, (points) => points >= 0 && points <= TOP_SCORE),
    parseDay(criterion['asOf']) === null ? badInput('BAD_VALUE') : undefined,
  )
}

function refuseWeights(weights: unknown): Refusal | undefined {
  if (weights === null) return undefined
  if (!isRecord(weights)) return badInput('BAD_VALUE')
  const areWeights = Object.values(weights).every((weight) => typeof weight === 'number' && Number.isFinite(weight) && weight >= 0)
  return firstRefusal(areWeights ? undefined : badInput('BAD_VALUE'), ...Object.keys(weights).map((id) => refuseWord(id, CRITERIA)))
}
