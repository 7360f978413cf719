import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CalendarTable } from '#domain/calendar.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { FRESHNESS_KINDS, freshness } from '#domain/checklist/freshness.ts'
import { sessionsBetween } from '#domain/checklist/sessions-between.ts'
import { settleDate } from '#domain/checklist/settle-date.ts'
import { washSale } from '#domain/checklist/wash-sale.ts'
import { settledCash } from '#domain/portfolio/settled-cash.ts'
import { holds } from './seeded.ts'

/** Dates moved by whole weeks together with the holidays: nothing but the dates themselves may change. All inside the T+1 regime. */
const table = JSON.parse(readFileSync(join(import.meta.dirname, '../../resources/nyse-calendar.json'), 'utf8')) as CalendarTable
const exchangeHolidays = table.holidays.map(({ day }) => day).filter((day) => day > '2024-06-01')
const bankHolidays = ['2024-10-14', '2024-11-11', '2025-10-13', '2025-11-11', '2026-10-12', '2026-11-11']

const day = fc.integer({ min: dayNumber('2024-07-01'), max: dayNumber('2026-11-20') }).map(isoDay)
const weeks = fc.integer({ min: 1, max: 60 })
const mover =
  (count: number) =>
  (date: string): string =>
    isoDay(dayNumber(date) + 7 * count)

/** The same value with every ISO day in it moved. */
function moved(value: unknown, move: (date: string) => string): unknown {
  if (typeof value === 'string') return /^\d{4}-\d{2}-\d{2}$/.test(value) ? move(value) : value
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((part) => moved(part, move))
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, moved(part, move)]))
}

function expectMoved<Input>(formula: (input: Input) => unknown, input: Input, count: number): void {
  const move = mover(count)
  expect(formula(moved(input, move) as Input)).toEqual(moved(formula(input), move))
}

describe('dates a number of weeks later, holidays with them', () => {
  test('chk.settle_date', () => {
    holds(fc.tuple(day, weeks, fc.integer({ min: 0, max: 3 })), ([tradeDate, count, n]) =>
      expectMoved(settleDate, { tradeDate, exchangeHolidays, bankHolidays, n }, count),
    )
  })

  test('chk.sessions_between', () => {
    holds(fc.tuple(day, day, weeks), ([a, b, count]) => expectMoved(sessionsBetween, { a, b, exchangeHolidays }, count))
  })

  test('chk.freshness', () => {
    holds(fc.tuple(fc.constantFrom(...FRESHNESS_KINDS), day, day, weeks), ([kind, asOf, now, count]) =>
      expectMoved(freshness, { kind, asOf, now, exchangeHolidays }, count),
    )
  })

  test('chk.wash_sale', () => {
    const trade = fc.record({ date: day, qty: fc.integer({ min: 1, max: 200 }) })
    holds(fc.tuple(fc.array(trade, { maxLength: 5 }), fc.array(trade, { maxLength: 5 }), weeks), ([sold, bought, count]) =>
      expectMoved(
        washSale,
        { sales: sold.map((one, i) => ({ id: `s${i}`, lossPerShare: 1, ...one })), buys: bought.map((one, i) => ({ id: `b${i}`, ...one })) },
        count,
      ),
    )
  })

  test('pf.settled_cash', () => {
    const event = fc.record({
      date: day,
      kind: fc.constantFrom('buy' as const, 'sell' as const),
      amount: fc.integer({ min: 1, max: 9_000 }),
      lot: fc.constantFrom('A', 'B'),
    })
    holds(fc.tuple(fc.array(event, { maxLength: 8 }), weeks), ([drawn, count]) => {
      const events = drawn.toSorted((one, other) => (one.date < other.date ? -1 : 1)).map((one, i) => ({ id: `e${i}`, ...one }))
      expectMoved(settledCash, { start: 20_000, events, asOf: '2026-11-27', exchangeHolidays, bankHolidays }, count)
    })
  })
})
