import { isAbove } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseNumber } from '#domain/input/number.ts'
import { known, type Result } from '#domain/result.ts'

export interface NetDebtEbitdaInput {
  readonly debt: number
  readonly cash: number
  readonly ebitda: number
}

export const LEVERAGE_CLASSES = ['ok', 'watch', 'fragile', 'net_cash', 'cash_burn'] as const
export type LeverageClass = (typeof LEVERAGE_CLASSES)[number]

export interface NetDebtEbitda {
  readonly ratio: number | null
  readonly netDebt: number
  readonly class: LeverageClass
}

/** Above these multiples of EBITDA net debt is to be watched, or fragile. House thresholds. */
const WATCH_ABOVE = 2.5
const FRAGILE_ABOVE = 4

/**
 * `scr.net_debt_ebitda`: how many years of EBITDA the net debt is.
 * @returns (debt - cash) / EBITDA, net debt and the class: above 4 fragile, above 2.5 watch, else ok. Without net debt the ratio is null and the class
 * tells earners (net_cash) from burners (cash_burn); net debt without positive EBITDA is fragile. Negative debt or cash: BAD_VALUE. House thresholds.
 */
export function netDebtEbitda({ debt, cash, ebitda }: NetDebtEbitdaInput): Result<NetDebtEbitda> {
  const refused = firstRefusal(refuseNumber(debt, isNonNegative), refuseNumber(cash, isNonNegative), refuseNumber(ebitda))
  if (refused !== undefined) return refused
  const netDebt = debt - cash
  if (netDebt <= 0) return known({ ratio: null, netDebt, class: ebitda > 0 ? 'net_cash' : 'cash_burn' })
  if (ebitda <= 0) return known({ ratio: null, netDebt, class: 'fragile' })
  const ratio = netDebt / ebitda
  return known({ ratio, netDebt, class: isAbove(ratio, FRAGILE_ABOVE) ? 'fragile' : isAbove(ratio, WATCH_ABOVE) ? 'watch' : 'ok' })
}
