import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CalendarTable, tradingCalendar } from '#domain/calendar.ts'
import { dayNumber, isoDay, weekday } from '#domain/calendar/civil-day.ts'
import { type SettlementTable, settlementCycleAt, settlementDateOf } from '#domain/checklist/settlement-cycle.ts'
import { badInput, known, unknown } from '#domain/result.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources', name), 'utf8'))
const table = read('settlement-holidays.json') as SettlementTable
const { exchangeHolidays } = tradingCalendar(read('nyse-calendar.json') as CalendarTable)

describe('settlement', () => {
  test.each([
    ['2017-09-01', 3],
    ['2017-09-05', 2],
    ['2024-05-24', 2],
    ['2024-05-28', 1],
    ['2026-11-20', 1],
  ])('a trade of %s settles after %i business days', (tradeDate, days) => {
    expect(settlementCycleAt(table, tradeDate)).toEqual(known(days))
  })

  test('is not known outside the table', () => {
    expect(settlementCycleAt(table, '1999-12-31')).toEqual(unknown('MISSING_DATA'))
    expect(settlementCycleAt(table, '2029-01-02')).toEqual(unknown('MISSING_DATA'))
    expect(settlementCycleAt({ ...table, cycles: [] }, '2026-11-20')).toEqual(unknown('MISSING_DATA'))
    expect(settlementDateOf(table, exchangeHolidays, '2029-01-02')).toEqual(unknown('MISSING_DATA'))
    expect(settlementCycleAt(table, '2026-11-31')).toEqual(badInput('BAD_VALUE'))
  })

  test.each([
    ['2026-10-09', '2026-10-13'],
    ['2026-10-12', '2026-10-13'],
    ['2018-11-09', '2018-11-14'],
    ['2017-09-01', '2017-09-07'],
    ['2024-05-24', '2024-05-29'],
    ['2024-05-28', '2024-05-29'],
  ])('a trade of %s settles on %s', (tradeDate, settled) => {
    expect(settlementDateOf(table, exchangeHolidays, tradeDate)).toEqual(known(settled))
  })

  test('bank holidays are the second Monday of October and the weekday Veterans Day is kept on, and the exchange trades', () => {
    for (const { day, name } of table.bankHolidays) {
      expect(exchangeHolidays).not.toContain(day)
      const [, month, date] = day.split('-').map(Number)
      if (name === 'Columbus Day') {
        expect([month, weekday(dayNumber(day)), Math.ceil(date! / 7)]).toEqual([10, 1, 2])
      } else {
        expect(month).toBe(11)
        expect(date === 11 ? weekday(dayNumber(day)) <= 5 : isoDay(dayNumber(day) - 1).endsWith('-11') && weekday(dayNumber(day)) === 1).toBe(true)
      }
    }
    const years = new Set(table.bankHolidays.filter(({ name }) => name === 'Columbus Day').map(({ day }) => day.slice(0, 4)))
    expect(years.size).toBe(29)
  })
})
