import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { bpsToFraction, fractionToBps } from '#domain/units.ts'
import { sqrtImpact } from './sqrt-impact.ts'

export interface CostModelInput {
  readonly side: 'buy' | 'sell'
  readonly shares: number
  readonly price: number
  readonly spreadFrac: number | null
  readonly adv: number | null
  readonly sigmaDaily: number
  readonly Y?: number
  readonly commissionPerShare?: number
  readonly minCommission?: number
  readonly secPerMillion?: number
  readonly tafPerShare?: number
  readonly tafMax?: number | null
}

export interface CostModel {
  readonly halfSpread: number
  readonly impact: number
  readonly commission: number
  readonly sec: number
  readonly taf: number
  readonly total: number
  readonly bps: number
}

/**
 * `exec.cost_model`: what the order is expected to cost, in USD and in basis points of its notional.
 * @returns half-spread, square-root impact, commission and, on sells, the SEC section 31 fee and the FINRA trading activity fee (at most `tafMax` where
 * given). Fee rates are the caller's, out of the dated fee table: none is a constant here. An order of no shares has no cost per dollar: ZERO_DENOMINATOR.
 * House model.
 */
export function costModel(input: CostModelInput): Result<CostModel> {
  const { side, shares, price, spreadFrac, adv, sigmaDaily, Y = 1 } = input
  const { commissionPerShare = 0, minCommission = 0, secPerMillion = 0, tafPerShare = 0, tafMax = null } = input
  const refused = firstRefusal(
    refuseWord(side, ['buy', 'sell']),
    refuseNumber(shares, isNonNegative),
    refuseNumber(price, isPositive),
    refuseNumber(spreadFrac, isNonNegative),
    refuseOptionalNumber(tafMax, isNonNegative),
    ...[commissionPerShare, minCommission, secPerMillion, tafPerShare].map((rate) => refuseParameter(rate, isNonNegative)),
  )
  if (refused?.kind === 'error') return refused
  const impactOfOrder = sqrtImpact({ shares, adv, sigmaDaily, Y })
  if (impactOfOrder.kind === 'error') return impactOfOrder
  if (refused !== undefined) return refused
  if (impactOfOrder.kind === 'unknown') return impactOfOrder
  if (shares === 0) return unknown('ZERO_DENOMINATOR')

  const notional = shares * price
  const isSell = side === 'sell'
  const halfSpread = (notional * spreadFrac!) / 2
  const impact = notional * bpsToFraction(impactOfOrder.value.bps)
  const commission = Math.max(minCommission, commissionPerShare * shares)
  const sec = isSell ? (notional * secPerMillion) / 1e6 : 0
  const taf = isSell ? Math.min(tafMax ?? Infinity, tafPerShare * shares) : 0
  const total = halfSpread + impact + commission + sec + taf
  return known({ halfSpread, impact, commission, sec, taf, total, bps: fractionToBps(total / notional) })
}
