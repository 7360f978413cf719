import { describe, expect, test } from 'vitest'
import { printedMoment } from '../../../../src/main/ingest/positions/printed-moment.ts'

describe('printedMoment', () => {
  test.each([
    ['06:04 PM ET, 11/15/2020', '2020-11-15', '18:04'],
    ['12:11 AM ET, 2026/08/01', '2026-08-01', '00:11'],
    ['12:30 PM ET, 2026/08/01', '2026-08-01', '12:30'],
    ['Jan-15-2026 5:00 p.m ET', '2026-01-15', '17:00'],
    ['07/25/2023 9:41 am', '2023-07-25', '09:41'],
    ['Sep 5, 2026', '2026-09-05', ''],
    ['2026-08-01', '2026-08-01', ''],
  ])('reads “%s”', (text, asOf, asOfTime) => {
    expect(printedMoment(text)).toEqual({ asOf, asOfTime })
  })

  test.each(['yesterday', '02/30/2026', 'Foo-15-2026', ''])('knows no day in “%s”', (text) => {
    expect(printedMoment(text)).toBeNull()
  })
})
