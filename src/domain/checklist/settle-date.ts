import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { isBusinessDay, refuseDay, refuseDays } from '#domain/calendar/days.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseParameter } from '#domain/input/parameter.ts'
import { wholeFrom } from '#domain/input/whole.ts'
import { badInput, known, type Result } from '#domain/result.ts'
import type { SessionDate } from '#domain/units.ts'

export interface SettleDateInput {
  readonly tradeDate: string
  readonly exchangeHolidays: readonly string[]
  /** Days on which the exchange trades but nothing settles (Columbus Day, Veterans Day). */
  readonly bankHolidays: readonly string[]
  /** Business days after the trade; 1 since 2024-05-28. */
  readonly n?: number
}

/**
 * chk.settle_date(tradeDate, exchangeHolidays, bankHolidays, n): the day a trade settles, n business days after it;
 * neither exchange nor bank holidays are business days here, so trades of Veterans Day and of the day before settle together.
 * A trade date on a weekend or exchange holiday NOT_A_TRADING_DAY; text that is no day BAD_VALUE; n < 0 BAD_PARAM.
 * Source: SEC Rule 15c6-1; FINRA Notices 88-82, 95-77, 99-83.
 */
export function settleDate({ tradeDate, exchangeHolidays, bankHolidays, n = 1 }: SettleDateInput): Result<SessionDate> {
  const refused = firstRefusal(refuseDay(tradeDate), refuseDays(exchangeHolidays), refuseDays(bankHolidays), refuseParameter(n, wholeFrom(0)))
  if (refused !== undefined) return refused
  const closed = new Set(exchangeHolidays.map(dayNumber))
  const unsettled = new Set([...closed, ...bankHolidays.map(dayNumber)])
  let day = dayNumber(tradeDate)
  if (!isBusinessDay(day, (holiday) => closed.has(holiday))) return badInput('NOT_A_TRADING_DAY')
  let left = n
  while (left > 0) {
    day += 1
    if (isBusinessDay(day, (holiday) => unsettled.has(holiday))) left -= 1
  }
  return known(isoDay(day))
}
