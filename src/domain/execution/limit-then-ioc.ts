import { refuseBadBars } from '#domain/input/bars.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag, refuseSwitch } from '#domain/input/flag.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative, isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseBetween, refuseParameter, refusePositiveInteger, refuseRequiredParameter } from '#domain/input/parameter.ts'
import { refuseRows, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseWord } from '#domain/input/word.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { floorToLot } from '#domain/sizing/round-shares.ts'
import { bpsToFraction, FRACTION_SLACK } from '#domain/units.ts'

/** One bar after the signal; an absent halt flag means traded, null not known. */
export interface OrderBar {
  readonly open: number
  readonly high: number
  readonly low: number
  readonly volume: number
  readonly halted?: boolean | null
}

export interface LimitThenIocInput {
  readonly side: 'buy' | 'sell'
  readonly qty: number
  readonly limit: number
  readonly bars: readonly OrderBar[]
  readonly limitBars?: number
  readonly participation?: number
  readonly touchFrac?: number
  readonly iocParticipation?: number
  readonly iocMaxSlipBps?: number
  readonly halfSpreadBps?: number | null
  readonly requireTouch?: boolean
  readonly lot?: number
}

export interface OrderFill {
  readonly bar: number
  readonly leg: 'limit' | 'ioc'
  readonly qty: number
  readonly price: number
}

export interface LimitThenIoc {
  readonly fills: readonly OrderFill[]
  readonly filled: number
  readonly cancelled: number
  readonly avgPrice: number | null
}

/**
 * `exec.limit_then_ioc`: what a resting limit followed by one immediate-or-cancel order would have filled, told from bars that start after the signal.
 * Leg 1, `limitBars` bars: a bar that trades through the limit fills up to `participation` of its volume, one that only touches it `touchFrac` of that; at
 * the open where that is at or better than the limit, else at the limit. Leg 2, where leg 1 traded (or without `requireTouch`): at the next open, worse by
 * the half-spread, up to `iocParticipation` of the volume, refused when more than `iocMaxSlipBps` beyond the limit. Halted and empty bars fill nothing.
 * No half-spread: MISSING_DATA, even where leg 2 is not reached. No bars: SHORT_HISTORY. House rule.
 */
export function limitThenIoc(input: LimitThenIocInput): Result<LimitThenIoc> {
  const { bars, qty, limit, side, limitBars = 3, participation = 0.1, touchFrac = 0.25 } = input
  const { iocParticipation = 0.05, iocMaxSlipBps = 30, halfSpreadBps = null, requireTouch = true, lot = 1 } = input
  const refused =
    firstRefusal(
      refuseWord(side, ['buy', 'sell']),
      refuseSwitch(requireTouch),
      refuseRows(bars, refuseOrderBar),
      refuseNumber(halfSpreadBps, isNonNegative),
      refuseRequiredParameter(qty, isPositive),
      refuseRequiredParameter(limit, isPositive),
      refusePositiveInteger(limitBars),
      ...[participation, touchFrac, iocParticipation].map((share) => refuseBetween(share, 0, 1)),
      refuseParameter(iocMaxSlipBps, isNonNegative),
      refusePositiveInteger(lot),
    ) ?? refuseShort(bars.length, 1)
  if (refused !== undefined) return refused
  if (bars.some((bar) => bar.halted === null)) return unknown('MISSING_DATA')

  const sign = side === 'buy' ? 1 : -1
  const fills: OrderFill[] = []
  let open = qty
  const fill = (bar: number, leg: OrderFill['leg'], available: number, price: number): void => {
    const shares = floorToLot(Math.min(open, available), lot)
    if (shares <= 0) return
    fills.push({ bar, leg, qty: shares, price })
    open -= shares
  }

  let hasTraded = false
  for (const [i, bar] of bars.slice(0, limitBars).entries()) {
    const beyond = sign * (limit - (side === 'buy' ? bar.low : bar.high))
    if (!isTradable(bar) || beyond < 0) continue
    hasTraded = true
    const share = beyond > 0 ? participation : participation * touchFrac
    fill(i, 'limit', share * bar.volume, sign * bar.open <= sign * limit ? bar.open : limit)
  }
  const next = bars[limitBars]
  if (next !== undefined && isTradable(next) && (hasTraded || !requireTouch)) {
    const price = next.open * (1 + sign * bpsToFraction(halfSpreadBps!))
    const worst = limit * (1 + sign * bpsToFraction(iocMaxSlipBps))
    if (sign * price <= sign * worst + FRACTION_SLACK) fill(limitBars, 'ioc', iocParticipation * next.volume, price)
  }
  const filled = qty - open
  const dollars = fills.reduce((sum, one) => sum + one.qty * one.price, 0)
  return known({ fills, filled, cancelled: open, avgPrice: filled > 0 ? dollars / filled : null })
}

const isTradable = (bar: OrderBar): boolean => bar.halted !== true && bar.volume > 0

function refuseOrderBar({ open, high, low, volume, halted }: UntrustedRecord): Refusal | undefined {
  return (
    firstRefusal(...[open, high, low].map((price) => refuseNumber(price, isPositive)), refuseNumber(volume, isNonNegative), refuseFlag(halted)) ??
    refuseBadBars({ open: [open as number], high: [high as number], low: [low as number] })
  )
}
