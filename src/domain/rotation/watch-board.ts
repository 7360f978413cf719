import { isAbove, isAtLeast, isAtMost } from '#domain/comparison.ts'
import { firstRefusal } from '#domain/input/first-refusal.ts'
import { isRecord, refuseRecord } from '#domain/input/record.ts'
import type { Refusal } from '#domain/input/refusal.ts'
import { refuseSeries, type Series } from '#domain/input/series.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import type { Flag } from '#domain/three-valued.ts'

export type WatchOperator = '>' | '>=' | '<='
export type WatchThresholds = Readonly<Record<string, readonly [operator: WatchOperator, limit: number]>>

export interface WatchBoardInput {
  /** Readings by signal, oldest first; the newest is judged. */
  readonly signals: Readonly<Record<string, Series | null>>
  /** null = the six built-in signals. */
  readonly thresholds?: WatchThresholds | null
}

export interface WatchRow {
  readonly id: string
  /** null without a newest reading. */
  readonly on: Flag
  /** Evaluations in a row that say the same. */
  readonly since: number | null
  /** To the threshold in the unit of the signal, positive on the good side. */
  readonly distance: number | null
}

export interface WatchBoard {
  readonly rows: readonly WatchRow[]
  readonly on: number
  readonly known: number
}

const BUILT_IN: WatchThresholds = {
  equal_weight: ['>', 0],
  sectors: ['>=', 6 / 11],
  credit: ['<=', 0.1],
  banks: ['>=', -0.03],
  revisions: ['>', 0],
  theme: ['<=', 0.35],
}

/**
 * rot.watch_board(signals, thresholds): the signals of the watch list against their thresholds, in the order of these.
 * A signal without a newest reading is not judged and not counted. No signals MISSING_DATA; a signal without threshold BAD_VALUE.
 * Source: watch list of the 2026 playbook, thresholds house.
 */
export function watchBoard({ signals, thresholds = null }: WatchBoardInput): Result<WatchBoard> {
  const refused = firstRefusal(refuseThresholds(thresholds), refuseSignals(signals, thresholds ?? BUILT_IN))
  if (refused !== undefined) return refused
  if (Object.keys(signals).length === 0) return unknown('MISSING_DATA')
  const rows = Object.entries(thresholds ?? BUILT_IN).map(([id, [operator, limit]]) => watchRow(id, signals[id] ?? [], operator, limit))
  return known({ rows, on: rows.filter(({ on }) => on === true).length, known: rows.filter(({ on }) => on !== null).length })
}

function watchRow(id: string, readings: Series, operator: WatchOperator, limit: number): WatchRow {
  const newest = readings.at(-1) ?? null
  if (newest === null) return { id, on: null, since: null, distance: null }
  const on = COMPARE[operator](newest, limit)
  let since = 1
  for (let t = readings.length - 2; t >= 0; t -= 1) {
    const reading = readings[t] ?? null
    if (reading === null || COMPARE[operator](reading, limit) !== on) break
    since += 1
  }
  return { id, on, since, distance: operator === '<=' ? limit - newest : newest - limit }
}

const COMPARE: Readonly<Record<WatchOperator, (reading: number, limit: number) => boolean>> = {
  '>': (reading, limit) => isAbove(reading, limit),
  '>=': (reading, limit) => isAtLeast(reading, limit),
  '<=': (reading, limit) => isAtMost(reading, limit),
}

function refuseThresholds(thresholds: unknown): Refusal | undefined {
  if (thresholds === null) return undefined
  return isRecord(thresholds) && Object.values(thresholds).every(isThreshold) ? undefined : badInput('BAD_VALUE')
}

const isThreshold = (threshold: unknown): boolean =>
  Array.isArray(threshold) && threshold.length === 2 && Object.hasOwn(COMPARE, String(threshold[0])) && Number.isFinite(threshold[1])

function refuseSignals(signals: unknown, thresholds: unknown): Refusal | undefined {
  if (!isRecord(signals)) return refuseRecord(signals)
  return firstRefusal(
    ...Object.entries(signals).map(([id, readings]) => {
      if (isRecord(thresholds) && !Object.hasOwn(thresholds, id)) return badInput('BAD_VALUE')
      return readings === null ? undefined : refuseSeries(readings)
    }),
  )
}
