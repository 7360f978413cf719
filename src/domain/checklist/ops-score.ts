import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseBetween } from '#domain/input/parameter.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { mean } from '#domain/statistics/moments.ts'

/** Two counts or sizes that belong together; null = not known. */
export type Pair = readonly [number | null, number | null]

export interface OpsScoreInput {
  /** done, due */
  readonly reconciliations?: Pair | null
  /** done, due */
  readonly drills?: Pair | null
  /** overdue, open */
  readonly breaks?: Pair | null
  /** followed, planned */
  readonly adherence?: Pair | null
  /** planned, real (bp) */
  readonly slippage?: Pair | null
  readonly good?: number
  readonly poor?: number
}

const PARTS = ['reconciliations', 'drills', 'breaks', 'adherence', 'slippage'] as const
type Part = (typeof PARTS)[number]

export interface OpsScore {
  /** 0 to 100. */
  readonly score: number
  /** null = unknown, or nothing was due. */
  readonly components: Readonly<Record<Part, number | null>>
  readonly unknown: readonly Part[]
  readonly grade: 'good' | 'fair' | 'poor'
}

/**
 * chk.ops_score(reconciliations, drills, breaks, adherence, slippage, good, poor): 100 × the mean of five shares of what
 * was due. Nothing due is left out (but no open break and no real slippage count as 1), unknown counts as 0.
 * Good from `good` on and only with nothing unknown, poor below `poor`. More done than due BAD_VALUE. House defaults.
 */
export function opsScore(input: OpsScoreInput): Result<OpsScore> {
  const { good = 80, poor = 60 } = input
  const refused =
    firstRefusal(...PARTS.map((part) => refusePair(part, input[part])), refuseBetween(good, 0, 100), refuseBetween(poor, 0, 100)) ??
    (poor > good ? badInput('BAD_PARAM') : undefined)
  if (refused !== undefined) return refused
  const shares = PARTS.map((part) => ({ part, share: shareOf(part, input[part] ?? null) }))
  const counted = shares.flatMap(({ share }) => (share === 'nothing due' ? [] : [share ?? 0]))
  const unknownParts = shares.filter(({ share }) => share === null).map(({ part }) => part)
  const score = 100 * mean(counted)
  return known({
    score,
    components: Object.fromEntries(shares.map(({ part, share }) => [part, share === 'nothing due' ? null : share])) as Record<Part, number | null>,
    unknown: unknownParts,
    grade: score < poor ? 'poor' : score >= good && unknownParts.length === 0 ? 'good' : 'fair',
  })
}

function shareOf(part: Part, pair: Pair | null): number | null | 'nothing due' {
  const [first, second] = pair ?? [null, null]
  if (first === null || second === null) return null
  if (part === 'breaks') return second === 0 ? 1 : 1 - first / second
  if (part === 'slippage') return second === 0 ? 1 : Math.min(1, first / second)
  return second === 0 ? 'nothing due' : first / second
}

function refusePair(part: Part, pair: unknown): Refusal | undefined {
  if (pair === null || pair === undefined) return undefined
  if (!Array.isArray(pair)) return badInput('BAD_VALUE')
  if (pair.length !== 2) return badInput('BAD_SHAPE')
  const [first, second] = pair as readonly unknown[]
  const refused = refuseOptionalNumber(first, isNonNegative) ?? refuseOptionalNumber(second, isNonNegative)
  if (refused !== undefined || part === 'slippage') return refused
  return typeof first === 'number' && typeof second === 'number' && first > second ? badInput('BAD_VALUE') : undefined
}
