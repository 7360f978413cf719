import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseFlag } from '#domain/input/flag.ts'
import { refuseShort } from '#domain/input/length.ts'
import { isNonNegative, isPositive, refuseNumber, refuseOptionalNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseRows, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { known, type Result } from '#domain/result.ts'
import { SHARE_SLACK } from '#domain/units.ts'

export interface EventBar {
  /** null = not known: nothing can be filled there. */
  readonly open?: number | null
  readonly volume?: number | null
  readonly halted?: boolean | null
  /** New shares per old share, in force from this bar's open. */
  readonly split?: number | null
  /** The last bar of a name that left the exchange. */
  readonly delisted?: boolean | null
}

export interface EventOrder {
  /** The bar whose close gave the signal. */
  readonly signal: number
  /** Shares, negative to sell. */
  readonly qty: number
}

export interface EventFillInput {
  readonly bars: readonly EventBar[]
  readonly orders: readonly EventOrder[]
  /** Bars an order waits for a tradable one. */
  readonly maxDefer?: number
}

export interface EventFill {
  readonly signal: number
  readonly fill: { readonly bar: number; readonly qty: number; readonly price: number } | null
  /** Why there is no fill. */
  readonly reason: 'HALTED' | 'DELISTED' | 'END_OF_DATA' | null
}

/**
 * bt.event_fill(bars, orders, maxDefer): an order given at a close trades at the open of the next bar that can be traded, at
 * most maxDefer bars later than the next. A bar that is halted, without volume, or of which this is not known cannot be
 * traded. A split on the way rescales the quantity, rounded toward zero. Answers in the order of the orders.
 * No bar SHORT_HISTORY; quantity 0 or a signal outside the bars BAD_VALUE. House rule.
 */
export function eventFill({ bars, orders, maxDefer = 5 }: EventFillInput): Result<readonly EventFill[]> {
  const refused =
    firstRefusal(
      refuseRows(bars, refuseBar),
      refuseRows(orders, (order) => refuseOrder(order, bars)),
      refuseParameter(maxDefer, wholeFrom(0)),
    ) ?? refuseShort(bars.length, 1)
  return refused ?? known(orders.map((order) => fillOf(order, bars, maxDefer)))
}

function fillOf({ signal, qty }: EventOrder, bars: readonly EventBar[], maxDefer: number): EventFill {
  const last = Math.min(signal + 1 + maxDefer, bars.length - 1)
  let shares = qty
  for (let bar = signal + 1; bar <= last; bar += 1) {
    const { open = null, split } = bars[bar]!
    shares = towardZero(shares * (split ?? 1))
    if (open !== null && isTradable(bars[bar]!)) return { signal, fill: { bar, qty: shares, price: open }, reason: null }
  }
  if (last > signal) return { signal, fill: null, reason: 'HALTED' }
  return { signal, fill: null, reason: bars.at(-1)!.delisted === true ? 'DELISTED' : 'END_OF_DATA' }
}

const isTradable = ({ volume, halted = false }: EventBar): boolean => (volume ?? 0) > 0 && halted === false

const towardZero = (shares: number): number => Math.sign(shares) * Math.floor(Math.abs(shares) + SHARE_SLACK)

const refuseBar = (bar: UntrustedRecord): Refusal | undefined =>
  firstRefusal(
    refuseOptionalNumber(bar['open'], isPositive),
    refuseOptionalNumber(bar['volume'], isNonNegative),
    refuseFlag(bar['halted']),
    refuseOptionalNumber(bar['split'], isPositive),
    refuseFlag(bar['delisted']),
  )

function refuseOrder(order: UntrustedRecord, bars: readonly EventBar[]): Refusal | undefined {
  const isBar = (index: number): boolean => Number.isInteger(index) && index >= 0 && (!Array.isArray(bars) || index < bars.length)
  return firstRefusal(
    refuseNumber(order['signal'], isBar),
    refuseNumber(order['qty'], (qty) => qty !== 0),
  )
}
