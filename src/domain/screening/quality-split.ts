import { isAtLeast, isAtMost, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseSwitch } from '#domain/input/flag.ts'
import { isNonNegative, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseOptionalWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { ALTMAN_ZONES, type AltmanZone } from './altman.ts'
import { COVERAGE_CLASSES, type CoverageClass } from './interest-coverage.ts'
import { LEVERAGE_CLASSES, type LeverageClass } from './net-debt-ebitda.ts'

export interface QualitySplitInput {
  readonly coverageClass?: CoverageClass | null
  readonly leverageClass?: LeverageClass | null
  /** Years of the last four with positive free cash flow. */
  readonly fcfPos4?: number | null
  readonly f?: number | null
  readonly altmanZone?: AltmanZone | null
  readonly accruals?: number | null
  readonly marginSd?: number | null
  readonly runwayQuarters?: number | null
  readonly isFinancial?: boolean
  readonly cet1?: number | null
  readonly npl?: number | null
  readonly efficiency?: number | null
  readonly uninsured?: number | null
}

export type Grade = -1 | 0 | 1 | null
export type QualityLabel = 'quality' | 'mixed' | 'fragile' | 'unknown'

export interface QualitySplit {
  readonly score: number
  readonly known: number
  readonly label: QualityLabel
  readonly tests: Readonly<Record<string, Grade>>
}

const MIN_TESTS = 4
const MIN_TESTS_FINANCIAL = 3

/**
 * `scr.quality_split`: quality, mixed or fragile, from tests graded +1, 0 or -1; bank ratios as fractions.
 * A company is judged by coverage, leverage, cash flow, Piotroski, Altman, accruals and margin; a financial by its margin and four bank tests.
 * Fragile: score at most -2, or coverage bad together with leverage or Altman. Quality: score 3 without a bad test, or 4 with one, and still so with every
 * unknown test counted bad. If only that worst case is fragile the label is unknown ("could be fragile"). Else mixed.
 * Fewer than 4 (financial 3) known tests: LOW_COVERAGE. House weights.
 */
export function qualitySplit(input: QualitySplitInput): Result<QualitySplit> {
  const isFinancial = input.isFinancial ?? false
  const refused = firstRefusal(
    refuseOptionalWord(input.coverageClass, COVERAGE_CLASSES),
    refuseOptionalWord(input.leverageClass, LEVERAGE_CLASSES),
    refuseOptionalWord(input.altmanZone, ALTMAN_ZONES),
    input.isFinancial === undefined ? undefined : refuseSwitch(input.isFinancial),
    refuseOptionalNumber(input.fcfPos4, isCountUpTo(4)),
    refuseOptionalNumber(input.f, isCountUpTo(9)),
    refuseOptionalNumber(input.accruals),
    ...[input.marginSd, input.runwayQuarters, input.cet1, input.npl, input.efficiency, input.uninsured].map((x) => refuseOptionalNumber(x, isNonNegative)),
  )
  if (refused !== undefined) return refused

  const judged = isFinancial ? financialTests(input) : companyTests(input)
  const grades = Object.values(judged)
  const knownTests = grades.filter((grade) => grade !== null).length
  if (knownTests < (isFinancial ? MIN_TESTS_FINANCIAL : MIN_TESTS)) return unknown('LOW_COVERAGE')
  const tests = isFinancial ? { ...NO_COMPANY_TESTS, ...judged } : judged
  return known({ score: total(judged), known: knownTests, label: labelOf(judged), tests })
}

type Grades = Readonly<Record<string, Grade>>

/** These do not exist for a financial: they are printed as unknown and never counted against it. */
const NO_COMPANY_TESTS: Grades = { coverage: null, leverage: null, fcf: null, f: null, altman: null, accruals: null }

const companyTests = (input: QualitySplitInput): Grades => ({
  coverage: COVERAGE_GRADES[input.coverageClass ?? 'unknown'],
  leverage: gradeLeverage(input),
  fcf: grade(
    input.fcfPos4,
    (years) => years >= 4,
    (years) => years <= 1,
  ),
  f: grade(
    input.f,
    (score) => score >= 7,
    (score) => score <= 3,
  ),
  altman: ALTMAN_GRADES[input.altmanZone ?? 'unknown'],
  accruals: grade(
    input.accruals,
    (share) => isAtMost(share, 0),
    (share) => isAtLeast(share, 0.1),
  ),
  margin: gradeMargin(input),
})

const financialTests = (input: QualitySplitInput): Grades => ({
  margin: gradeMargin(input),
  cet1: grade(
    input.cet1,
    (ratio) => isAtLeast(ratio, 0.11),
    (ratio) => isBelow(ratio, 0.085),
  ),
  npl: grade(
    input.npl,
    (ratio) => isAtMost(ratio, 0.01),
    (ratio) => isAtLeast(ratio, 0.03),
  ),
  efficiency: grade(
    input.efficiency,
    (ratio) => isAtMost(ratio, 0.6),
    (ratio) => isAtLeast(ratio, 0.75),
  ),
  uninsured: grade(
    input.uninsured,
    (share) => isAtMost(share, 0.3),
    (share) => isAtLeast(share, 0.5),
  ),
})

const COVERAGE_GRADES: Readonly<Record<CoverageClass | 'unknown', Grade>> = { ok: 1, no_debt_cost: 1, watch: 0, loss_no_debt: 0, fragile: -1, unknown: null }
const ALTMAN_GRADES: Readonly<Record<AltmanZone | 'unknown', Grade>> = { safe: 1, grey: 0, distress: -1, unknown: null }
const LEVERAGE_GRADES: Readonly<Record<Exclude<LeverageClass, 'cash_burn'>, Grade>> = { ok: 1, net_cash: 1, watch: 0, fragile: -1 }

/** Cash that is being burnt is worth what it lasts: two years or more is neither good nor bad. */
function gradeLeverage({ leverageClass = null, runwayQuarters = null }: QualitySplitInput): Grade {
  if (leverageClass === null) return null
  if (leverageClass !== 'cash_burn') return LEVERAGE_GRADES[leverageClass]
  return runwayQuarters === null ? null : isBelow(runwayQuarters, 8) ? -1 : 0
}

const gradeMargin = ({ marginSd }: QualitySplitInput): Grade =>
  grade(
    marginSd,
    (sd) => isAtMost(sd, 3),
    (sd) => isAtLeast(sd, 8),
  )

function grade(value: number | null | undefined, isGood: (x: number) => boolean, isBad: (x: number) => boolean): Grade {
  if (value === null || value === undefined) return null
  return isGood(value) ? 1 : isBad(value) ? -1 : 0
}

const total = (grades: Grades): number => Object.values(grades).reduce<number>((sum, one) => sum + (one ?? 0), 0)

function labelOf(grades: Grades): QualityLabel {
  const worst = Object.fromEntries(Object.entries(grades).map(([test, one]) => [test, one ?? -1] as const)) as Grades
  if (isFragile(grades)) return 'fragile'
  if (isFragile(worst)) return 'unknown'
  return isQuality(worst) ? 'quality' : 'mixed'
}

const isFragile = (grades: Grades): boolean => total(grades) <= -2 || (grades['coverage'] === -1 && (grades['leverage'] === -1 || grades['altman'] === -1))

function isQuality(grades: Grades): boolean {
  const bad = Object.values(grades).filter((one) => one === -1).length
  return (total(grades) >= 3 && bad === 0) || (total(grades) >= 4 && bad <= 1)
}

const isCountUpTo =
  (limit: number) =>
  (value: number): boolean =>
    Number.isInteger(value) && value >= 0 && value <= limit
