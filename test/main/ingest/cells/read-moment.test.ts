import { describe, expect, it } from 'vitest'
import { readMoment } from '../../../../src/main/ingest/cells/read-moment.ts'

describe('readMoment', () => {
  it('reads the times that brokers print', () => {
    expect(readMoment('2026-01-05, 09:30:00', 'ymd')).toEqual({ day: '2026-01-05', time: '09:30:00', offsetMinutes: null })
    expect(readMoment('20260701;103102', 'ymd')).toEqual({ day: '2026-07-01', time: '10:31:02', offsetMinutes: null })
    expect(readMoment('3/26/26 14:53:17', 'mdy')).toEqual({ day: '2026-03-26', time: '14:53:17', offsetMinutes: null })
    expect(readMoment('03/13/2026 09:31:05 EDT', 'mdy')).toEqual({ day: '2026-03-13', time: '09:31:05', offsetMinutes: -240 })
    expect(readMoment('2024-08-16T15:57:13+0200', 'ymd')).toEqual({ day: '2024-08-16', time: '15:57:13', offsetMinutes: 120 })
    expect(readMoment('2024-08-16T15:57:13.123456Z', 'ymd')).toEqual({ day: '2024-08-16', time: '15:57:13', offsetMinutes: 0 })
    expect(readMoment('05/03/2023 02:21:05 PM ET', 'mdy')).toEqual({ day: '2023-05-03', time: '14:21:05', offsetMinutes: null })
    expect(readMoment('1/2/2026 12:05 AM', 'mdy')).toEqual({ day: '2026-01-02', time: '00:05:00', offsetMinutes: null })
    expect(readMoment('1/2/2026 7:35:46', 'mdy')).toEqual({ day: '2026-01-02', time: '07:35:46', offsetMinutes: null })
    expect(readMoment('2026/07/20 08:03:06,GMT-04', 'ymd')).toEqual({ day: '2026-07-20', time: '08:03:06', offsetMinutes: -240 })
    expect(readMoment('2026/07/20 08:03:06 UTC+05:30', 'ymd')).toEqual({ day: '2026-07-20', time: '08:03:06', offsetMinutes: 330 })
    expect(readMoment('Jun 8, 2026 06:51:05 ET', 'mdy')).toEqual({ day: '2026-06-08', time: '06:51:05', offsetMinutes: null })
    expect(readMoment('Aug 31, 2026 14:49:17 HKT', 'mdy')).toEqual({ day: '2026-08-31', time: '14:49:17', offsetMinutes: 480 })
    expect(readMoment('2026-01-05', 'ymd')).toEqual({ day: '2026-01-05', time: null, offsetMinutes: null })
  })
  it('refuses a time that no clock shows and anything it does not know', () => {
    for (const cell of [
      '2026-01-05 25:00:00',
      '2026-01-05 09:60:00',
      '2026-01-05 09:30:61',
      '2026-01-05 13:00 PM',
      '2026-01-05 0:30 AM',
      '2026-01-05 09:30 XYZ',
      '2026-01-05 noon',
      '2026-02-30 09:30:00',
      '2026-01-05 09:30:00+15:00',
      '2026-01-05 09:30:00,GMT-15',
      'Jum 8, 2026 06:51:05 ET',
      'Jun 31, 2026 06:51:05 ET',
    ]) {
      expect(readMoment(cell, 'ymd'), cell).toBeNull()
    }
  })
})
