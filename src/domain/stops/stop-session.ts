import type { Flag } from '#domain/three-valued.ts'
import type { SessionDate } from '#domain/units.ts'
import type { ExitDue } from './exit-due.ts'
import type { NewsState } from './news-state.ts'
import type { StopRule } from './precedence.ts'

/** The rules that are a price: whichever is closer is in force. */
export type PriceRule = 'hard_stop' | 'headline_trailing'

export interface PriceLevel {
  readonly price: number
  readonly rule: PriceRule
}

/** Everything the stops said in one session, as known at its close. Plain JSON. */
export interface StopSession {
  readonly session: SessionDate
  readonly open: number | null
  readonly high: number
  readonly low: number
  readonly close: number
  /** In force during this session; null where nothing was yet. */
  readonly prior: PriceLevel | null
  /** In force for the next session. */
  readonly level: PriceLevel
  /** What fired and acts, the winner first in precedence; `others` = the rest, and what would have fired had the position not been left already. */
  readonly fired: readonly StopRule[]
  readonly winner: StopRule | null
  readonly others: readonly StopRule[]
  /** The price rule that was touched or gapped through. */
  readonly through: PriceRule | null
  /** Part of the position the winner leaves. */
  readonly exitFraction: number
  /** Where a stop order would have filled: a price stop in its own bar, a close rule at the next tradable open. Price null = half-spread not known. */
  readonly modelledFill: { readonly rule: StopRule; readonly price: number | null } | null
  /** The exit that waits for sells after this session; while it does, the level is frozen and nothing may be added. */
  readonly due: ExitDue | null
  readonly isAddBlocked: boolean
  readonly sharesHeld: number
  readonly newsState: NewsState
  /** No news state can be told any more; it counts as normal and blocks adds. */
  readonly isNewsBlind: boolean
  readonly isTight: Flag
  /** What the trail was set from; null where it was not set. */
  readonly trail: { readonly atr: number; readonly extreme: number; readonly k: number; readonly widenings: number } | null
  /** What each close rule said; null = not judged. */
  readonly closeVerdicts: readonly { readonly rule: StopRule; readonly fires: Flag; readonly tightens: Flag }[]
  /** Only the close could be tested. */
  readonly isCloseOnly: boolean
  readonly unknownInputs: readonly string[]
}
