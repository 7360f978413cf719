import { describe, expect, test } from 'vitest'
import { dayNumber, isoDay, isWeekend, parseDay, weekday } from '#domain/calendar/civil-day.ts'

describe('days without a clock', () => {
  test('count from 1970-01-01', () => {
    expect(dayNumber('1970-01-01')).toBe(0)
    expect(dayNumber('1969-12-31')).toBe(-1)
    expect(dayNumber('2000-03-01')).toBe(11_017)
  })

  test('agree with the clock library on every day of 400 years', () => {
    for (let number = dayNumber('1800-01-01'); number <= dayNumber('2199-12-31'); number += 1) {
      const text = new Date(number * 86_400_000).toISOString().slice(0, 10)
      if (isoDay(number) !== text || parseDay(text) !== number) expect.fail(`${number}: ${isoDay(number)}, wanted ${text}`)
    }
  })

  test('know their weekday, Monday 1 to Sunday 7, before 1970 too', () => {
    expect(weekday(dayNumber('2026-11-20'))).toBe(5)
    expect(weekday(dayNumber('1969-12-28'))).toBe(7)
    expect(weekday(dayNumber('1929-10-28'))).toBe(1)
    expect(isWeekend(dayNumber('2026-11-21'))).toBe(true)
    expect(isWeekend(dayNumber('2026-11-23'))).toBe(false)
  })

  test.each(['2026-02-30', '2026-13-01', '2026-00-10', '2026-2-3', '20261120', '2026-11-20T00:00', '', null, 20_261_120])('%j is no day', (text) => {
    expect(parseDay(text)).toBeNull()
  })

  test('a text that is no day is our own mistake where a day is promised', () => {
    expect(() => dayNumber('2026-02-30')).toThrow('wanted a calendar day')
  })
})
