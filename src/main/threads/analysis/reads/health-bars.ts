import { indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { exchangeCalendar } from '../../../ingest/exchange-calendar.ts'
import type { PanelBars } from '../panel-bars.ts'
import { splitEffect, splitWords } from '../split-words.ts'
import { suspectedSplit } from '../suspected-split.ts'
import { type HealthProblem, problemOf } from './health-problem.ts'

const SESSIONS = Int32Array.from(exchangeCalendar.sessions, dayNumber)

/** Runs of exchange sessions between the first and the last bar for which there is none, inside the calendar table and not after `until`. */
export function missingSessions(bars: PanelBars, until: number): HealthProblem[] {
  const { sessions, symbol } = bars
  const lastIndex = indexAtOrBefore(sessions, until)
  if (lastIndex < 0) return []
  const problems: HealthProblem[] = []
  const last = sessions[lastIndex]!
  let runFrom = -1
  let runLength = 0
  const endRun = (): void => {
    if (runLength > 0) {
      const from = isoDay(runFrom)
      problems.push(problemOf('missing-session', symbol, from, runLength === 1 ? `No bar on ${from}.` : `No bar on ${runLength} sessions from ${from}.`))
    }
    runLength = 0
  }
  for (let i = indexAtOrBefore(SESSIONS, sessions[0]!) + 1, j = 0; i < SESSIONS.length && SESSIONS[i]! <= last; i += 1) {
    const session = SESSIONS[i]!
    while (sessions[j]! < session) j += 1
    if (sessions[j] === session) endRun()
    else if (runLength++ === 0) runFrom = session
  }
  endRun()
  return problems
}

/** Of a count, as of advancing issues, every tenth day looks like a split: so many suspects, and on so many of its days, are told in one line. */
const COUNT_SUSPECTS = 20
const COUNT_FRACTION = 0.02

/** Days whose open looks like a split the prices were not adjusted for. Listed, never applied; `isSettled` = the user spoke, or a file states it. */
export function splitSuspects(bars: PanelBars, until: number, isSettled: (day: number) => boolean): HealthProblem[] {
  const problems: HealthProblem[] = []
  const { sessions, open, close, adjustment } = bars
  for (let i = 1; i < sessions.length && sessions[i]! <= until; i += 1) {
    if (isSettled(sessions[i]!)) continue
    const factor = suspectedSplit(bars, i)
    if (factor === null) continue
    const session = isoDay(sessions[i]!)
    const detail = `Opened at ${open[i]} after a close of ${close[i - 1]}: it looks like a split, ${splitWords(factor)}.`
    const next = `Accept the split, or say that it is a real move. Accepted: ${splitEffect({ factor, session, sessionsBefore: i, adjustment })}`
    problems.push(problemOf('split-suspect', bars.symbol, session, detail, { next }))
  }
  if (problems.length >= COUNT_SUSPECTS && problems.length > sessions.length * COUNT_FRACTION) {
    const detail = `${problems.length} of ${sessions.length} opens look like splits: this moves like a count, not like a price.`
    return [problemOf('split-suspect', bars.symbol, null, detail, { next: 'Leave it as it is: a count has no splits.' })]
  }
  return problems
}

const LEAST_SHARED = 20
const MOST_COMPARED = 250
/** A single venue's tape carries a few per cent of the volume; two vendors of the whole tape differ by far less than this. */
const THIN_FRACTION = 0.2

/** Median of volume by volume on the days both series have, newest first; null when they share too few. */
export function volumeRatio(series: PanelBars, against: PanelBars): { readonly ratio: number; readonly days: number } | null {
  const ratios: number[] = []
  for (let i = series.sessions.length - 1; i >= 0 && ratios.length < MOST_COMPARED; i -= 1) {
    const j = indexAtOrBefore(against.sessions, series.sessions[i]!)
    if (j >= 0 && against.sessions[j] === series.sessions[i] && against.volume[j]! > 0 && series.volume[i]! > 0)
      ratios.push(series.volume[i]! / against.volume[j]!)
  }
  return ratios.length < LEAST_SHARED ? null : { ratio: ratios.sort((a, b) => a - b)[ratios.length >> 1]!, days: ratios.length }
}

/** True when a volume is so small a part of another that it cannot be the same tape. */
export const isThin = (ratio: number): boolean => ratio < THIN_FRACTION

/** Compares the volumes of an instrument's daily series on the days they share; the thinner one is named when it has under a fifth. */
export function thinVolume(series: readonly PanelBars[]): HealthProblem[] {
  const [first, ...others] = series
  if (first === undefined) return []
  return others.flatMap((other) => {
    const found = volumeRatio(other, first)
    if (found === null || (!isThin(found.ratio) && !isThin(1 / found.ratio))) return []
    const [thin, whole, fraction] = found.ratio < 1 ? [other, first, found.ratio] : [first, other, 1 / found.ratio]
    const percent = (fraction * 100).toFixed(1)
    const detail = `Volume of ${thin.label} is ${percent} % of ${whole.label} on ${found.days} shared days: perhaps one venue's trades only.`
    return [problemOf('thin-volume', first.symbol, null, detail)]
  })
}
