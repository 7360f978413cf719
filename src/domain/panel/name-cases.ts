import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseWord } from '#domain/input/word.ts'
import { refuseAbsent } from '#domain/input/absent.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { FRACTION_SLACK } from '#domain/units.ts'

const CASES = ['bull', 'base', 'bear'] as const
type Case = (typeof CASES)[number]
const METHODS = ['pe', 'ev'] as const

export interface ValueCase {
  /** Earnings per share (pe) or the enterprise metric (ev), USD; 0 or less = no price from it. */
  readonly metric: number | null
  /** Fraction. */
  readonly growth: number | null
  readonly multiple: number | null
}

export interface NameCasesInput {
  readonly price: number
  readonly method: (typeof METHODS)[number]
  readonly cases: { readonly [name in Case]?: ValueCase | null }
  readonly shares?: number | null
  readonly netDebt?: number | null
  /** Evidence shares of an.consensus; they count only when they sum to 1. */
  readonly evidence?: { readonly [name in Case]?: number | null } | null
  readonly stop?: number | null
}

export interface NameCases {
  /** USD per share. */
  readonly prices: Readonly<Record<Case, number | null>>
  /** Bull price / price − 1, fraction. */
  readonly up: number | null
  readonly down: number | null
  readonly weighted: number | null
  /** Up / −down; null unless the bear case lies below the price. */
  readonly rewardRisk: number | null
  readonly bearBelowStop: boolean | null
}

/**
 * an.name_cases(price, method, cases, shares, netDebt, evidence, stop): what a share is worth in three cases.
 * pe: metric·(1 + growth)·multiple; ev: (that − net debt)/shares, at least 0. A case without a figure, or with a metric of 0
 * or less, is null and so is what needs it. No usable case NOT_APPLICABLE; ev without shares or net debt MISSING_DATA;
 * bull below base or base below bear BAD_VALUE. House rule.
 */
export function nameCases({ price, method, cases, shares = null, netDebt = null, evidence = null, stop = null }: NameCasesInput): Result<NameCases> {
  const refused = firstRefusal(
    refuseAbsent(method) ?? refuseWord(method, METHODS),
    refuseNumber(price, isPositive),
    refuseRecord(cases) ?? firstRefusal(...CASES.map((name) => refuseCase(cases[name]))),
    refuseOptionalNumber(shares, isPositive),
    refuseOptionalNumber(netDebt),
    refuseEvidence(evidence),
    refuseOptionalNumber(stop, isPositive),
    method === 'ev' && (shares === null || netDebt === null) ? unknown('MISSING_DATA') : undefined,
  )
  if (refused !== undefined) return refused
  const priceOf = (name: Case): number | null => {
    const { metric = null, growth = null, multiple = null } = cases[name] ?? {}
    if (metric === null || growth === null || multiple === null || metric <= 0) return null
    const value = metric * (1 + growth) * multiple
    return method === 'pe' ? value : Math.max(0, (value - netDebt!) / shares!)
  }
  const prices = { bull: priceOf('bull'), base: priceOf('base'), bear: priceOf('bear') }
  const usable = CASES.map((name) => prices[name]).filter((value) => value !== null)
  if (usable.length === 0) return unknown('NOT_APPLICABLE')
  if (usable.some((value, i) => i > 0 && value > usable[i - 1]! * (1 + FRACTION_SLACK))) return badInput('BAD_VALUE')
  const up = prices.bull === null ? null : prices.bull / price - 1
  const down = prices.bear === null ? null : prices.bear / price - 1
  return known({
    prices,
    up,
    down,
    weighted: weightedPrice(prices, evidence),
    rewardRisk: up === null || down === null || down >= 0 ? null : up / -down,
    bearBelowStop: prices.bear === null || stop === null ? null : prices.bear < stop,
  })
}

function weightedPrice(prices: NameCases['prices'], evidence: NameCasesInput['evidence']): number | null {
  let sum = 0
  let weights = 0
  for (const name of CASES) {
    const share = evidence?.[name] ?? null
    const price = prices[name]
    if (share === null || price === null) return null
    sum += share * price
    weights += share
  }
  return Math.abs(weights - 1) <= 1e-9 ? sum : null
}

function refuseCase(one: unknown): Refusal | undefined {
  if (one === null || one === undefined) return undefined
  if (!isRecord(one)) return badInput('BAD_VALUE')
  return firstRefusal(
    refuseOptionalNumber(one['metric']),
    refuseOptionalNumber(one['growth'], (growth) => growth >= -1),
    refuseOptionalNumber(one['multiple'], isNonNegative),
  )
}

function refuseEvidence(evidence: unknown): Refusal | undefined {
  if (evidence === null) return undefined
  if (!isRecord(evidence)) return badInput('BAD_VALUE')
  return firstRefusal(...CASES.map((name) => refuseOptionalNumber(evidence[name], isNonNegative)))
}
