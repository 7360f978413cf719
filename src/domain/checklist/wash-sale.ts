import { dayNumber } from '#domain/calendar/civil-day.ts'
import { refuseDay } from '#domain/calendar/days.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isPositive, refuseNumber } from '#domain/input/number.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseText } from '#domain/input/text.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { known, type Result } from '#domain/result.ts'

export interface LotTaken {
  readonly id: string
  readonly qty: number
}

export interface LossSale {
  readonly id: string
  readonly date: string
  readonly qty: number
  /** USD per share; 0 or less = no loss, nothing to disallow. */
  readonly lossPerShare: number
  /** The purchases this sale closed. */
  readonly lots?: readonly LotTaken[] | null
}

export interface ReplacementBuy {
  readonly id: string
  readonly date: string
  readonly qty: number
}

export interface WashSaleInput {
  readonly sales: readonly LossSale[]
  readonly buys: readonly ReplacementBuy[]
  /** Calendar days before and after the sale. */
  readonly window?: number
}

export interface WashSale {
  readonly sale: string
  readonly matched: readonly { readonly buy: string; readonly qty: number }[]
  readonly washQty: number
  /** Loss not deductible now, USD. */
  readonly disallowed: number
}

/**
 * chk.wash_sale(sales, buys, window): per sale the shares bought again within `window` days before or after it, and the loss they disallow.
 * Every bought share replaces once, earliest purchase first. The lots a sale closed leave the list before it is matched;
 * what is left of such a lot can be a replacement. Sales are matched in date order and answered in the order given.
 * One account's view: an IRA's or a spouse's purchases count by law and have to be in the list.
 * Duplicate id DUPLICATE_ID, window < 0 BAD_PARAM. Source: IRC §1091.
 */
export function washSale({ sales, buys, window = 30 }: WashSaleInput): Result<readonly WashSale[]> {
  const refused =
    firstRefusal(refuseRows(sales, refuseSale), refuseRows(buys, refuseBuy), refuseParameter(window, wholeFrom(0))) ?? refuseTwins(sales) ?? refuseTwins(buys)
  if (refused !== undefined) return refused
  const left = new Map(buys.map((buy) => [buy.id, buy.qty]))
  const buysByDate = byDate(buys)
  const outcomes = new Map<string, WashSale>()
  for (const sale of byDate(sales)) {
    for (const lot of sale.lots ?? []) left.set(lot.id, Math.max(0, (left.get(lot.id) ?? 0) - lot.qty))
    outcomes.set(sale.id, matchSale(sale, buysByDate, left, window))
  }
  return known(sales.map((sale) => outcomes.get(sale.id)!))
}

/** Takes what it matches out of `left`. */
function matchSale(sale: LossSale, buys: readonly ReplacementBuy[], left: Map<string, number>, window: number): WashSale {
  const matched: { buy: string; qty: number }[] = []
  let open = sale.lossPerShare > 0 ? sale.qty : 0
  const soldOn = dayNumber(sale.date)
  for (const buy of buys) {
    if (Math.abs(dayNumber(buy.date) - soldOn) > window) continue
    const available = left.get(buy.id)!
    const qty = Math.min(open, available)
    if (qty <= 0) continue
    matched.push({ buy: buy.id, qty })
    left.set(buy.id, available - qty)
    open -= qty
  }
  const washQty = matched.reduce((sum, match) => sum + match.qty, 0)
  return { sale: sale.id, matched, washQty, disallowed: washQty * Math.max(0, sale.lossPerShare) }
}

const byDate = <T extends { readonly date: string }>(rows: readonly T[]): T[] => rows.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))

const refuseBuy = (buy: UntrustedRecord): Refusal | undefined =>
  firstRefusal(refuseText(buy['id']), refuseDay(buy['date']), refuseNumber(buy['qty'], isPositive))

function refuseSale(sale: UntrustedRecord): Refusal | undefined {
  const lots = sale['lots'] ?? []
  return firstRefusal(
    refuseText(sale['id']),
    refuseDay(sale['date']),
    refuseNumber(sale['qty'], isPositive),
    refuseNumber(sale['lossPerShare']),
    refuseRows(lots, (lot) => firstRefusal(refuseText(lot['id']), refuseNumber(lot['qty'], isPositive))),
  )
}
