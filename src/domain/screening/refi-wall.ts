import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, isShare, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { badInput, known, type Result } from '#domain/result.ts'

export interface RefiWallInput {
  readonly debt: number
  readonly ebit: number
  readonly interest: number
  /** Debt due within 24 months. */
  readonly debt24?: number | null
  readonly cash?: number | null
  readonly floatingShare?: number | null
  /** Percent a year. */
  readonly marketRate?: number | null
  readonly wall?: number
  readonly fail?: number
  readonly watch?: number
  readonly shock?: number
}

export type RefiClass = 'ok' | 'watch' | 'fail'

export interface RefiWall {
  readonly wallShare: number | null
  readonly netWall: number | null
  readonly coverageNow: number | null
  readonly coverageAfter: number | null
  readonly class: RefiClass | 'no_debt' | null
  readonly unknown: readonly string[]
}

/** The inputs that may be missing, each with a value. */
interface Debts {
  readonly debt24: number
  readonly cash: number
  readonly floatingShare: number
  readonly marketRate: number
}

/**
 * `scr.refi_wall`: what refinancing the near maturities at today's rate leaves of the interest coverage.
 * Interest after = interest + debt24 x max(market rate - average rate, 0) + floating part of the rest x `shock` points. A gap = debt24 above cash and at
 * least `wall` of all debt. Fail: coverage after below `fail`, or a gap and below `watch`; watch: below `watch`, or a gap; else ok.
 * @returns shares, coverages and the class; where inputs are missing, the class is stated only if their best and worst values agree, else null. Without debt:
 * no_debt. More due than owed: BAD_VALUE. House rule.
 */
export function refiWall(input: RefiWallInput): Result<RefiWall> {
  const { debt, ebit, interest, debt24 = null, cash = null, floatingShare = null, marketRate = null, wall = 0.4, fail = 1.5, watch = 3, shock = 1 } = input
  const refused = firstRefusal(
    refuseNumber(debt, isNonNegative),
    refuseNumber(ebit),
    refuseNumber(interest, isNonNegative),
    ...[debt24, cash, marketRate].map((amount) => refuseOptionalNumber(amount, isNonNegative)),
    refuseOptionalNumber(floatingShare, isShare),
    refuseParameter(wall, (share) => share > 0 && share <= 1),
    refuseParameter(fail, isPositive),
    refuseParameter(watch, isPositive),
    refuseParameter(shock, isPositive),
  )
  if (refused !== undefined) return refused
  if (watch < fail) return badInput('BAD_PARAM')
  if (debt24 !== null && debt24 > debt) return badInput('BAD_VALUE')
  if (debt === 0) return known({ wallShare: 0, netWall: 0, coverageNow: null, coverageAfter: null, class: 'no_debt', unknown: [] })

  const missing = Object.entries({ debt24, cash, floatingShare, marketRate }).filter(([, value]) => value === null)
  const after = (debts: Debts): number => coverage(ebit, interestAfter(debt, interest, debts, shock))
  const classOf = (debts: Debts): RefiClass => {
    const left = after(debts)
    const isGap = debts.debt24 > debts.cash && isAtLeast(debts.debt24 / debt, wall)
    if (!isAtLeast(left, fail) || (isGap && !isAtLeast(left, watch))) return 'fail'
    return isGap || !isAtLeast(left, watch) ? 'watch' : 'ok'
  }
  const classes = new Set(possibleDebts(input, wall).map(classOf))
  const now = coverage(ebit, interest)
  const left = missing.length === 0 ? after(input as Debts) : null
  return known({
    wallShare: debt24 === null ? null : debt24 / debt,
    netWall: debt24 === null || cash === null ? null : Math.max(0, debt24 - cash) / debt,
    coverageNow: Number.isFinite(now) ? now : null,
    coverageAfter: left !== null && Number.isFinite(left) ? left : null,
    class: classes.size === 1 ? [...classes][0]! : null,
    unknown: missing.map(([name]) => name),
  })
}

/** Without interest a profit covers it without limit and a loss never does. */
const coverage = (ebit: number, interest: number): number => (interest > 0 ? ebit / interest : ebit < 0 ? -Infinity : Infinity)

function interestAfter(debt: number, interest: number, { debt24, floatingShare, marketRate }: Debts, shock: number): number {
  const averageRate = (100 * interest) / debt
  const dearer = debt24 === 0 ? 0 : debt24 * Math.max(marketRate - averageRate, 0)
  return interest + (dearer + (debt - debt24) * floatingShare * shock) / 100
}

/**
 * Every corner of what the missing inputs could be. A maturity just above the line where a gap begins is one of them: the interest bill may fall
 * with more near debt (less of it floats), while the gap is already there.
 */
function possibleDebts({ debt, debt24 = null, cash = null, floatingShare = null, marketRate = null }: RefiWallInput, wall: number): Debts[] {
  const cashes = cash === null ? [0, Infinity] : [cash]
  const gapFrom = Math.max(wall * debt, (cash ?? 0) * (1 + 1e-9))
  const maturities = debt24 === null ? [0, debt, Math.min(debt, gapFrom)] : [debt24]
  const floating = floatingShare === null ? [0, 1] : [floatingShare]
  const rates = marketRate === null ? [0, Infinity] : [marketRate]
  return maturities.flatMap((due) =>
    cashes.flatMap((held) => floating.flatMap((share) => rates.map((rate) => ({ debt24: due, cash: held, floatingShare: share, marketRate: rate })))),
  )
}
