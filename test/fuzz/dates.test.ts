import { describe, expect, it } from 'vitest'
import { type DateCell, readDate } from '../../src/main/ingest/bars/date-cell.ts'
import { ABSENT, VALUE } from '../../src/main/ingest/bars/number-cell.ts'
import { type DayOrder, readDay } from '../../src/main/ingest/cells/read-day.ts'
import { dayNumber } from '../../src/domain/calendar/civil-day.ts'

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const two = (value: number): string => String(value).padStart(2, '0')

/** Every day of 1900 to 2100 by counting months, and the days that are none right behind each month. */
function* days(): Generator<{ year: number; month: number; day: number; iso: string | null }> {
  for (let year = 1900; year <= 2100; year += 1) {
    for (let month = 0; month <= 13; month += 1) {
      const length = (LENGTHS[month - 1] ?? 0) + (month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 1 : 0)
      for (let day = 0; day <= 32; day += 1) {
        yield { year, month, day, iso: day >= 1 && day <= length ? `${year}-${two(month)}-${two(day)}` : null }
      }
    }
  }
}

type Print = (year: number, month: number, day: number) => string
const FORMATS: readonly (readonly [DayOrder, Print])[] = (['/', '-', '.'] as const).flatMap((mark): (readonly [DayOrder, Print])[] => [
  ['mdy', (year, month, day) => `${two(month)}${mark}${two(day)}${mark}${year}`],
  ['mdy', (year, month, day) => `${month}${mark}${day}${mark}${year}`],
  ['dmy', (year, month, day) => `${two(day)}${mark}${two(month)}${mark}${year}`],
  ['dmy', (year, month, day) => `${day}${mark}${month}${mark}${year}`],
  ['ymd', (year, month, day) => `${year}${mark}${two(month)}${mark}${two(day)}`],
  ['ymd', (year, month, day) => `${year}${mark}${month}${mark}${day}`],
])

describe('days of two centuries in every format', () => {
  it('are read as the day they are, and days that are none are refused', () => {
    const formats = [...FORMATS, ['ymd', (year: number, month: number, day: number) => `${year}${two(month)}${two(day)}`] as const]
    let wrong = 0
    for (const { year, month, day, iso } of days()) {
      for (const [order, print] of formats) if (readDay(print(year, month, day), order) !== iso) wrong += 1
    }
    expect(wrong).toBe(0)
  })

  it('are read with two digits of the year as 1970 to 2069', () => {
    let wrong = 0
    for (const { year, month, day, iso } of days()) {
      if (year < 1970 || year > 2069) continue
      if (readDay(`${two(month)}/${two(day)}/${two(year % 100)}`, 'mdy') !== iso) wrong += 1
      if (readDay(`${day}.${month}.${two(year % 100)}`, 'dmy') !== iso) wrong += 1
    }
    expect(wrong).toBe(0)
  })

  it('are read in price files as the same civil day', () => {
    const cell: DateCell = { state: ABSENT, day: Number.NaN, minute: 0, offset: 0, hasSeconds: false }
    const formats = [
      ['iso', (year: number, month: number, day: number) => `${year}-${two(month)}-${two(day)}`],
      ['month-first', (year: number, month: number, day: number) => `${two(month)}/${two(day)}/${year}`],
      ['compact', (year: number, month: number, day: number) => `${year}${two(month)}${two(day)}`],
    ] as const
    let wrong = 0
    for (const { year, month, day, iso } of days()) {
      for (const [format, print] of formats) {
        const bytes = Buffer.from(print(year, month, day))
        readDate(bytes, 0, bytes.length, format, cell)
        if (iso === null ? cell.state === VALUE : cell.state !== VALUE || cell.day !== dayNumber(iso)) wrong += 1
      }
    }
    expect(wrong).toBe(0)
  })
})
