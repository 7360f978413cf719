import type { SessionDate } from '#domain/units.ts'
import type { CloseVerdict } from './close-rules.ts'
import type { ExitDue } from './exit-due.ts'
import type { NewsReading } from './news-state.ts'
import type { WatchedBars } from './stop-inputs.ts'
import type { StopParams } from './stop-params.ts'
import type { StopPlan, StopPosition } from './stop-position.ts'
import type { PriceLevel } from './stop-session.ts'
import type { Trail } from './trail-step.ts'

/** A plan version that can be watched. */
export type StoppedPlan = StopPlan & { readonly hardStop: number }

/** What does not change from session to session. */
export interface SessionContext {
  readonly position: StopPosition
  readonly plans: readonly StoppedPlan[]
  readonly bars: WatchedBars
  /** Index of the first session watched. */
  readonly start: number
  readonly params: StopParams
  readonly news: readonly NewsReading[]
  /** Average true range per bar. */
  readonly ranges: readonly (number | null)[]
  readonly closeRules: readonly ((t: number) => CloseVerdict)[]
  readonly isModelled: boolean
  readonly halfSpreadBps: number | null
}

/** What one session hands to the next. */
export interface StopState {
  readonly held: number
  readonly due: ExitDue | null
  /** Null only before the first session, when no plan was known yet. */
  readonly inForce: PriceLevel | null
  readonly trail: Trail | null
}

/** The hard stop of the newest plan made at or before the close of a session that is watched; such a session lies at or after the first plan. */
export const hardStopAt = (plans: readonly StoppedPlan[], session: SessionDate): number => plans.findLast((plan) => plan.asOf <= session)!.hardStop
