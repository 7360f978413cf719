import { firstRefusal } from '#domain/input/first-refusal.ts'
import { refuseOptionalNumber } from '#domain/input/number.ts'
import { refusePositiveInteger } from '#domain/input/parameter.ts'
import { refuseRows } from '#domain/input/record.ts'
import { badInput, known, type Result, unknown } from '#domain/result.ts'
import { ascending, quantileOfSorted } from '#domain/statistics/quantile7.ts'

const MOMENTS = ['dataAt', 'importAt', 'signalAt', 'ticketAt', 'fillAt'] as const
const STAGES = ['import', 'signal', 'ticket', 'fill'] as const
export type LatencyStage = (typeof STAGES)[number]

/** Seconds on one clock; null = not recorded. */
export type LatencyRow = Readonly<Partial<Record<(typeof MOMENTS)[number], number | null>>>

export interface LatencyLedgerInput {
  readonly rows: readonly LatencyRow[]
  readonly minN?: number
}

export interface LatencyFigure {
  readonly n: number
  readonly median: number | null
  readonly p90: number | null
}

export interface LatencyLedger {
  readonly stages: Readonly<Record<LatencyStage, LatencyFigure>>
  readonly total: LatencyFigure
  readonly slowest: LatencyStage | null
}

/**
 * `exec.latency_ledger`: how long it took from data to fill, stage by stage, in seconds. It measures and promises nothing.
 * @returns median and 90 % quantile per stage and in total over the rows that know both ends, null below `minN`, and the stage with the longest median.
 * Times that go back: BAD_VALUE; no rows: SHORT_HISTORY. House rule.
 */
export function latencyLedger({ rows, minN = 5 }: LatencyLedgerInput): Result<LatencyLedger> {
  const refused = firstRefusal(
    refuseRows(rows, (row) => firstRefusal(...MOMENTS.map((moment) => refuseOptionalNumber(row[moment])))),
    refusePositiveInteger(minN),
  )
  if (refused !== undefined) return refused
  if (rows.some(goesBack)) return badInput('BAD_VALUE')
  if (rows.length === 0) return unknown('SHORT_HISTORY')

  const figure = (from: (typeof MOMENTS)[number], to: (typeof MOMENTS)[number]): LatencyFigure => {
    const seconds = rows.flatMap((row) => {
      const [start, end] = [row[from] ?? null, row[to] ?? null]
      return start === null || end === null ? [] : [end - start]
    })
    const sorted = ascending(seconds)
    const isEnough = sorted.length >= minN
    return { n: sorted.length, median: isEnough ? quantileOfSorted(sorted, 0.5) : null, p90: isEnough ? quantileOfSorted(sorted, 0.9) : null }
  }
  const stages = {
    import: figure('dataAt', 'importAt'),
    signal: figure('importAt', 'signalAt'),
    ticket: figure('signalAt', 'ticketAt'),
    fill: figure('ticketAt', 'fillAt'),
  }
  const measured = STAGES.filter((stage) => stages[stage].median !== null)
  const slowest = measured.reduce<LatencyStage | null>(
    (worst, stage) => (worst === null || stages[stage].median! > stages[worst].median! ? stage : worst),
    null,
  )
  return known({ stages, total: figure('dataAt', 'fillAt'), slowest })
}

function goesBack(row: LatencyRow): boolean {
  const times = MOMENTS.map((moment) => row[moment] ?? null).filter((time) => time !== null)
  return times.some((time, i) => i > 0 && time < times[i - 1]!)
}
