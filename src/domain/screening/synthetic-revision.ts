import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, isShare, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { isRecord, refuseRows } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseText } from '#domain/input/text.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

/** One imported signal: z already signed so that positive is better; coverage and reliability 0..1. */
export interface AlternativeSignal {
  readonly type: string
  readonly z: number | null
  readonly ageDays: number | null
  readonly coverage: number | null
  readonly reliability: number | null
}

export interface SyntheticRevisionInput {
  readonly signals: readonly AlternativeSignal[]
  readonly halfLife?: Readonly<Record<string, number>> | null
  readonly clip?: number
  readonly minWeight?: number
  readonly minSignals?: number
}

export interface SyntheticRevision {
  readonly score: number
  readonly weight: number
  readonly effectiveN: number
  readonly signals: number
}

/** Days after which a signal counts half. House defaults. */
const HALF_LIVES: Readonly<Record<string, number>> = { supply_chain: 30, job_postings: 45, invoice_flow: 14, other: 21 }

/**
 * `scr.synthetic_revision`: what imported alternative data say, one number ("user-imported alternative data, not analyst revisions").
 * @returns mean of the z-scores (clipped at `clip`), weighted with coverage x reliability x 0.5^(age / half-life), the sum of weights, the number of
 * equally weighted signals it is worth, and how many entered. A signal with a missing field is left out; a type not known counts as `other`.
 * Fewer than `minSignals`, or too little weight: LOW_COVERAGE; an age below 0: FUTURE_DATA. House rule.
 */
export function syntheticRevision({ signals, halfLife = null, clip = 3, minWeight = 0.5, minSignals = 2 }: SyntheticRevisionInput): Result<SyntheticRevision> {
  const refused = firstRefusal(
    refuseRows(signals, (row) =>
      firstRefusal(
        refuseText(row['type']),
        refuseOptionalNumber(row['z']),
        refuseOptionalNumber(row['ageDays']),
        refuseOptionalNumber(row['coverage'], isShare),
        refuseOptionalNumber(row['reliability'], isShare),
      ),
    ),
    refuseHalfLives(halfLife),
    refuseParameter(clip, isPositive),
    refuseParameter(minWeight, (weight) => weight >= 0),
    refusePositiveInteger(minSignals),
  )
  if (refused !== undefined) return refused
  if (signals.some(({ ageDays }) => (ageDays ?? 0) < 0)) return badInput('FUTURE_DATA')

  const halfLives = { ...HALF_LIVES, ...halfLife }
  let weight = 0
  let squares = 0
  let weighted = 0
  let count = 0
  for (const { type, z = null, ageDays = null, coverage = null, reliability = null } of signals) {
    if (z === null || ageDays === null || coverage === null || reliability === null) continue
    const days = Object.hasOwn(halfLives, type) ? halfLives[type]! : halfLives['other']!
    const one = coverage * reliability * 0.5 ** (ageDays / days)
    weight += one
    squares += one * one
    weighted += one * Math.min(clip, Math.max(-clip, z))
    count += 1
  }
  if (count < minSignals || !isAtLeast(weight, minWeight)) return unknown('LOW_COVERAGE')
  if (weight === 0) return unknown('ZERO_DENOMINATOR')
  return known({ score: weighted / weight, weight, effectiveN: (weight * weight) / squares, signals: count })
}

function refuseHalfLives(halfLife: unknown): Refusal | undefined {
  if (halfLife === null) return undefined
  if (!isRecord(halfLife)) return badInput('BAD_VALUE')
  return firstRefusal(...Object.values(halfLife).map((days) => refuseNumber(days, isPositive)))
}
