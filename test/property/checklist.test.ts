import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  addSessions,
  type CalendarTable,
  isSession,
  nextSession,
  previousSession,
  sessionsBetween as sessionsInTable,
  tradingCalendar,
} from '#domain/calendar.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { gate, type GateItem } from '#domain/checklist/gate.ts'
import { type ChecklistItem, itemStatus } from '#domain/checklist/item-status.ts'
import { sessionsBetween } from '#domain/checklist/sessions-between.ts'
import { type SettlementTable, settlementDateOf } from '#domain/checklist/settlement-cycle.ts'
import { washSale } from '#domain/checklist/wash-sale.ts'
import { valueOrNull } from '#domain/result.ts'
import { holds } from './seeded.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../resources', name), 'utf8'))
const nyse = tradingCalendar(read('nyse-calendar.json') as CalendarTable)
const settlement = read('settlement-holidays.json') as SettlementTable
const day = fc.integer({ min: dayNumber('2000-02-01'), max: dayNumber('2028-11-30') }).map(isoDay)

test('going forth and back by sessions comes home', () => {
  holds(fc.tuple(day, fc.integer({ min: 1, max: 15 })), ([from, count]) => {
    const to = addSessions(nyse, from, count)!
    expect(sessionsInTable(nyse, from, to)).toBe(count)
    expect(addSessions(nyse, to, -count)).toBe(isSession(nyse, from) === true ? from : previousSession(nyse, from))
    expect(previousSession(nyse, nextSession(nyse, from)!)).toBe(isSession(nyse, from) === true ? from : previousSession(nyse, from))
  })
})

test('chk.sessions_between counts what the calendar counts', () => {
  holds(fc.tuple(day, day), ([one, other]) => {
    const [a, b] = one < other ? [one, other] : [other, one]
    expect(valueOrNull(sessionsBetween({ a, b, exchangeHolidays: nyse.exchangeHolidays }))).toBe(sessionsInTable(nyse, a, b))
  })
})

test('a later trade never settles earlier, and always on a session that is no bank holiday', () => {
  const bankHolidays = new Set(settlement.bankHolidays.map((holiday) => holiday.day))
  holds(fc.tuple(day, day), ([one, other]) => {
    const trades = [one, other].toSorted().map((from) => (isSession(nyse, from) === true ? from : nextSession(nyse, from)!))
    const [first, second] = trades.map((tradeDate) => valueOrNull(settlementDateOf(settlement, nyse.exchangeHolidays, tradeDate))!)
    expect(isSession(nyse, first!)).toBe(true)
    expect(bankHolidays.has(first!)).toBe(false)
    expect(first! > trades[0]!).toBe(true)
    // A shorter cycle may overtake the last trades of the longer one.
    const isOneCycle = ['2017-09-05', '2024-05-28'].every((change) => trades[0]! < change === trades[1]! < change)
    if (isOneCycle) expect(first! <= second!).toBe(true)
  })
})

test('a bought share replaces once, and no sale washes more than it sold', () => {
  const trade = fc.record({ offset: fc.integer({ min: 0, max: 90 }), qty: fc.integer({ min: 1, max: 200 }) })
  holds(fc.tuple(fc.array(trade, { maxLength: 6 }), fc.array(trade, { maxLength: 6 })), ([sold, bought]) => {
    const at = (offset: number): string => isoDay(dayNumber('2026-03-01') + offset)
    const sales = sold.map(({ offset, qty }, i) => ({ id: `s${i}`, date: at(offset), qty, lossPerShare: 1 }))
    const buys = bought.map(({ offset, qty }, i) => ({ id: `b${i}`, date: at(offset), qty }))
    const washes = valueOrNull(washSale({ sales, buys }))!
    washes.forEach(({ washQty, disallowed }, i) => {
      expect(washQty).toBeLessThanOrEqual(sales[i]!.qty)
      expect(disallowed).toBe(washQty)
    })
    for (const { id, qty } of buys) {
      const used = washes.flatMap(({ matched }) => matched).filter(({ buy }) => buy === id)
      expect(used.reduce((sum, match) => sum + match.qty, 0)).toBeLessThanOrEqual(qty)
    }
  })
})

const isPass = (it: ChecklistItem, now: number): boolean => valueOrNull(itemStatus({ it, now, orderId: 'o1', session: '2026-11-20' })) === 'pass'

test('deleting any field of an item but its scope and days never makes it pass', () => {
  const item = fc.record({
    kind: fc.constantFrom('auto' as const, 'manual' as const, 'evidence' as const),
    scope: fc.constantFrom('days' as const, 'order' as const, 'session' as const),
    result: fc.constantFrom('pass' as const, 'fail' as const, null),
    doneAt: fc.integer({ min: 90, max: 100 }),
    validDays: fc.constantFrom(1, 30),
    signedBy: fc.constantFrom('RM', '', null),
    evidence: fc.constantFrom(true, false, null),
    orderId: fc.constantFrom('o1', 'o2', null),
    session: fc.constantFrom('2026-11-20', '2026-11-19', null),
  })
  const field = fc.constantFrom('kind', 'result', 'doneAt', 'signedBy', 'evidence', 'orderId', 'session')
  holds(fc.tuple(item, field, fc.boolean()), ([it, name, isAbsent]) => {
    const { [name as 'result']: _, ...rest } = it
    const deleted = (isAbsent ? rest : { ...it, [name]: null }) as ChecklistItem
    if (!isPass(it, 100)) expect(isPass(deleted, 100)).toBe(false)
  })
})

const RANK = { go: 3, go_with_advisories: 2, go_with_overrides: 1, blocked: 0 }

test('deleting an item, its status, severity or override never opens the gate', () => {
  const item = fc.record({
    status: fc.constantFrom('pass' as const, 'pass' as const, 'fail' as const, 'pending' as const, 'expired' as const),
    severity: fc.constantFrom('hard' as const, 'required' as const, 'advisory' as const),
    override: fc.constantFrom(null, { reason: 'checked with the desk by phone', by: 'RM' }, { reason: 'ok', by: 'RM' }),
  })
  holds(fc.tuple(fc.array(item, { minLength: 1, maxLength: 5 }), fc.nat(), fc.constantFrom('item', 'status', 'severity', 'override')), ([drawn, at, what]) => {
    const items: GateItem[] = drawn.map((one, i) => ({ id: `i${i}`, ...one }))
    const required = items.map(({ id }) => id)
    const index = at % items.length
    const deleted = what === 'item' ? items.toSpliced(index, 1) : items.with(index, { ...items[index]!, [what]: null })
    const rankOf = (list: readonly GateItem[]): number => RANK[valueOrNull(gate({ items: list, required }))?.decision ?? 'blocked']
    expect(rankOf(deleted)).toBeLessThanOrEqual(rankOf(items))
  })
})
