import { DIVERGENCE_DEFAULTS, type DivergenceParams } from './divergence-signals.ts'
import { NEWS_STATE_DEFAULTS, type NewsStateParams } from './news-state.ts'
import { TRAIL_MULTIPLIERS, type TrailMultipliers } from './trail-step.ts'

/** The settings a position is watched with. */
export interface StopParams {
  readonly k: TrailMultipliers
  readonly atrN: number
  readonly lookback: number
  readonly maxWiden: number
  readonly maxWidenings: number
  readonly tightenK: number
  readonly news: NewsStateParams
  readonly divergence: DivergenceParams
}

/** House defaults, not published thresholds. */
export const STOP_DEFAULTS: StopParams = {
  k: TRAIL_MULTIPLIERS,
  atrN: 14,
  lookback: 22,
  maxWiden: 1,
  maxWidenings: 1,
  tightenK: 2.5,
  news: NEWS_STATE_DEFAULTS,
  divergence: DIVERGENCE_DEFAULTS,
}
