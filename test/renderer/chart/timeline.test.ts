import { describe, expect, it } from 'vitest'
import { secondsOfMinutes, secondsOfMoment, secondsOfSession, sessionOfSeconds } from '../../../src/renderer/chart/axis-seconds.ts'
import { placeAtOrBefore, timelineOf } from '../../../src/renderer/chart/timeline.ts'
import { barsOf, JANUARY } from './bars-of.ts'

describe('seconds of the axis', () => {
  it('put a session at midnight of its day and back', () => {
    expect(secondsOfSession('1970-01-02')).toBe(86_400)
    expect(sessionOfSeconds(secondsOfSession('2026-02-28'))).toBe('2026-02-28')
    expect(sessionOfSeconds(secondsOfSession('2024-02-29') + 86_399)).toBe('2024-02-29')
  })

  it('put a minute at the clock of the exchange, in winter and in summer', () => {
    const at = (instant: string) => Date.parse(instant)
    const [winter, summer] = secondsOfMinutes(['2026-01-05', '2026-07-06'], [at('2026-01-05T14:30:00Z'), at('2026-07-06T13:30:00Z')])
    const halfPastNine = 9.5 * 3600
    expect(winter).toBe(secondsOfSession('2026-01-05') + halfPastNine)
    expect(summer).toBe(secondsOfSession('2026-07-06') + halfPastNine)
    expect(secondsOfMoment(at('2026-07-06T13:30:00Z'))).toBe(summer)
  })

  it('keep minutes of an evening on the day of their session', () => {
    const [evening] = secondsOfMinutes(['2026-01-05'], [Date.parse('2026-01-06T00:59:00Z')])
    expect(sessionOfSeconds(evening ?? 0)).toBe('2026-01-05')
  })
})

describe('the timeline', () => {
  it('gives a missing session a place of its own, between bars and after them', () => {
    const bars = barsOf(['2026-01-02', '2026-01-06'], [10, 11])
    const timeline = timelineOf(bars, ['2026-01-05', '2026-01-07'])
    expect(timeline.sessions).toEqual(['2026-01-02', '2026-01-05', '2026-01-06', '2026-01-07'])
    expect(timeline.barAt).toEqual([0, null, 1, null])
    expect(timeline.placeOf).toEqual([0, 2])
    expect(timeline.unknown).toEqual([
      { from: 1, to: 1 },
      { from: 3, to: 3 },
    ])
  })

  it('makes one run of neighbours, and counts a bar without its prices as unknown', () => {
    const timeline = timelineOf(barsOf(['2026-01-02', '2026-01-06', '2026-01-07'], [10, null, 12]), ['2026-01-05'])
    expect(timeline.unknown).toEqual([{ from: 1, to: 2 }])
  })

  it('lets a session that is in both be a bar', () => {
    const timeline = timelineOf(barsOf(['2026-01-02', '2026-01-05'], [1, 2]), ['2026-01-05'])
    expect(timeline.sessions).toEqual(['2026-01-02', '2026-01-05'])
    expect(timeline.barAt).toEqual([0, 1])
  })

  it('rises strictly in seconds', () => {
    const { seconds } = timelineOf(barsOf(JANUARY, [1, 2, 3, 4, 5]), ['2026-01-09', '2026-01-12'])
    expect(seconds.every((at, index) => index === 0 || at > (seconds[index - 1] ?? 0))).toBe(true)
  })

  it('knows no gap between minutes', () => {
    const times = ['2026-01-05T14:30:00Z', '2026-01-05T14:45:00Z'].map(Date.parse)
    const timeline = timelineOf({ ...barsOf(['2026-01-05', '2026-01-05'], [1, 2]), times }, ['2026-01-06'])
    expect(timeline.barAt).toEqual([0, 1])
    expect(timeline.unknown).toEqual([])
  })

  it('finds the place of a session or of the last one before', () => {
    const timeline = timelineOf(barsOf(JANUARY, [1, 2, 3, 4, 5]), [])
    expect(placeAtOrBefore(timeline, '2026-01-01')).toBeNull()
    expect(placeAtOrBefore(timeline, '2026-01-05')).toBe(1)
    expect(placeAtOrBefore(timeline, '2026-01-04')).toBe(0)
    expect(placeAtOrBefore(timeline, '2027-01-01')).toBe(4)
  })
})
