import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type CalendarTable, isSession, nextSession, tradingCalendar } from '#domain/calendar.ts'
import { dayNumber, weekday } from '#domain/calendar/civil-day.ts'
import { isReconstitutionSession, type ReconstitutionTable, reconstitutionsIn } from '#domain/calendar/russell-reconstitution.ts'

const read = (name: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '../../../resources', name), 'utf8'))
const table = read('russell-reconstitution.json') as ReconstitutionTable
const nyse = tradingCalendar(read('nyse-calendar.json') as CalendarTable)

describe('every row of the table', () => {
  test.each(table.reconstitutions.map((row) => [row.lastSession, row] as const))('%s', (_day, { rankDay, lastSession, firstSession }) => {
    expect(isSession(nyse, rankDay)).toBe(true)
    expect(isSession(nyse, lastSession)).toBe(true)
    expect(weekday(dayNumber(lastSession))).toBe(5)
    expect(nextSession(nyse, lastSession)).toBe(firstSession)
    const weeks = (dayNumber(lastSession) - dayNumber(rankDay)) / 7
    expect(weeks).toBeGreaterThanOrEqual(4)
    expect(weeks).toBeLessThan(9)
  })

  test('there is one each June, and from 2026 on one in December', () => {
    const months = table.reconstitutions.map(({ lastSession }) => lastSession.slice(0, 7))
    expect(months).toEqual([...Array.from({ length: 13 }, (_, i) => `${2014 + i}-06`), '2026-12'])
  })
})

describe('looking up', () => {
  test('a session whose volume is the reconstitution’s', () => {
    expect(isReconstitutionSession(table, '2026-12-11')).toBe(true)
    expect(isReconstitutionSession(table, '2026-12-14')).toBe(false)
    expect(isReconstitutionSession(table, '2013-06-28')).toBeNull()
    expect(isReconstitutionSession(table, '2027-06-25')).toBeNull()
  })

  test('those in a window of days', () => {
    expect(reconstitutionsIn(table, '2026-06-26', '2026-12-11')?.map(({ firstSession }) => firstSession)).toEqual(['2026-06-29', '2026-12-14'])
    expect(reconstitutionsIn(table, '2026-06-27', '2026-12-10')).toEqual([])
    expect(reconstitutionsIn(table, '2026-12-01', '2027-01-04')).toBeNull()
    expect(reconstitutionsIn(table, '2013-12-31', '2014-07-01')).toBeNull()
  })
})
