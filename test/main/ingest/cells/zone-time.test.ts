import { describe, expect, it } from 'vitest'
import { isKnownZone, offsetTimeToUtcMs, wallTimeToUtcMs } from '../../../../src/main/ingest/cells/zone-time.ts'

const iso = (atMs: number | null): string | null => (atMs === null ? null : new Date(atMs).toISOString())

describe('wallTimeToUtcMs', () => {
  it('follows New York through both of its offsets', () => {
    expect(iso(wallTimeToUtcMs('2026-01-05', '09:30:00', 'America/New_York'))).toBe('2026-01-05T14:30:00.000Z')
    expect(iso(wallTimeToUtcMs('2026-07-01', '09:30:00', 'America/New_York'))).toBe('2026-07-01T13:30:00.000Z')
  })
  it('is null for a time the clock never showed', () => {
    expect(wallTimeToUtcMs('2026-03-08', '02:30:00', 'America/New_York')).toBeNull()
    expect(iso(wallTimeToUtcMs('2026-03-08', '03:00:00', 'America/New_York'))).toBe('2026-03-08T07:00:00.000Z')
  })
  it('takes the first of a time shown twice', () => {
    expect(iso(wallTimeToUtcMs('2026-11-01', '01:30:00', 'America/New_York'))).toBe('2026-11-01T05:30:00.000Z')
    expect(iso(wallTimeToUtcMs('2026-11-01', '02:30:00', 'America/New_York'))).toBe('2026-11-01T07:30:00.000Z')
  })
  it('knows zones with half hours and beyond the date line', () => {
    expect(iso(wallTimeToUtcMs('2026-01-05', '00:15:30', 'Asia/Kolkata'))).toBe('2026-01-04T18:45:30.000Z')
    expect(iso(wallTimeToUtcMs('2026-01-05', '12:00:00', 'Pacific/Apia'))).toBe('2026-01-04T23:00:00.000Z')
    expect(iso(wallTimeToUtcMs('2026-01-05', '12:00:00', 'UTC'))).toBe('2026-01-05T12:00:00.000Z')
  })
  it('knows which zones exist', () => {
    expect(isKnownZone('America/New_York')).toBe(true)
    expect(isKnownZone('Middle/Earth')).toBe(false)
  })
})

describe('offsetTimeToUtcMs', () => {
  it('subtracts the printed offset', () => {
    expect(iso(offsetTimeToUtcMs('2026-03-13', '09:31:05', -240))).toBe('2026-03-13T13:31:05.000Z')
    expect(iso(offsetTimeToUtcMs('2024-08-16', '00:57:13', 120))).toBe('2024-08-15T22:57:13.000Z')
  })
})
