import { isAbove, isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isShare } from '#domain/input/number.ts'
import { refuseInteger, refuseParameter, refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseMissing } from '#domain/input/series.ts'
import { known, type Result } from '#domain/result.ts'
import { nwMeanT } from '#domain/statistics/nw-mean-t.ts'
import { ascending } from '#domain/statistics/quantile7.ts'
import { logChanges } from './log-changes.ts'
import { type PairOfPrices, refusePair } from './pair-of-prices.ts'
import { ratioLine } from './ratio-line.ts'
import { sessionsAboveAverage } from './sessions-above-average.ts'

export interface PersistenceInput extends PairOfPrices {
  readonly W?: number
  readonly tMin?: number
  readonly upShare?: number
  readonly dropBest?: number
  readonly smaN?: number
  readonly minAge?: number
}

export interface Persistence {
  readonly cum: number
  readonly upShare: number
  /** null where the changes have no variance to test against. */
  readonly t: number | null
  readonly exBest: number
  readonly age: number
  readonly score: number
  readonly persistent: boolean
}

type Tests = Required<Omit<PersistenceInput, keyof PairOfPrices>>
const HOUSE_TESTS: Tests = { W: 20, tMin: 1, upShare: 0.55, dropBest: 3, smaN: 20, minAge: 5 }

/** Tests a lead must pass to be called persistent. */
const PASSING_SCORE = 4

/**
 * rot.persistence(a, b, …): does the ratio a/b rise in a way that lasts, not by one to three days. Over the last W daily
 * log changes of the ratio: (1) their sum is positive, (2) enough of them are, (3) their mean is distinguishable from zero,
 * (4) the sum stays positive without the `dropBest` largest, (5) the ratio closed above its average for `minAge` sessions.
 * cum and exBest are log fractions, upShare a share, age sessions. Needs max(W + 1, smaN + minAge) prices, no nulls.
 * A random walk passes one day in six: weak evidence alone. Source: house; test 3 Newey & West 1987.
 */
export function persistence({
  a,
  b,
  W = HOUSE_TESTS.W,
  tMin = HOUSE_TESTS.tMin,
  upShare: minUpShare = HOUSE_TESTS.upShare,
  dropBest = HOUSE_TESTS.dropBest,
  smaN = HOUSE_TESTS.smaN,
  minAge = HOUSE_TESTS.minAge,
}: PersistenceInput): Result<Persistence> {
  const refused =
    firstRefusal(
      refusePair(a, b),
      refusePositiveInteger(W),
      refuseParameter(tMin),
      refuseParameter(minUpShare, isShare),
      refuseInteger(dropBest, 0),
      refusePositiveInteger(smaN),
      refusePositiveInteger(minAge),
    ) ??
    refuseShort(a.length, Math.max(W + 1, smaN + minAge)) ??
    refuseMissing(a) ??
    refuseMissing(b)
  if (refused !== undefined) return refused
  return persistenceOfRatio(ratioLine(a as readonly number[], b as readonly number[]), { W, tMin, upShare: minUpShare, dropBest, smaN, minAge })
}

/** The sweep form: the same tests on a ratio line that is complete, above zero and long enough. */
export function persistenceOfRatio(
  ratio: readonly number[],
  { W, tMin, upShare: minUpShare, dropBest, smaN, minAge }: Tests = HOUSE_TESTS,
): Result<Persistence> {
  const changes = logChanges(ratio.slice(-W - 1))
  const test = nwMeanT({ x: changes })
  const cum = sum(changes)
  const upShare = changes.filter((change) => isAbove(change, 0)).length / W
  const t = test.kind === 'value' ? test.value.t : null
  const exBest = sum(ascending(changes).reverse().slice(dropBest))
  const age = sessionsAboveAverage(ratio, smaN)
  const passed = [isAbove(cum, 0), isAtLeast(upShare, minUpShare), t !== null && isAtLeast(t, tMin), isAbove(exBest, 0), age >= minAge]
  const score = passed.filter(Boolean).length
  return known({ cum, upShare, t, exBest, age, score, persistent: score >= PASSING_SCORE })
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
