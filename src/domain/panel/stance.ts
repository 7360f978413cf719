import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { isNonNegative, isShare, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseText } from '#domain/input/text.ts'
import { known, type Result, unknown } from '#domain/result.ts'

/** One argument of an analyst. */
export interface StanceItem {
  readonly id: string
  readonly weight: number
  /** 1 speaks for, −1 against, 0 neither; null = not known. */
  readonly dir?: number | null
  /** 0 to 1; null = not known. */
  readonly strength?: number | null
  readonly known: boolean | null
  /** null counts as stale. */
  readonly stale?: boolean | null
}

export interface StanceInput {
  readonly items: readonly StanceItem[]
  readonly minCoverage?: number
}

export interface Stance {
  /** −1 to 1. */
  readonly stance: number
  /** 0 to 1. */
  readonly confidence: number
  /** Ids, largest contribution first. */
  readonly for: readonly string[]
  readonly against: readonly string[]
  readonly unknown: readonly string[]
  /** The fewest supporting items, largest first, that turn the sign when they turn. */
  readonly wouldChangeMind: readonly string[]
}

/**
 * an.stance(items, minCoverage): an analyst's weighted opinion on what is known. stance = Σ w·dir·strength / Σ w;
 * confidence = share of weight known · (1 − ½ stale share) · (½ + ½|stance|). Less than minCoverage of the weight known,
 * or no item: LOW_COVERAGE, the analyst abstains. An item without direction or strength is unknown. House rule.
 */
export function stance({ items, minCoverage = 0.5 }: StanceInput): Result<Stance> {
  const refused = firstRefusal(refuseRows(items, refuseItem), refuseParameter(minCoverage, isShare)) ?? refuseTwins(items)
  if (refused !== undefined) return refused
  const judged = items.flatMap((item) => contributionOf(item) ?? [])
  const knownWeight = weightOf(judged.map(({ item }) => item))
  const totalWeight = weightOf(items)
  if (knownWeight <= 0 || !isAtLeast(knownWeight / totalWeight, minCoverage)) return unknown('LOW_COVERAGE')
  const total = judged.reduce((sum, { contribution }) => sum + contribution, 0)
  const value = total / knownWeight
  const staleShare = weightOf(judged.filter(({ item }) => isStale(item)).map(({ item }) => item)) / knownWeight
  const supporting = largestFirst(judged.filter(({ contribution }) => contribution > 0))
  const opposing = largestFirst(judged.filter(({ contribution }) => contribution < 0))
  const judgedIds = new Set(judged.map(({ item }) => item.id))
  return known({
    stance: value,
    confidence: (knownWeight / totalWeight) * (1 - staleShare / 2) * (0.5 + Math.abs(value) / 2),
    for: supporting.map(({ item }) => item.id),
    against: opposing.map(({ item }) => item.id),
    unknown: items.filter((item) => !judgedIds.has(item.id)).map((item) => item.id),
    wouldChangeMind: turningItems(total, total > 0 ? supporting : opposing),
  })
}

interface Contribution {
  readonly item: StanceItem
  readonly contribution: number
}

function contributionOf(item: StanceItem): Contribution | null {
  const { dir = null, strength = null } = item
  if (item.known !== true || dir === null || strength === null) return null
  return { item, contribution: item.weight * dir * strength }
}

/** Flips the supporting items one after another until the sum has the other sign. Nothing turns a balanced mind. */
function turningItems(total: number, supporting: readonly Contribution[]): string[] {
  const ids: string[] = []
  let sum = total
  for (const { item, contribution } of supporting) {
    if (total === 0 || Math.sign(sum) === -Math.sign(total)) break
    sum -= 2 * contribution
    ids.push(item.id)
  }
  return ids
}

const isStale = ({ stale = false }: StanceItem): boolean => stale !== false

const weightOf = (items: readonly StanceItem[]): number => items.reduce((sum, item) => sum + item.weight, 0)

const largestFirst = (rows: readonly Contribution[]): Contribution[] => rows.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution))

const isDirection = (value: number): boolean => value === -1 || value === 0 || value === 1

const refuseItem = (item: UntrustedRecord): Refusal | undefined =>
  firstRefusal(
    refuseText(item['id']),
    refuseNumber(item['weight'], isNonNegative),
    refuseOptionalNumber(item['dir'], isDirection),
    refuseOptionalNumber(item['strength'], isShare),
    refuseFlag(item['known']),
    refuseFlag(item['stale']),
  )
