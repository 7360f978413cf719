import { refuseDay, refuseDays } from '#domain/calendar/days.ts'
import { settleDate } from '#domain/checklist/settle-date.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isNonNegative, refuseNumber } from '#domain/input/number.ts'
import { refuseRows, refuseTwins, type UntrustedRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseWord } from '#domain/input/word.ts'
import { badInput, known, type Result } from '#domain/result.ts'

export interface CashEvent {
  readonly id: string
  /** Trade date. */
  readonly date: string
  readonly kind: 'buy' | 'sell'
  /** USD. */
  readonly amount: number
  /** What was bought or sold; a sale of a lot names the lot of its purchase. */
  readonly lot: string
}

export interface SettledCashInput {
  /** Settled cash before the first event. */
  readonly start: number
  /** In the order in which they happened. */
  readonly events: readonly CashEvent[]
  readonly asOf: string
  readonly exchangeHolidays: readonly string[]
  readonly bankHolidays: readonly string[]
}

export interface SettledCash {
  readonly settled: number
  /** Sale proceeds that are not there yet and not spent, by the day they settle. */
  readonly pending: readonly { readonly date: string; readonly amount: number }[]
  /** Sales of lots that were bought with proceeds not settled at the sale. */
  readonly freeRide: readonly string[]
  /** A purchase took more than there was, settled or not. */
  readonly overdrawn: boolean
}

/** Business days from trade to settlement, the newest cycle first. */
const CYCLES = [
  { from: '2024-05-28', days: 1 },
  { from: '2017-09-05', days: 2 },
  { from: '0000-01-01', days: 3 },
] as const

/**
 * pf.settled_cash(start, events, asOf, exchangeHolidays, bankHolidays): settled cash of a cash account on a day, USD.
 * A purchase binds cash at once, settled money first, then the proceeds that settle soonest; a sale pays on its settlement date
 * (T+3, T+2 from 2017-09-05, T+1 from 2024-05-28). A lot bought with unsettled proceeds and sold before these settle is listed.
 * Events out of order BAD_VALUE, after asOf FUTURE_DATA, on a closed day NOT_A_TRADING_DAY. In margin accounts information only.
 * Source: SEC Rule 15c6-1; free riding, Regulation T §220.8(c).
 */
export function settledCash({ start, events, asOf, exchangeHolidays, bankHolidays }: SettledCashInput): Result<SettledCash> {
  const refused =
    firstRefusal(refuseNumber(start), refuseRows(events, refuseEvent), refuseDay(asOf), refuseDays(exchangeHolidays), refuseDays(bankHolidays)) ??
    refuseTwins(events) ??
    refuseOrder(events, asOf)
  if (refused !== undefined) return refused
  const account = new CashAccount(start)
  for (const event of events) {
    const settles = settleDate({ tradeDate: event.date, exchangeHolidays, bankHolidays, n: cycleOf(event.date) })
    if (settles.kind !== 'value') return settles
    account.settleUntil(event.date)
    if (event.kind === 'buy') account.buy(event)
    else account.sell(event, settles.value)
  }
  account.settleUntil(asOf)
  return known(account.read())
}

/** What adding and subtracting amounts leaves of nothing. */
const DUST_USD = 1e-6

const cycleOf = (tradeDate: string): number => CYCLES.find(({ from }) => from <= tradeDate)!.days

/** Cash while events are entered one after the other. ISO days compare as text. */
class CashAccount {
  private settled: number
  private overdrawn = false
  /** Unspent proceeds by settlement date. */
  private readonly pending = new Map<string, number>()
  /** By lot, the day on which the last proceeds that paid for it settle. */
  private readonly paidFor = new Map<string, string>()
  private readonly freeRide: string[] = []

  constructor(start: number) {
    this.settled = start
  }

  settleUntil(day: string): void {
    for (const date of this.pendingDates()) {
      if (date > day) break
      this.settled += this.pending.get(date)!
      this.pending.delete(date)
    }
  }

  buy({ amount, lot }: CashEvent): void {
    const fromSettled = Math.min(amount, Math.max(0, this.settled))
    this.settled -= fromSettled
    let open = amount - fromSettled
    for (const date of this.pendingDates()) {
      if (open <= DUST_USD) break
      const taken = Math.min(open, this.pending.get(date)!)
      open -= taken
      this.takePending(date, taken)
      if (date > (this.paidFor.get(lot) ?? '')) this.paidFor.set(lot, date)
    }
    if (open > DUST_USD) {
      this.settled -= open
      this.overdrawn = true
    }
  }

  sell({ id, date, amount, lot }: CashEvent, settles: string): void {
    if (date < (this.paidFor.get(lot) ?? '')) this.freeRide.push(id)
    this.pending.set(settles, (this.pending.get(settles) ?? 0) + amount)
  }

  read(): SettledCash {
    const pending = this.pendingDates().map((date) => ({ date, amount: this.pending.get(date)! }))
    return { settled: this.settled, pending, freeRide: this.freeRide, overdrawn: this.overdrawn }
  }

  private takePending(date: string, amount: number): void {
    const left = this.pending.get(date)! - amount
    if (left > DUST_USD) this.pending.set(date, left)
    else this.pending.delete(date)
  }

  private pendingDates(): string[] {
    return [...this.pending.keys()].sort()
  }
}

function refuseEvent(event: UntrustedRecord): Refusal | undefined {
  const areTexts = typeof event['id'] === 'string' && typeof event['lot'] === 'string'
  return firstRefusal(
    areTexts ? undefined : badInput('BAD_VALUE'),
    refuseWord(event['kind'], ['buy', 'sell']),
    refuseDay(event['date']),
    refuseNumber(event['amount'], isNonNegative),
  )
}

function refuseOrder(events: readonly CashEvent[], asOf: string): Refusal | undefined {
  const areOrdered = events.every((event, i) => i === 0 || event.date >= events[i - 1]!.date)
  if (!areOrdered) return badInput('BAD_VALUE')
  return events.some((event) => event.date > asOf) ? badInput('FUTURE_DATA') : undefined
}
