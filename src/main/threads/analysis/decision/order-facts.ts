import type { z } from 'zod'
import type { RiskFlagsRow } from '#contract/schemas/registers.ts'
import { type Bars, indexAtOrBefore } from '#domain/bars.ts'
import { dayNumber, isoDay } from '#domain/calendar/civil-day.ts'
import { latestAtr } from '#domain/indicators/latest-atr.ts'
import { valueOrNull } from '#domain/result.ts'
import { factors, spreadOf } from '#domain/screening/factor-row.ts'
import { volScale } from '#domain/sizing/vol-scale.ts'
import type { PlanVersion } from '../../../store/plans.ts'
import type { JudgingClock } from '../judging-clock.ts'
import type { StopReading } from '../stops/stop-reading.ts'

/** A stated value with the day it is for and, where it is missing, the sentence that says what would answer. */
export interface Stated {
  readonly value: number | null
  readonly asOf: string | null
  readonly why: string | null
}

export interface AccountFacts {
  readonly equity: Stated
  readonly cash: Stated
  /** The latest of the stated day, the last position file and the last transaction. */
  readonly asOf: string | null
}

/** Everything one order is judged from, known at its clock. */
export interface OrderFacts {
  readonly plan: PlanVersion
  readonly clock: JudgingClock
  readonly isFund: boolean
  readonly account: AccountFacts
  readonly name: NameFacts
  /** Stops of every position the account holds, this order's adopted one included. */
  readonly held: readonly StopReading[]
  readonly risk: z.infer<typeof RiskFlagsRow> | null
  readonly volTarget: number
}

/** The studies of the name at the order's session; null = not known. */
export interface NameFacts {
  readonly lastSession: string | null
  readonly close: number | null
  readonly adv20Shares: number | null
  readonly atr14: number | null
  readonly realizedVol20: number | null
  readonly volScale: number | null
  readonly halfSpreadBps: number | null
  readonly spreadSource: string | null
}

const UNKNOWN_NAME: NameFacts = {
  lastSession: null,
  close: null,
  adv20Shares: null,
  atr14: null,
  realizedVol20: null,
  volScale: null,
  halfSpreadBps: null,
  spreadSource: null,
}

/** Works the studies of a name out from its primary series, up to the clock's session. */
export function nameFacts(bars: Bars | undefined, clock: JudgingClock, volTarget: number): NameFacts {
  const index = bars === undefined || clock.asOf === null ? -1 : indexAtOrBefore(bars.sessions, dayNumber(clock.asOf))
  if (bars === undefined || index < 0) return UNKNOWN_NAME
  const judged = { bars, index, benchmark: undefined, benchmarkIndex: -1 }
  const realizedVol20 = factors.realizedVol20(judged)
  const spread = spreadOf(bars, index)
  return {
    lastSession: isoDay(bars.sessions[index]!),
    close: factors.price(judged),
    adv20Shares: factors.medianVolume20(judged),
    atr14: latestAtr(bars, index),
    realizedVol20,
    volScale: realizedVol20 === null ? null : valueOrNull(volScale({ realised: realizedVol20, target: volTarget })),
    halfSpreadBps: spread?.halfSpreadBps ?? null,
    spreadSource: spread?.source ?? null,
  }
}
