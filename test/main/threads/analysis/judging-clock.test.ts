import { describe, expect, it } from 'vitest'
import type { GatherContext } from '../../../../src/main/threads/analysis/job.ts'
import { judgingClock, newYorkInstantMs, newYorkTime, oldestFreshSession, orderSession } from '../../../../src/main/threads/analysis/judging-clock.ts'
import { Panel } from '../../../../src/main/threads/analysis/panel.ts'

/** No bar is asked for when asOf is given, so an empty panel serves. */
const at = (iso: string, asOf?: string) =>
  judgingClock({ nowAtMs: Date.parse(iso), panel: new Panel() } satisfies Pick<GatherContext, 'nowAtMs' | 'panel'>, asOf, 'IWM')

describe('the judging clock', () => {
  it('reads New York time through both changes of the clock', () => {
    expect(newYorkTime(Date.parse('2026-03-08T06:59:00Z'))).toEqual({ day: '2026-03-08', minute: 119 })
    expect(newYorkTime(Date.parse('2026-03-08T07:00:00Z'))).toEqual({ day: '2026-03-08', minute: 180 })
    expect(newYorkTime(Date.parse('2026-11-01T05:30:00Z'))).toEqual({ day: '2026-11-01', minute: 90 })
    expect(newYorkTime(Date.parse('2026-11-01T06:30:00Z'))).toEqual({ day: '2026-11-01', minute: 90 })
    expect(new Date(newYorkInstantMs('2026-07-10', 1_200)).toISOString()).toBe('2026-07-11T00:00:00.000Z')
    expect(new Date(newYorkInstantMs('2026-11-20', 1_200)).toISOString()).toBe('2026-11-21T01:00:00.000Z')
  })

  it('stands at 20:00 New York of an asOf that is given, and says that it is a replay', () => {
    const clock = at('2026-11-21T14:00:00Z', '2024-03-08')
    expect(clock).toMatchObject({ asOf: '2024-03-08', isReplay: true, completed: '2024-03-08' })
    expect(new Date(clock.nowAtMs).toISOString()).toBe('2024-03-09T01:00:00.000Z')
  })

  it('counts a session as completed at its close: 16:00, on a half day 13:00', () => {
    expect(at('2026-11-20T20:59:00Z').completed).toBe('2026-11-19')
    expect(at('2026-11-20T21:00:00Z').completed).toBe('2026-11-20')
    expect(at('2026-11-27T17:59:00Z').completed).toBe('2026-11-25')
    expect(at('2026-11-27T18:00:00Z').completed).toBe('2026-11-27')
  })

  it('finds what was fresh on Friday’s close fresh on Monday at 08:00 and not at 16:01 under a limit of no session', () => {
    expect(oldestFreshSession(at('2026-11-23T13:00:00Z'), 0)).toBe('2026-11-20')
    expect(oldestFreshSession(at('2026-11-23T21:01:00Z'), 0)).toBe('2026-11-23')
    expect(oldestFreshSession(at('2026-11-23T21:01:00Z'), 1)).toBe('2026-11-20')
  })

  it('places an order in the session that is open or comes next', () => {
    expect(orderSession(at('2026-11-21T14:00:00Z'))).toBe('2026-11-23')
    expect(orderSession(at('2026-11-23T15:00:00Z'))).toBe('2026-11-23')
    expect(orderSession(at('2026-11-23T21:30:00Z'))).toBe('2026-11-24')
  })

  it('knows nothing outside its calendar table', () => {
    const clock = at('2031-01-02T15:00:00Z')
    expect(clock.completed).toBeNull()
    expect(oldestFreshSession(clock, 1)).toBeNull()
    expect(orderSession(clock)).toBeNull()
  })
})
