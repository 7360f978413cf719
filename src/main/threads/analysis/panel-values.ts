import { indexAtOrBefore } from '#domain/bars.ts'
import { isWeekend } from '#domain/calendar/civil-day.ts'
import type { ValueColumns } from '../../store/observations.ts'
import { type Frequency, frequencyOfGap, KNOWN_AFTER_DAYS } from '../../store/value-frequency.ts'

export type { Frequency }

/** Values of a macro series with the day each became known. Ascending; NaN never enters. */
export interface PanelValues {
  readonly seriesId: number
  readonly code: string
  readonly label: string
  readonly frequency: Frequency
  /** Civil day each value is for. */
  readonly days: Int32Array
  readonly values: Float64Array
  /** First civil day on which a study may use it; assumed, because the files carry no publication stamp. Never falls. */
  readonly knownFrom: Int32Array
}

/** Drops weekend rows of a daily series (they are no observations) and works out when each value was known. */
export function panelValues(seriesId: number, code: string, label: string, columns: ValueColumns): PanelValues {
  const frequency = frequencyOf(columns.days)
  const keeps = columns.days.map((day, i) => (Number.isNaN(columns.values[i]!) || (frequency === 'daily' && isWeekend(day)) ? 0 : 1))
  const days = columns.days.filter((_, i) => keeps[i] === 1)
  const values = columns.values.filter((_, i) => keeps[i] === 1)
  const knownFrom = days.map((day) => periodEnd(day, frequency) + KNOWN_AFTER_DAYS[frequency])
  return { seriesId, code, label, frequency, days, values, knownFrom }
}

/** Index of the newest value a study may use on a day, or -1. */
export const indexKnownOn = (values: PanelValues, day: number): number => indexAtOrBefore(values.knownFrom, day)

/** The newest value known at each session; NaN before the first. Gaps carry: freshness is the caller's judgement. */
export function alignValues(values: PanelValues, sessions: Int32Array): Float64Array {
  const aligned = new Float64Array(sessions.length).fill(Number.NaN)
  let index = -1
  for (let i = 0; i < sessions.length; i += 1) {
    while (index + 1 < values.knownFrom.length && values.knownFrom[index + 1]! <= sessions[i]!) index += 1
    if (index >= 0) aligned[i] = values.values[index]!
  }
  return aligned
}

/** By the median gap between rows. Fewer than two rows count as daily. */
export function frequencyOf(days: Int32Array): Frequency {
  if (days.length < 2) return 'daily'
  const gaps = Int32Array.from({ length: days.length - 1 }, (_, i) => days[i + 1]! - days[i]!).sort()
  const median = gaps[gaps.length >> 1]!
  return frequencyOfGap(median)
}

/** A monthly row is dated at the start of its month by convention of the publishers: the period ends with the month. */
function periodEnd(day: number, frequency: Frequency): number {
  if (frequency !== 'monthly') return day
  const date = new Date(day * 86_400_000)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0) / 86_400_000
}
