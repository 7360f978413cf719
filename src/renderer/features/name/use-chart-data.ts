import { useMemo } from 'react'
import type { Output } from '#contract/channels.ts'
import { secondsOfMoment } from '../../chart/axis-seconds.ts'
import { type ChartFrame, chartFrame } from '../../chart/chart-frame.ts'
import type { StudyId } from '../../chart/studies.ts'
import { type FillMark, fillMarks } from '../../chart/fill-marks.ts'
import type { ChartStop } from '../../chart/stop-steps.ts'
import { placeAtOrBefore } from '../../chart/timeline.ts'
import { useCall } from '../../bridge/use-call.ts'
import { writeId } from '../../format/id-words.ts'
import { writeSession } from '../../format/session.ts'
import { lastSessionOf } from './last-session.ts'
import { stopOfSession } from './stop-of-session.ts'
import { useNameSeries } from './use-name-series.ts'

type Name = Output<'name.get'>

const NO_FILLS: readonly FillMark[] = []
/** What fits beside the line; the whole reason stands in the stop panel. */
const STOP_WORDS: Readonly<Record<string, string>> = { hard_stop: 'hard', headline_trailing: 'trailing' }
/** Minutes are asked for so many days back: the last session is among them over any holiday. */
const MINUTE_DAYS = 7

/** What the chart of a name draws: all its daily bars with the studies chosen, or the minutes of its last session without, and everything that is marked on them. */
export function useChartData(symbol: string, name: Name | null, replayFrom: string | null, isMinutes: boolean, studies: readonly StudyId[]) {
  const until = replayFrom === null ? {} : { to: replayFrom }
  const series = useNameSeries(symbol)
  const minutes = series.value?.series.find((one) => one.kind === 'bars' && one.timeframe === '1m' && one.isPrimary) ?? null
  const newestMinute = minutes?.to == null ? null : replayFrom !== null && replayFrom < minutes.to ? replayFrom : minutes.to
  const daily = useCall('bars.range', isMinutes ? null : { symbol, timeframe: '1d', adjust: 'split', ...until })
  const day = useCall(
    'bars.range',
    isMinutes && newestMinute !== null ? { symbol, timeframe: '1m', adjust: 'split', from: daysBefore(newestMinute, MINUTE_DAYS), to: newestMinute } : null,
  )
  const reading = isMinutes ? day : daily
  const bars = reading.value
  const asOf = name?.asOf ?? replayFrom

  const frame = useMemo((): ChartFrame | null => {
    if (bars === null) return null
    if (isMinutes) return chartFrame(lastSessionOf(bars), [], [])
    return chartFrame(bars, bars.missing ?? [], studies)
  }, [bars, isMinutes, studies])

  const fills = useMemo(() => {
    if (frame === null || name === null) return NO_FILLS
    return fillMarks(name.fills, frame.timeline, isMinutes ? ({ at }) => (at === null ? null : secondsOfMoment(Date.parse(at))) : null)
  }, [frame, name, isMinutes])

  const stop = useMemo((): ChartStop | null => {
    if (frame === null || name?.stop == null || (name.stop.stopPrice === null && name.stop.history.length === 0)) return null
    const whole = { stopPrice: name.stop.stopPrice, rule: STOP_WORDS[name.stop.rule] ?? writeId(name.stop.rule), history: name.stop.history }
    const session = frame.timeline.sessions[0]
    return isMinutes && session !== undefined ? stopOfSession(whole, session, name.row.lastSession) : whole
  }, [frame, name, isMinutes])

  const asOfMark = useMemo(() => {
    if (frame === null || asOf === null || isMinutes) return null
    const place = placeAtOrBefore(frame.timeline, asOf)
    if (place === null) return null
    const isCut = place === frame.timeline.sessions.length - 1 && frame.timeline.sessions[place] !== asOf
    return { place, words: `${isCut ? 'no bar up to' : 'as of'} ${writeSession(asOf)}` }
  }, [frame, asOf, isMinutes])

  return { reading, frame, fills, stop, asOfMark, hasMinutes: newestMinute !== null }
}

function daysBefore(session: string, days: number): string {
  return new Date(Date.parse(`${session}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
