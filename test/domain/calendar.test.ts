import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import {
  addSessions,
  type CalendarTable,
  closeMinute,
  covers,
  isEarlyClose,
  isSession,
  lastCompletedSession,
  nextSession,
  previousSession,
  sessionRange,
  sessionsBetween,
  tradingCalendar,
} from '#domain/calendar.ts'

const root = join(import.meta.dirname, '../..')
const table = JSON.parse(readFileSync(join(root, 'resources/nyse-calendar.json'), 'utf8')) as CalendarTable
const nyse = tradingCalendar(table)

describe('the New York calendar', () => {
  test('closes on the announced holidays of 2026 to 2028', () => {
    const announced: Record<string, string> = {
      '2026': '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25',
      '2027': '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24',
      '2028': '01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25',
    }
    for (const [year, days] of Object.entries(announced)) {
      const closed = nyse.exchangeHolidays.filter((day) => day.startsWith(year))
      expect(closed).toEqual(days.split(' ').map((day) => `${year}-${day}`))
    }
  })

  test.each([
    ['the attacks of 2001', ['2001-09-11', '2001-09-12', '2001-09-13', '2001-09-14']],
    ['days of mourning', ['2004-06-11', '2007-01-02', '2018-12-05', '2025-01-09']],
    ['the storm of 2012', ['2012-10-29', '2012-10-30']],
  ])('was closed for %s', (_reason, days) => {
    for (const day of days) expect(isSession(nyse, day), day).toBe(false)
  })

  test('keeps no holiday when New Year falls on a Saturday', () => {
    for (const day of ['2004-12-31', '2010-12-31', '2021-12-31', '2027-12-31']) expect(isSession(nyse, day), day).toBe(true)
  })

  test('closes at 13:00 on half days and at 16:00 on others', () => {
    expect(closeMinute(nyse, '2026-11-27')).toBe(13 * 60)
    expect(closeMinute(nyse, '2003-12-26')).toBe(13 * 60)
    expect(closeMinute(nyse, '2026-11-25')).toBe(16 * 60)
    expect(closeMinute(nyse, '2026-11-26')).toBeNull()
    expect(isEarlyClose(nyse, '2028-07-03')).toBe(true)
    expect(isEarlyClose(nyse, '2026-11-26')).toBe(false)
  })

  test('every holiday and half day is a weekday, named, in order and listed once', () => {
    for (const days of [table.holidays, table.earlyCloses]) {
      const ordered = days.map(({ day }) => day)
      expect(ordered).toEqual([...new Set(ordered)].toSorted())
      expect(days.every(({ name }) => name !== '')).toBe(true)
    }
    for (const { day } of table.earlyCloses) expect(isSession(nyse, day), day).toBe(true)
  })
})

describe('questions to a calendar', () => {
  test('the session after and before a day skip weekends and holidays', () => {
    expect(nextSession(nyse, '2026-11-25')).toBe('2026-11-27')
    expect(nextSession(nyse, '2026-11-28')).toBe('2026-11-30')
    expect(previousSession(nyse, '2026-11-27')).toBe('2026-11-25')
    expect(previousSession(nyse, '2026-11-28')).toBe('2026-11-27')
  })

  test('sessions are added and taken away from any day', () => {
    expect(addSessions(nyse, '2026-11-20', 5)).toBe('2026-11-30')
    expect(addSessions(nyse, '2026-11-30', -5)).toBe('2026-11-20')
    expect(addSessions(nyse, '2026-11-20', 0)).toBe('2026-11-20')
    expect(addSessions(nyse, '2026-11-21', 0)).toBeNull()
    expect(addSessions(nyse, '2028-12-29', 1)).toBeNull()
    expect(addSessions(nyse, '2000-01-03', -1)).toBeNull()
  })

  test('sessions between two days exclude the first and include the second', () => {
    expect(sessionsBetween(nyse, '2026-11-20', '2026-11-30')).toBe(5)
    expect(sessionsBetween(nyse, '2026-11-30', '2026-11-20')).toBe(-5)
    expect(sessionsBetween(nyse, '2026-11-21', '2026-11-22')).toBe(0)
  })

  test('a range holds both ends', () => {
    expect(sessionRange(nyse, '2026-11-25', '2026-11-30')).toEqual(['2026-11-25', '2026-11-27', '2026-11-30'])
    expect(sessionRange(nyse, '2026-11-30', '2026-11-25')).toEqual([])
  })

  test('a session is completed from its close on', () => {
    expect(lastCompletedSession(nyse, '2026-11-20', 16 * 60)).toBe('2026-11-20')
    expect(lastCompletedSession(nyse, '2026-11-20', 16 * 60 - 1)).toBe('2026-11-19')
    expect(lastCompletedSession(nyse, '2026-11-27', 13 * 60)).toBe('2026-11-27')
    expect(lastCompletedSession(nyse, '2026-11-22', 0)).toBe('2026-11-20')
  })

  test('nothing is said about days outside the table', () => {
    expect(covers(nyse, '1999-12-31')).toBe(false)
    expect(isSession(nyse, '2029-01-02')).toBeNull()
    expect(isEarlyClose(nyse, '1999-12-31')).toBeNull()
    expect(closeMinute(nyse, '1999-12-31')).toBeNull()
    expect(addSessions(nyse, '1999-12-31', 1)).toBeNull()
    expect(sessionsBetween(nyse, '1999-12-31', '2026-11-20')).toBeNull()
    expect(sessionsBetween(nyse, '2026-11-20', '2029-01-02')).toBeNull()
    expect(sessionRange(nyse, '2026-11-20', '2029-01-02')).toBeNull()
    expect(sessionRange(nyse, '1999-12-31', '2026-11-20')).toBeNull()
    expect(lastCompletedSession(nyse, '2029-01-02', 1000)).toBeNull()
  })

  test('a table that holds no days is refused', () => {
    expect(() => tradingCalendar({ ...table, holidays: [{ day: 'Christmas', name: '' }] })).toThrow('wanted a calendar day')
  })
})

const shared = join(root, '../shared/data/market/calendar')

if (existsSync(shared)) {
  describe('beside calendars of others', () => {
    test('every day of 2005 to 2025 is a session, a half day or closed as in the exchange list', () => {
      const lines = readFileSync(join(shared, 'market_calendar_official_XNYS_20050101_20251231.csv'), 'utf8').trim().split('\n').slice(1)
      const halfDays = new Map(lines.map((line) => line.split(',')).map((cells) => [cells[0]!, cells[5] === 'True']))
      for (let number = dayNumber('2005-01-01'); number <= dayNumber('2025-12-31'); number += 1) {
        const day = isoDay(number)
        expect(isSession(nyse, day), day).toBe(halfDays.has(day))
        expect(isEarlyClose(nyse, day), day).toBe(halfDays.get(day) ?? false)
      }
    })

    test('every holiday of the list from 2000 on is one here', () => {
      // The list keeps the Friday before a New Year on Saturday; the exchange traded on those three.
      const traded = new Set(['2004-12-31', '2010-12-31', '2021-12-31'])
      const lines = readFileSync(join(shared, 'us_market_holidays.csv'), 'utf8').trim().split('\n').slice(1)
      const listed = lines.map((line) => line.split(',')[0]!).filter((day) => day >= '2000-01-01' && !traded.has(day))
      expect(listed.length).toBeGreaterThan(200)
      for (const day of listed) expect(isSession(nyse, day), day).toBe(false)
    })
  })
} else console.log('not run: no ../shared')
