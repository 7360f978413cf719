import { isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseOptionalNumber } from '#domain/input/number.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { known, type Result, unknown } from '#domain/result.ts'

/** All in percent. */
export interface BankQualityInput {
  readonly cet1?: number | null
  readonly npl?: number | null
  readonly efficiency?: number | null
  /** Share of deposits above the insured amount. */
  readonly uninsured?: number | null
  /** Unrealised losses / CET1 capital. */
  readonly unrealised?: number | null
  readonly roa?: number | null
  readonly minKnown?: number
}

type Grade = -1 | 0 | 1
type BankTest = 'cet1' | 'npl' | 'efficiency' | 'uninsured' | 'unrealised' | 'roa'
type BankLabel = 'quality' | 'mixed' | 'fragile'

export interface BankQuality {
  readonly tests: Readonly<Record<BankTest, Grade | null>>
  readonly score: number
  readonly known: number
  readonly worst: BankLabel
  readonly best: BankLabel
  readonly label: BankLabel | null
}

/** The good and the bad side of each ratio; `uninsured` and `unrealised` after the failures of 2023, all house thresholds. */
const LIMITS: Readonly<Record<BankTest, { readonly good: number; readonly bad: number }>> = {
  cet1: { good: 11, bad: 8 },
  npl: { good: 0.75, bad: 2 },
  efficiency: { good: 60, bad: 75 },
  uninsured: { good: 35, bad: 50 },
  unrealised: { good: 15, bad: 40 },
  roa: { good: 1, bad: 0.3 },
}

/**
 * `scr.bank_quality`: six tests of a bank, +1, 0 or -1 each.
 * Fragile: CET1 bad, or uninsured deposits and unrealised losses both bad, or score at most -2. Quality: score at least 3 without a bad test. Else mixed.
 * @returns the tests, the label with every missing test bad and with every one good, and the label where the two agree, else null. Fewer than `minKnown`
 * tests: LOW_COVERAGE. House thresholds.
 */
export function bankQuality({
  cet1 = null,
  npl = null,
  efficiency = null,
  uninsured = null,
  unrealised = null,
  roa = null,
  minKnown = 4,
}: BankQualityInput): Result<BankQuality> {
  const refused = firstRefusal(
    ...[cet1, npl, efficiency, unrealised].map((ratio) => refuseOptionalNumber(ratio, isNonNegative)),
    refuseOptionalNumber(uninsured, (share) => share >= 0 && share <= 100),
    refuseOptionalNumber(roa),
    refusePositiveInteger(minKnown),
  )
  if (refused !== undefined) return refused
  const ratios = { cet1, npl, efficiency, uninsured, unrealised, roa }
  const tests = Object.fromEntries(Object.entries(ratios).map(([test, ratio]) => [test, gradeOf(test as BankTest, ratio)])) as Record<BankTest, Grade | null>
  const grades = Object.values(tests).filter((grade) => grade !== null)
  if (grades.length < minKnown) return unknown('LOW_COVERAGE')
  const worst = labelOf(filled(tests, -1))
  const best = labelOf(filled(tests, 1))
  return known({ tests, score: sum(grades), known: grades.length, worst, best, label: worst === best ? worst : null })
}

function gradeOf(test: BankTest, ratio: number | null): Grade | null {
  if (ratio === null) return null
  const { good, bad } = LIMITS[test]
  const [isGood, isBad] = good > bad ? [isAtLeast(ratio, good), isAtMost(ratio, bad)] : [isAtMost(ratio, good), isAtLeast(ratio, bad)]
  return isGood ? 1 : isBad ? -1 : 0
}

const filled = (tests: Readonly<Record<BankTest, Grade | null>>, missing: Grade): Record<BankTest, Grade> =>
  Object.fromEntries(Object.entries(tests).map(([test, grade]) => [test, grade ?? missing])) as Record<BankTest, Grade>

function labelOf(tests: Readonly<Record<BankTest, Grade>>): BankLabel {
  const score = sum(Object.values(tests))
  if (tests.cet1 === -1 || (tests.uninsured === -1 && tests.unrealised === -1) || score <= -2) return 'fragile'
  return score >= 3 && !Object.values(tests).includes(-1) ? 'quality' : 'mixed'
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
