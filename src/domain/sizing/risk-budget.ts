import { isAtLeast } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseSwitch } from '#domain/input/flag.ts'
import { isNonNegative, isPositive, isShare, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseBetween, refuseOptionalParameter, refuseParameter, refusePositiveInteger, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import { floorToLot } from './round-shares.ts'
import { UNKNOWN_VOL_SCALE } from './vol-scale.ts'

export interface RiskBudgetInput {
  readonly equity: number
  readonly riskFrac: number
  readonly entry: number
  readonly stop: number
  readonly side?: 'long' | 'short'
  readonly adv?: number | null
  readonly participation?: number
  readonly windowVolume?: number | null
  readonly windowParticipation?: number
  readonly maxNotionalFrac?: number
  readonly fund?: boolean
  readonly maxFundFrac?: number
  readonly cash?: number | null
  readonly volScale?: number | null
  readonly ddMult?: number
  readonly exposureCap?: number | null
  readonly satelliteValue?: number | null
  readonly satMax?: number
  readonly atr?: number | null
  readonly minStopAtr?: number
  readonly lot?: number
  readonly slipPerShare?: number
}

export type SizeCap = 'adv' | 'cash' | 'notional' | 'risk' | 'satellite' | 'window'
/** What could not limit the size because it is not known; printed beside the shares. */
export type SizeGap = 'adv' | 'atr' | 'cash' | 'satellite' | 'vol' | 'window'

export interface RiskBudget {
  readonly shares: number
  readonly binding: SizeCap
  readonly caps: Readonly<Partial<Record<SizeCap, number>>>
  readonly riskDollars: number
  readonly notional: number
  readonly notApplied: readonly SizeGap[]
}

/** Nobody risks more than a tenth of the account on one trade. */
const MAX_RISK_FRACTION = 0.1

/**
 * `siz.risk_budget`: how many shares, and which cap says so.
 * @returns the smallest of the caps in whole lots, every cap in shares, the cap that binds (a tie: the first in the alphabet), the loss at the stop and
 * the notional in USD, and what was not applied because it is not known. Cash binds long entries only. Stop on the wrong side of the entry:
 * STOP_WRONG_SIDE; closer than `minStopAtr` ATR: STOP_TOO_CLOSE. House rule.
 */
export function riskBudget(input: RiskBudgetInput): Result<RiskBudget> {
  const order = { ...DEFAULTS, ...input }
  const refused = firstRefusal(
    refuseWord(order.side, ['long', 'short']),
    refuseSwitch(order.fund),
    refuseNumber(order.equity, isPositive),
    refuseNumber(order.entry, isPositive),
    refuseNumber(order.stop, isPositive),
    refuseOptionalNumber(order.adv, isNonNegative),
    refuseOptionalNumber(order.windowVolume, isNonNegative),
    refuseOptionalNumber(order.cash),
    refuseOptionalNumber(order.satelliteValue, isNonNegative),
    refuseOptionalNumber(order.atr, isNonNegative),
    refuseRequiredParameter(order.riskFrac, (fraction) => fraction > 0 && fraction <= MAX_RISK_FRACTION),
    refuseOptionalParameter(order.volScale, isShare),
    refuseOptionalParameter(order.exposureCap, isShare),
    ...[order.participation, order.windowParticipation, order.maxNotionalFrac, order.maxFundFrac, order.ddMult, order.satMax].map((scale) =>
      refuseBetween(scale, 0, 1),
    ),
    refuseParameter(order.minStopAtr, isNonNegative),
    refusePositiveInteger(order.lot),
    refuseParameter(order.slipPerShare, isNonNegative),
  )
  if (refused !== undefined) return refused

  const { side, entry, stop, atr, minStopAtr, slipPerShare, lot } = order
  if (side === 'long' ? stop >= entry : stop <= entry) return badInput('STOP_WRONG_SIDE')
  const distance = Math.abs(entry - stop)
  if (atr !== null && !isAtLeast(distance, minStopAtr * atr)) return badInput('STOP_TOO_CLOSE')

  const caps = sizeCaps(order, distance)
  const binding = (Object.keys(caps) as SizeCap[]).toSorted().reduce((least, cap) => (caps[cap]! < caps[least]! ? cap : least))
  const shares = floorToLot(caps[binding]!, lot)
  return known({ shares, binding, caps, riskDollars: shares * (distance + slipPerShare), notional: shares * entry, notApplied: sizeGaps(order) })
}

type RiskBudgetDefaults = Omit<Required<RiskBudgetInput>, 'equity' | 'riskFrac' | 'entry' | 'stop'>

const DEFAULTS = {
  side: 'long',
  adv: null,
  participation: 0.05,
  windowVolume: null,
  windowParticipation: 0.1,
  maxNotionalFrac: 0.1,
  fund: false,
  maxFundFrac: 0.3,
  cash: null,
  volScale: 1,
  ddMult: 1,
  exposureCap: null,
  satelliteValue: null,
  satMax: 0.3,
  atr: null,
  minStopAtr: 0.5,
  lot: 1,
  slipPerShare: 0,
} as const satisfies RiskBudgetDefaults

type Order = Required<RiskBudgetInput>

/** The caps in shares that can be computed, each already cut by the drawdown multiplier. */
function sizeCaps(order: Order, distance: number): Partial<Record<SizeCap, number>> {
  const { equity, entry, ddMult, adv, windowVolume, cash, exposureCap } = order
  const notionalFraction = order.fund ? order.maxFundFrac : order.maxNotionalFrac
  const caps: Partial<Record<SizeCap, number>> = {
    risk: ((equity * order.riskFrac) / (distance + order.slipPerShare)) * ddMult,
    notional: ((equity * notionalFraction * (order.volScale ?? UNKNOWN_VOL_SCALE)) / entry) * ddMult,
  }
  if (adv !== null) caps.adv = order.participation * adv * ddMult
  if (windowVolume !== null) caps.window = order.windowParticipation * windowVolume * ddMult
  if (cash !== null && order.side === 'long') caps.cash = (Math.max(0, cash) / (entry + order.slipPerShare)) * ddMult
  // The satellite budget limits the sum of all satellite positions, not each trade.
  if (exposureCap !== null) {
    const room = order.satMax * equity * exposureCap - (order.satelliteValue ?? 0)
    caps.satellite = (Math.max(0, room) / entry) * ddMult
  }
  return caps
}

function sizeGaps(order: Order): SizeGap[] {
  const gaps: SizeGap[] = []
  if (order.adv === null) gaps.push('adv')
  if (order.atr === null) gaps.push('atr')
  if (order.cash === null && order.side === 'long') gaps.push('cash')
  if (order.exposureCap === null || order.satelliteValue === null) gaps.push('satellite')
  if (order.volScale === null) gaps.push('vol')
  if (order.windowVolume === null) gaps.push('window')
  return gaps
}
