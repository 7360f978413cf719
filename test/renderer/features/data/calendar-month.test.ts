import { describe, expect, it } from 'vitest'
import { moveMonth, weeksOf, writeMonth } from '../../../../src/renderer/features/data/calendar-month.ts'

describe('a month of the calendar', () => {
  it('moves over the end of a year in both directions', () => {
    expect([moveMonth('2026-12', 1), moveMonth('2026-01', -1), moveMonth('2026-06', -18)]).toEqual(['2027-01', '2025-12', '2024-12'])
    expect(writeMonth('2026-11')).toBe('November 2026')
  })

  it('stands in weeks from Monday to Sunday', () => {
    const days = Array.from({ length: 30 }, (_, i) => ({ day: `2026-11-${String(i + 1).padStart(2, '0')}` }))
    const weeks = weeksOf(days)
    expect(weeks.map((week) => week.map((day) => day?.day.slice(8) ?? ''))).toEqual([
      ['', '', '', '', '', '', '01'],
      ['02', '03', '04', '05', '06', '07', '08'],
      ['09', '10', '11', '12', '13', '14', '15'],
      ['16', '17', '18', '19', '20', '21', '22'],
      ['23', '24', '25', '26', '27', '28', '29'],
      ['30', '', '', '', '', '', ''],
    ])
    expect(weeksOf([])).toEqual([])
  })
})
