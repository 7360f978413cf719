import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isShare, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseBetween, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { isRecord, refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseText } from '#domain/input/text.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

export interface Analyst {
  readonly name: string
  /** −1 to 1; null = abstains. */
  readonly stance: number | null
  /** 0 to 1; null = abstains. */
  readonly confidence: number | null
}

export interface ConsensusInput {
  readonly analysts: readonly Analyst[]
  /** By name; an analyst without one weighs 1. */
  readonly weights?: Readonly<Record<string, number>> | null
  readonly minAnalysts?: number
  readonly bull?: number
  readonly bear?: number
  readonly contested?: number
}

export interface Consensus {
  readonly score: number
  /** 0 to 1. */
  readonly disagreement: number
  /** null: the silent analysts could make it bear. */
  readonly case: 'bull' | 'base' | 'bear' | null
  readonly contested: boolean
  /** Evidence shares, no probabilities; they sum to 1. */
  readonly shares: { readonly bull: number; readonly bear: number; readonly base: number }
  /** Factor on the size of an entry. */
  readonly sizeMult: number
  /** The most and the least bullish speaker. */
  readonly widestPair: readonly [string, string]
}

/** One who speaks, with what the word weighs: weight · confidence. */
interface Speaker {
  readonly name: string
  readonly stance: number
  readonly confidence: number
  readonly voice: number
}

/** From this mean confidence on nothing is taken off the size. */
const FULL_CONFIDENCE = 0.5
const ABSTENTION_FACTOR = 0.75

/**
 * an.consensus(analysts, weights, minAnalysts, bull, bear, contested): average of the stances by weight · confidence, their
 * spread, and the case they make. Bull has to survive every silent analyst speaking −1 with full weight; where that would
 * make it bear the case is null. Fewer than minAnalysts speaking LOW_COVERAGE; voices without weight ZERO_DENOMINATOR;
 * a name twice DUPLICATE_ID. House rule.
 */
export function consensus({ analysts, weights = null, minAnalysts = 3, bull = 0.25, bear = -0.25, contested = 0.6 }: ConsensusInput): Result<Consensus> {
  const refused =
    firstRefusal(
      refuseRows(analysts, refuseAnalyst),
      refuseWeights(weights),
      refusePositiveInteger(minAnalysts),
      refuseBetween(bull, -1, 1),
      refuseBetween(bear, -1, 1),
      refuseParameter(contested, isShare),
    ) ??
    refuseTwins(analysts.map(({ name }) => ({ id: name }))) ??
    (bear >= bull ? badInput('BAD_PARAM') : undefined)
  if (refused !== undefined) return refused
  const weightOf = (name: string): number => weights?.[name] ?? 1
  const speakers = analysts.flatMap(({ name, stance, confidence }): Speaker[] => {
    const isSilent = (stance ?? null) === null || (confidence ?? null) === null
    return isSilent ? [] : [{ name, stance: stance!, confidence: confidence!, voice: weightOf(name) * confidence! }]
  })
  if (speakers.length < minAnalysts) return unknown('LOW_COVERAGE')
  const voices = sumOver(speakers, ({ voice }) => voice)
  if (voices <= 0) return unknown('ZERO_DENOMINATOR')
  const average = (value: (speaker: Speaker) => number): number => sumOver(speakers, (speaker) => speaker.voice * value(speaker)) / voices
  const score = average(({ stance }) => stance)
  const disagreement = Math.sqrt(average(({ stance }) => (stance - score) ** 2))
  const silentWeight = sumOver(analysts, ({ name }) => (speakers.some((speaker) => speaker.name === name) ? 0 : weightOf(name)))
  const worst = (score * voices - silentWeight) / (voices + silentWeight)
  const shares = { bull: average(({ stance }) => Math.max(stance, 0)), bear: average(({ stance }) => Math.max(-stance, 0)) }
  const meanConfidence = sumOver(speakers, ({ confidence }) => confidence) / speakers.length
  const byStance = speakers.toSorted((a, b) => a.stance - b.stance || (a.name < b.name ? -1 : 1))
  return known({
    score,
    disagreement,
    case: caseOf(score, worst, bull, bear),
    contested: isAtLeast(disagreement, contested),
    shares: { ...shares, base: 1 - shares.bull - shares.bear },
    sizeMult: (1 - disagreement) * Math.min(1, meanConfidence / FULL_CONFIDENCE) * (speakers.length < analysts.length ? ABSTENTION_FACTOR : 1),
    widestPair: [byStance.at(-1)!.name, byStance[0]!.name],
  })
}

function caseOf(score: number, worst: number, bull: number, bear: number): Consensus['case'] {
  if (isAtMost(score, bear)) return 'bear'
  if (isAtMost(worst, bear)) return null
  return isAtLeast(score, bull) && isAtLeast(worst, bull) ? 'bull' : 'base'
}

function sumOver<T>(rows: readonly T[], value: (row: T) => number): number {
  let sum = 0
  for (const row of rows) sum += value(row)
  return sum
}

const refuseAnalyst = (analyst: UntrustedRecord): Refusal | undefined =>
  firstRefusal(
    refuseText(analyst['name']),
    refuseOptionalNumber(analyst['stance'], (value) => Math.abs(value) <= 1),
    refuseOptionalNumber(analyst['confidence'], isShare),
  )

function refuseWeights(weights: unknown): Refusal | undefined {
  if (weights === null) return undefined
  return isRecord(weights) ? firstRefusal(...Object.values(weights).map((weight) => refuseNumber(weight, isNonNegative))) : badInput('BAD_VALUE')
}
