import type { SessionDate } from '#domain/units.ts'
import type { StopRule } from './precedence.ts'
import type { Side } from './stop-touch.ts'

/** One version of the plan a position is watched by. It was made after the close of `asOf`, so it acts from the next session on. */
export interface StopPlan {
  readonly version: number
  readonly asOf: SessionDate
  readonly hardStop: number | null
}

/** Shares in the direction of the position: above 0 opens or adds, below 0 sells (covers). Split-adjusted like the bars, as is the price. */
export interface PositionFill {
  readonly session: SessionDate
  readonly shares: number
  /** Null where no price is known: a position taken over from a positions file. */
  readonly price: number | null
}

/** The user set a fired exit aside, by name and reason, after the close of `session`. */
export interface ExitDismissal {
  readonly session: SessionDate
  readonly rule: StopRule
  readonly by: string
  readonly reason: string
}

/** Everything the user did with one position. Lists are in time order; only what is dated at or before a session is known at its close. */
export interface StopPosition {
  readonly id: string
  readonly side: Side
  readonly entryPrice: number | null
  readonly plans: readonly StopPlan[]
  readonly fills: readonly PositionFill[]
  readonly dismissals: readonly ExitDismissal[]
  /** Extremes of the first session after the fill, where minutes show them; else the whole bar is tested. */
  readonly entryRest?: { readonly high: number; readonly low: number }
}
