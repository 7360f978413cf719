import { type TradingCalendar, tradingCalendar } from '#domain/calendar.ts'
import table from '../../../resources/nyse-calendar.json' with { type: 'json' }

/** NYSE sessions, holidays and early closes 2000-2028, from the dated table in resources. */
export const exchangeCalendar: TradingCalendar = tradingCalendar(table)
