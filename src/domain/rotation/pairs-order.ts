import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { type PairOfPrices, refusePair } from './pair-of-prices.ts'
import { ratioLine } from './ratio-line.ts'
import { sessionsAboveAverage } from './sessions-above-average.ts'

export type LeadershipPair = 'small_large' | 'equal_cap' | 'value_growth' | 'cyclical_defensive'
const PAIRS: readonly LeadershipPair[] = ['small_large', 'equal_cap', 'value_growth', 'cyclical_defensive']

export interface PairsOrderInput {
  /** Closes of both sides by pair; absent or null = not imported. */
  readonly pairs: Readonly<Partial<Record<LeadershipPair, PairOfPrices | null>>>
  readonly smaN?: number
  readonly minAge?: number
}

export interface PairsOrder {
  /** Pairs that have turned, the first to turn first. */
  readonly order: readonly LeadershipPair[]
  /** Closes in a row above the average, of the pairs that are known. */
  readonly ages: Readonly<Partial<Record<LeadershipPair, number>>>
  readonly notTurned: readonly LeadershipPair[]
  readonly unknown: readonly LeadershipPair[]
  readonly reading: 'BROAD' | 'BROADENING' | 'UNDECIDED' | 'NARROW'
}

const MIN_PAIRS = 2

/**
 * rot.pairs_order(pairs, smaN, minAge): which leaderships have turned, and in what order. A pair has turned when its ratio
 * closed above its smaN-session average for minAge sessions. BROAD 4 pairs, BROADENING 3, UNDECIDED 2, NARROW fewer.
 * A pair that is missing, has a gap, or fewer than smaN + minAge closes counts as not turned and is listed as unknown.
 * Fewer than two known LOW_COVERAGE. Only BROAD says more than chance. Source: house.
 */
export function pairsOrder({ pairs, smaN = 50, minAge = 5 }: PairsOrderInput): Result<PairsOrder> {
  const refused = firstRefusal(refusePairs(pairs), refusePositiveInteger(smaN), refusePositiveInteger(minAge))
  if (refused !== undefined) return refused
  const ages: Partial<Record<LeadershipPair, number>> = {}
  for (const id of PAIRS) {
    const age = ageOf(pairs[id] ?? null, smaN, minAge)
    if (age !== null) ages[id] = age
  }
  const isTurned = (id: LeadershipPair): boolean => ages[id]! >= minAge
  const judged = PAIRS.filter((id) => ages[id] !== undefined)
  if (judged.length < MIN_PAIRS) return unknown('LOW_COVERAGE')
  const order = judged.filter(isTurned).sort((one, other) => ages[other]! - ages[one]!)
  return known({
    order,
    ages,
    notTurned: judged.filter((id) => !isTurned(id)),
    unknown: PAIRS.filter((id) => ages[id] === undefined),
    reading: readingOf(order.length),
  })
}

function ageOf(pair: PairOfPrices | null, smaN: number, minAge: number): number | null {
  if (pair === null || pair.a.length < smaN + minAge || pair.a.includes(null) || pair.b.includes(null)) return null
  return sessionsAboveAverage(ratioLine(pair.a as readonly number[], pair.b as readonly number[]), smaN)
}

function readingOf(turned: number): PairsOrder['reading'] {
  if (turned === 4) return 'BROAD'
  if (turned === 3) return 'BROADENING'
  return turned === 2 ? 'UNDECIDED' : 'NARROW'
}

function refusePairs(pairs: unknown): Refusal | undefined {
  if (!isRecord(pairs)) return refuseRecord(pairs)
  return firstRefusal(...Object.entries(pairs).map(([id, pair]) => refuseNamedPair(id, pair)))
}

function refuseNamedPair(id: string, pair: unknown): Refusal | undefined {
  if (!(PAIRS as readonly string[]).includes(id)) return badInput('BAD_VALUE')
  if (pair === null) return undefined
  if (!isRecord(pair) || !Array.isArray(pair['a']) || !Array.isArray(pair['b'])) return badInput('BAD_VALUE')
  return refusePair(pair['a'], pair['b'])
}
