import type { Flag } from '#domain/three-valued.ts'
import { divergenceAt, divergenceWarmUp } from './divergence-reading.ts'
import { divergenceSignals } from './divergence-signals.ts'
import type { StopRule } from './precedence.ts'
import type { WatchedBars } from './stop-inputs.ts'
import type { StopParams } from './stop-params.ts'
import type { Side } from './stop-touch.ts'

/** What a close rule says at one close. Null = cannot be judged, which never cancels an exit and never confirms a hold. */
export interface CloseVerdict {
  readonly rule: StopRule
  readonly fires: Flag
  readonly tightens: Flag
  /** Inputs whose absence left the rule open. */
  readonly unknownInputs: readonly string[]
}

export interface CloseWatch {
  readonly side: Side
  readonly bars: WatchedBars
  /** Index of the first session the position is watched in. */
  readonly start: number
  readonly params: StopParams
}

/** A rule that is judged at the close. Given the watch once, it answers every session; at t it may use the bars up to t only. */
export type CloseRule = (watch: CloseWatch) => (t: number) => CloseVerdict

/** `stop.volume_divergence` as a close rule; it knows long positions only. */
export const volumeDivergenceRule: CloseRule = ({ side, bars, start, params }) => {
  const rule = 'volume_divergence'
  const idle: CloseVerdict = { rule, fires: false, tightens: false, unknownInputs: [] }
  if (side === 'short') return () => idle

  const { divergence } = params
  const { universeRvol } = bars.market
  const signals = divergenceSignals({ h: bars.high, l: bars.low, c: bars.close, v: bars.volume, universeRvol }, divergence)
  const hasGap = (column: readonly (number | null)[], t: number, n: number): boolean => column.slice(Math.max(0, t - n + 1), t + 1).includes(null)
  return (t) => {
    if (t - start < divergence.minBars) return idle
    if (t + 1 < divergenceWarmUp(divergence)) return { ...idle, fires: null, tightens: null, unknownInputs: ['history'] }
    const { action } = divergenceAt(signals, t, start, divergence)
    if (action !== null) return { ...idle, fires: action === 'exit', tightens: action === 'tighten' }
    const dryBars = divergence.dryDays + divergence.confirm - 1
    const unknownInputs: string[] = []
    if (hasGap(bars.volume, t, dryBars + divergence.volN)) unknownInputs.push('volume')
    if (hasGap(universeRvol, t, dryBars)) unknownInputs.push('universeRvol')
    return { ...idle, fires: null, tightens: null, unknownInputs }
  }
}

/** In force today; further rules join here. */
export const CLOSE_RULES: readonly CloseRule[] = [volumeDivergenceRule]
