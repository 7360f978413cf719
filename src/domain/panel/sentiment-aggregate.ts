import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseOptionalText } from '#domain/input/text.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'

export interface ScoredItem {
  /** −1 to 1; null = no word of the lists in it. */
  readonly score: number | null
  /** Hours since it was published. */
  readonly ageH: number
  readonly weight?: number | null
  /** Items of one group are one story. */
  readonly group?: string | null
}

export interface SentimentAggregateInput {
  readonly items: readonly ScoredItem[]
  /** Ignored: ages are already relative. */
  readonly asOfH?: number | null
  readonly halfLifeH?: number
  readonly minItems?: number
}

export interface SentimentAggregate {
  /** −1 to 1. */
  readonly score: number
  readonly items: number
  readonly weight: number
}

/**
 * an.sentiment_aggregate(items, asOfH, halfLifeH, minItems): mean of the scores by weight · 0.5^(age / half-life).
 * Of a story that several wires carried only the oldest scored item counts. Fewer than minItems scored stories LOW_COVERAGE,
 * an age below 0 FUTURE_DATA, no age MISSING_DATA, no weight left ZERO_DENOMINATOR. House rule.
 */
export function sentimentAggregate({ items, halfLifeH = 48, minItems = 3 }: SentimentAggregateInput): Result<SentimentAggregate> {
  const refused = firstRefusal(refuseRows(items, refuseItem), refuseParameter(halfLifeH, isPositive), refusePositiveInteger(minItems))
  if (refused !== undefined) return refused
  const stories = oldestOfEachStory(items.filter((item) => (item.score ?? null) !== null))
  if (stories.length < minItems) return unknown('LOW_COVERAGE')
  let weight = 0
  let weighted = 0
  for (const story of stories) {
    const share = (story.weight ?? 1) * 0.5 ** (story.ageH / halfLifeH)
    weight += share
    weighted += share * story.score!
  }
  return weight > 0 ? known({ score: weighted / weight, items: stories.length, weight }) : unknown('ZERO_DENOMINATOR')
}

function oldestOfEachStory(items: readonly ScoredItem[]): ScoredItem[] {
  const oldest = new Map<string, ScoredItem>()
  for (const item of items) {
    const group = item.group ?? null
    if (group === null) continue
    const first = oldest.get(group)
    if (first === undefined || item.ageH > first.ageH) oldest.set(group, item)
  }
  return items.filter((item) => (item.group ?? null) === null || oldest.get(item.group!) === item)
}

function refuseItem(item: UntrustedRecord): Refusal | undefined {
  const { ageH } = item
  return firstRefusal(
    refuseOptionalNumber(item['score'], (score) => Math.abs(score) <= 1),
    refuseNumber(ageH),
    typeof ageH === 'number' && ageH < 0 ? badInput('FUTURE_DATA') : undefined,
    refuseOptionalNumber(item['weight'], isNonNegative),
    refuseOptionalText(item['group']),
  )
}
