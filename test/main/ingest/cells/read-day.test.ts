import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isoDay } from '../../../../src/domain/calendar/civil-day.ts'
import { readDay } from '../../../../src/main/ingest/cells/read-day.ts'

describe('readDay', () => {
  it('reads the order the profile states', () => {
    expect(readDay('05/03/2023', 'mdy')).toBe('2023-05-03')
    expect(readDay('05/03/2023', 'dmy')).toBe('2023-03-05')
    expect(readDay('5/3/2023', 'mdy')).toBe('2023-05-03')
    expect(readDay('07-25-2023', 'mdy')).toBe('2023-07-25')
    expect(readDay('3.1.2024', 'dmy')).toBe('2024-01-03')
    expect(readDay('06/27/23', 'mdy')).toBe('2023-06-27')
    expect(readDay('06/27/71', 'mdy')).toBe('1971-06-27')
    expect(readDay('2026-01-05', 'ymd')).toBe('2026-01-05')
    expect(readDay('2026/1/5', 'ymd')).toBe('2026-01-05')
    expect(readDay('20260701', 'ymd')).toBe('2026-07-01')
  })
  it('refuses a cell that contradicts the stated order', () => {
    expect(readDay('13/01/2026', 'mdy')).toBeNull()
    expect(readDay('2026-01-05', 'mdy')).toBeNull()
    expect(readDay('01/05/2026', 'ymd')).toBeNull()
    expect(readDay('20260701', 'mdy')).toBeNull()
  })
  it('refuses impossible days instead of rolling them over', () => {
    for (const cell of ['02/30/2026', '02/29/2023', '00/10/2026', '01/00/2026', '04/31/2026', '13/13/2026']) expect(readDay(cell, 'mdy'), cell).toBeNull()
    expect(readDay('02/29/2024', 'mdy')).toBe('2024-02-29')
    expect(readDay('02/29/1900', 'mdy')).toBeNull()
    expect(readDay('02/29/2000', 'mdy')).toBe('2000-02-29')
  })
  it('reads a cell whole or not at all', () => {
    for (const cell of [
      '',
      '--',
      'not-a-date',
      '1/2/3',
      '01/02/2026 ',
      ' 01/02/2026',
      '01/02-2026',
      '01/02/20266',
      '01//2026',
      '01/02/2026x',
      '0１/02/2026',
      '-1/02/2026',
    ]) {
      expect(readDay(cell, 'mdy'), cell).toBeNull()
    }
  })
  it('agrees with the calendar on every day of three centuries', () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_000, max: 47_000 }), (number) => {
        const iso = isoDay(number)
        const [year = '', month = '', day = ''] = iso.split('-')
        expect(readDay(iso, 'ymd')).toBe(iso)
        expect(readDay(`${year}${month}${day}`, 'ymd')).toBe(iso)
        expect(readDay(`${month}/${day}/${year}`, 'mdy')).toBe(iso)
        expect(readDay(`${day}-${month}-${year}`, 'dmy')).toBe(iso)
      }),
    )
  })
})
