import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, isShare, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { known, type Result } from '#domain/result.ts'

/** Costs of a gold fund: fractions, `fixed` in USD. */
export interface GoldFundCosts {
  readonly halfSpread: number
  /** A year. */
  readonly expense: number
  readonly fixed: number
}

/** Costs of bars and coins: fractions, `fixed` in USD. */
export interface PhysicalGoldCosts {
  readonly premium: number
  readonly discount: number
  /** A year. */
  readonly storage: number
  readonly insurance: number
  readonly fixed: number
}

export interface GoldCompareInput {
  readonly notional: number
  /** Of the gold price, a year, fraction. */
  readonly growth: number
  readonly years: number
  readonly etf: GoldFundCosts
  readonly physical: PhysicalGoldCosts
  readonly taxLong?: number
  readonly taxShort?: number
}

export interface GoldCompare {
  /** USD after costs and tax. */
  readonly etfNet: number
  readonly physicalNet: number
  /** Lost to costs and tax, a year, fraction. */
  readonly etfDrag: number
  readonly physicalDrag: number
  readonly better: 'etf' | 'physical'
}

/**
 * pf.gold_compare(notional, growth, years, etf, physical, taxLong, taxShort): what is left of the same money in a gold fund
 * and in bars after buying, holding, selling and tax on the gain (the long rate from more than a year on; a loss pays none).
 * Not tax advice. A missing cost MISSING_DATA. Source: IRC 408(m) for the collectibles rate; costs the user's.
 */
export function goldCompare({ notional, growth, years, etf, physical, taxLong = 0.28, taxShort = 0.37 }: GoldCompareInput): Result<GoldCompare> {
  const refused = firstRefusal(
    refuseNumber(notional, isPositive),
    refuseCosts(etf, ['halfSpread', 'expense']),
    refuseCosts(physical, ['premium', 'discount', 'storage', 'insurance']),
    refuseRequiredParameter(growth, (rate) => rate > -1),
    refuseRequiredParameter(years, isPositive),
    refuseParameter(taxLong, isShare),
    refuseParameter(taxShort, isShare),
  )
  if (refused !== undefined) return refused
  const grown = (1 + growth) ** years
  const fundProceeds = (notional / (1 + etf.halfSpread)) * grown * (1 - etf.expense) ** years * (1 - etf.halfSpread) - etf.fixed
  const yearlyKeep = 1 - physical.storage - physical.insurance
  const barProceeds = (notional / (1 + physical.premium)) * grown * yearlyKeep ** years * (1 - physical.discount) - physical.fixed
  const taxRate = years > 1 ? taxLong : taxShort
  const afterTax = (proceeds: number): number => proceeds - taxRate * Math.max(0, proceeds - notional)
  // Fixed costs above the proceeds lose everything, and nothing grows at less than −100 % a year.
  const dragOf = (net: number): number => growth - ((Math.max(0, net) / notional) ** (1 / years) - 1)
  const etfNet = afterTax(fundProceeds)
  const physicalNet = afterTax(barProceeds)
  return known({ etfNet, physicalNet, etfDrag: dragOf(etfNet), physicalDrag: dragOf(physicalNet), better: etfNet >= physicalNet ? 'etf' : 'physical' })
}

/** Fractions below 1 and a fixed amount. */
function refuseCosts(costs: unknown, fractions: readonly string[]): Refusal | undefined {
  if (!isRecord(costs)) return refuseRecord(costs)
  return firstRefusal(
    ...fractions.map((name) => refuseNumber(costs[name], (fraction) => fraction >= 0 && fraction < 1)),
    refuseNumber(costs['fixed'], isNonNegative),
  )
}
