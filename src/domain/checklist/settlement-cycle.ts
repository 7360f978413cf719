import type { NamedDay } from '#domain/calendar.ts'
import { refuseDay } from '#domain/calendar/days.ts'
import { known, type Result, unknown } from '#domain/result.ts'
import { settleDate } from './settle-date.ts'
import type { SessionDate } from '#domain/units.ts'

/** Bank holidays and settlement cycles by trade date, as handed in by whoever reads the file. */
export interface SettlementTable {
  readonly source: string
  readonly verifiedOn: string
  /** First and last day the table speaks about. */
  readonly from: string
  readonly to: string
  /** The exchange trades, nothing settles. */
  readonly bankHolidays: readonly NamedDay[]
  /** Oldest first; each holds until the next begins. */
  readonly cycles: readonly { readonly from: string; readonly businessDays: number }[]
}

/**
 * Business days from trade to settlement that were in force on the trade date: 3, 2 from 2017-09-05, 1 from 2024-05-28.
 * A day outside the table MISSING_DATA, text that is no day BAD_VALUE. Source: SEC Rule 15c6-1.
 */
export function settlementCycleAt(table: SettlementTable, tradeDate: string): Result<number> {
  const refused = refuseDay(tradeDate)
  if (refused !== undefined) return refused
  const cycle = table.cycles.findLast(({ from }) => from <= tradeDate)
  if (cycle === undefined || tradeDate < table.from || tradeDate > table.to) return unknown('MISSING_DATA')
  return known(cycle.businessDays)
}

/** chk.settle_date with the cycle and the bank holidays of the table. */
export function settlementDateOf(table: SettlementTable, exchangeHolidays: readonly string[], tradeDate: string): Result<SessionDate> {
  const cycle = settlementCycleAt(table, tradeDate)
  if (cycle.kind !== 'value') return cycle
  return settleDate({ tradeDate, exchangeHolidays, bankHolidays: table.bankHolidays.map(({ day }) => day), n: cycle.value })
}
