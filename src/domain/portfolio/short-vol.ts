import { isAbove, isBelow } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import type { Flag } from '#domain/three-valued.ts'
import { SHARE_SLACK } from '#domain/units.ts'

export interface ShortVolInput {
  readonly kind: 'put' | 'call'
  readonly shortStrike: number
  readonly longStrike: number
  /** Per share. */
  readonly credit: number
  readonly equity: number
  readonly riskFrac?: number
  readonly multiplier?: number
  readonly feePerContract?: number
  readonly minCreditFrac?: number
  /** Of the spread; null = not known. */
  readonly bid?: number | null
  readonly ask?: number | null
  readonly maxSpreadFrac?: number
  readonly openInterest?: number | null
  readonly minOi?: number
  /** A killer is on (held); null = not known. */
  readonly killer?: Flag
}

export type ShortVolReason =
  | 'KILLER_ACTIVE'
  | 'KILLER_UNKNOWN'
  | 'CREDIT_TOO_SMALL'
  | 'LIQUIDITY_UNKNOWN'
  | 'WIDE_MARKET'
  | 'THIN_OPEN_INTEREST'
  | 'BUDGET_TOO_SMALL'

export interface ShortVol {
  /** 0 while any reason stands. */
  readonly contracts: number
  readonly maxLossPerContract: number
  readonly maxLoss: number
  readonly maxGain: number
  readonly breakeven: number
  readonly reasons: readonly ShortVolReason[]
}

/**
 * pf.short_vol(kind, shortStrike, longStrike, credit, equity, …): how many defined-risk credit spreads the budget carries; USD.
 * It is no hedge: a short put spread loses when small companies fall, its largest loss counts in heat and stress.
 * Refused (0 contracts) with every reason named, in a fixed order. The long strike must cover the short one, else UNDEFINED_RISK;
 * a credit of the whole width or more BAD_VALUE. Source: house.
 */
export function shortVol({
  kind,
  shortStrike,
  longStrike,
  credit,
  equity,
  riskFrac = 0.01,
  multiplier = 100,
  feePerContract = 0.65,
  minCreditFrac = 0.15,
  bid = null,
  ask = null,
  maxSpreadFrac = 0.15,
  openInterest = null,
  minOi = 100,
  killer = null,
}: ShortVolInput): Result<ShortVol> {
  const refused = firstRefusal(
    refuseWord(kind, ['put', 'call']),
    refuseNumber(shortStrike, isPositive),
    refuseNumber(longStrike, isPositive),
    refuseNumber(credit, isNonNegative),
    refuseNumber(equity, isPositive),
    refuseOptionalNumber(bid, isNonNegative),
    refuseOptionalNumber(ask, isPositive),
    refuseOptionalNumber(openInterest, isNonNegative),
    refuseFlag(killer),
    refuseParameter(riskFrac, (share) => share > 0 && share <= 1),
    refuseParameter(multiplier, isPositive),
    refuseParameter(feePerContract, isNonNegative),
    refuseParameter(minCreditFrac, isNonNegative),
    refuseParameter(maxSpreadFrac, isNonNegative),
    refuseParameter(minOi, isNonNegative),
  )
  if (refused !== undefined) return refused
  const width = kind === 'put' ? shortStrike - longStrike : longStrike - shortStrike
  if (width <= 0) return badInput('UNDEFINED_RISK')
  if (credit >= width || (bid !== null && ask !== null && bid > ask)) return badInput('BAD_VALUE')

  const fees = 2 * feePerContract
  const maxLossPerContract = (width - credit) * multiplier + fees
  const affordable = Math.floor((riskFrac * equity) / maxLossPerContract + SHARE_SLACK)
  const reasons: ShortVolReason[] = []
  if (killer === true) reasons.push('KILLER_ACTIVE')
  if (killer === null) reasons.push('KILLER_UNKNOWN')
  if (isBelow(credit / width, minCreditFrac)) reasons.push('CREDIT_TOO_SMALL')
  if (bid === null || ask === null || openInterest === null) reasons.push('LIQUIDITY_UNKNOWN')
  if (bid !== null && ask !== null && isAbove((ask - bid) / ((ask + bid) / 2), maxSpreadFrac)) reasons.push('WIDE_MARKET')
  if (openInterest !== null && openInterest < minOi) reasons.push('THIN_OPEN_INTEREST')
  if (affordable === 0) reasons.push('BUDGET_TOO_SMALL')
  const contracts = reasons.length === 0 ? affordable : 0
  return known({
    contracts,
    maxLossPerContract,
    maxLoss: contracts * maxLossPerContract,
    maxGain: contracts * (credit * multiplier - fees),
    breakeven: kind === 'put' ? shortStrike - credit : shortStrike + credit,
    reasons,
  })
}
