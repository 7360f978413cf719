import type { Flag } from '#domain/three-valued.ts'
import { hardStopAt, type SessionContext, type StopState } from './session-context.ts'
import type { PriceLevel, StopSession } from './stop-session.ts'
import { sideSign } from './stop-touch.ts'
import { extremeSince, type Trail, trailStep } from './trail-step.ts'

export interface LevelStep {
  readonly level: PriceLevel
  readonly trail: Trail | null
  readonly setFrom: StopSession['trail']
}

/**
 * The price in force for the session after bar `t`: the trail, or the hard stop of the newest plan where that is closer. A position entered before the
 * average true range existed has its hard stop only. `isRestarted`: the user set the price stop aside, so the trail starts anew from the best price.
 */
export function levelStep(context: SessionContext, before: StopState, t: number, isTight: Flag, isRestarted: boolean): LevelStep {
  const { position, plans, bars, start, params, news, ranges } = context
  const hardStop = hardStopAt(plans, bars.sessions[t]!)
  if (start < params.atrN) return { level: { price: hardStop, rule: 'hard_stop' }, trail: null, setFrom: null }

  const atr = ranges[t]!
  const state = news[t]!.state
  const widenings = before.trail?.widenings ?? 0
  const mayWiden = state === 'systemic' && news[t - 1]!.state !== 'systemic' && isTight === false && widenings < params.maxWidenings
  const extreme = extremeSince(position.side, bars, Math.max(start, t - params.lookback + 1), t)
  const k = isTight === true ? Math.min(params.k[state], params.tightenK) : params.k[state]
  const giveWay = mayWiden ? params.maxWiden * atr : 0
  const step = trailStep(isRestarted ? null : before.trail, { side: position.side, extreme, atr, k, hardStop, giveWay })
  const trail = isRestarted ? { ...step, widenings } : step
  const sign = sideSign(position.side)
  const rule = sign * trail.own > sign * hardStop ? 'headline_trailing' : 'hard_stop'
  return { level: { price: trail.level, rule }, trail, setFrom: { atr, extreme, k, widenings: trail.widenings } }
}
