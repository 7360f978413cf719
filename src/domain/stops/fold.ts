import type { SessionDate } from '#domain/units.ts'
import { averageTrueRange } from '#domain/indicators/atr-wilder.ts'
import { CLOSE_RULES, type CloseRule } from './close-rules.ts'
import type { ExitDue } from './exit-due.ts'
import { strayFill } from './fill-check.ts'
import { newsReadings } from './news-state.ts'
import type { SessionContext, StoppedPlan, StopState } from './session-context.ts'
import { stepSession } from './session-step.ts'
import { type StopBars, type StopMarket, watchBars } from './stop-inputs.ts'
import { STOP_DEFAULTS, type StopParams } from './stop-params.ts'
import type { StopPosition } from './stop-position.ts'
import type { PriceLevel, StopSession } from './stop-session.ts'

export interface FoldInput {
  readonly position: StopPosition
  readonly bars: StopBars
  readonly market: StopMarket
  readonly params?: StopParams
  readonly closeRules?: readonly CloseRule[]
  /** `reported`: an exit waits for the sells in the fills. `modelled`: it is taken to have been carried out where a stop order would have filled. */
  readonly execution?: 'reported' | 'modelled'
  readonly halfSpreadBps?: number | null
}

/** Watched, closed by its fills, or not to be judged; the sentence says what is missing. */
export type StopFold =
  | {
      readonly status: 'watched' | 'closed'
      /** Price in force for the next session and its rule. */
      readonly level: PriceLevel
      readonly due: ExitDue | null
      readonly unknownInputs: readonly string[]
      /** From the first session watched; empty before it. */
      readonly sessions: readonly StopSession[]
    }
  | { readonly status: 'unknown'; readonly hardStop: number | null; readonly unknownInputs: readonly string[]; readonly text: string }

/**
 * The stops of one position, folded over its plan versions, fills and bars from the first session it was held under a plan. A pure function: at the close
 * of a session it uses what was known by then, so evaluating week by week or once gives the same sessions.
 *
 * Inside one session: what was decided at the close before; the one price level in force on what is left; then, at the close, the close rules and the new
 * level. Earlier bars only warm up. A plan acts from the session after its `asOf`, a level computed at a close from the next bar on.
 * Without a hard stop, or with a fill the bars contradict, nothing is judged.
 */
export function foldStops(input: FoldInput): StopFold {
  const { position, params = STOP_DEFAULTS, closeRules = CLOSE_RULES, execution = 'reported', halfSpreadBps = null } = input
  const plans = position.plans.filter((plan): plan is StoppedPlan => plan.hardStop !== null)
  const newest = plans.at(-1)
  if (newest === undefined)
    return { status: 'unknown', hardStop: null, unknownInputs: ['hardStop'], text: 'No stop: the position has no plan with a hard stop.' }
  const bars = watchBars(input.bars, input.market)
  const stray = strayFill(position.fills, bars)
  if (stray !== null) return { status: 'unknown', hardStop: newest.hardStop, unknownInputs: ['bars'], text: stray }

  const first = firstSession(position, plans[0]!.asOf)
  const start = first === null ? -1 : bars.sessions.findIndex((session) => session >= first)
  if (start < 0) {
    return { status: 'watched', level: { price: newest.hardStop, rule: 'hard_stop' }, due: null, unknownInputs: ['bars'], sessions: [] }
  }

  const { market } = bars
  const news = newsReadings(
    bars.sessions.map((_, t) => ({ pts: market.newsPoints[t] ?? null, vix: market.vix[t] ?? null, vixPct: market.vixPercentile[t] ?? null })),
    params.news,
  )
  const context: SessionContext = {
    position,
    plans,
    bars,
    start,
    params,
    news,
    ranges: averageTrueRange(bars.high, bars.low, bars.close, params.atrN),
    closeRules: closeRules.map((rule) => rule({ side: position.side, bars, start, params })),
    isModelled: execution === 'modelled',
    halfSpreadBps,
  }
  // A plan made on the first session itself, after its close, was not there to be tested.
  const inForce = plans.findLast((plan) => plan.asOf < bars.sessions[start]!)?.hardStop ?? null
  let state: StopState = {
    held: sharesHeldAt(position, bars.sessions[start - 1]),
    due: null,
    inForce: inForce === null ? null : { price: inForce, rule: 'hard_stop' },
    trail: null,
  }
  const sessions: StopSession[] = []
  for (let t = start; t < bars.sessions.length; t += 1) {
    const step = stepSession(context, state, t)
    state = step.state
    sessions.push(step.record)
    if (state.held <= 0) break
  }
  const { level, due, unknownInputs } = sessions.at(-1)!
  return { status: state.held <= 0 ? 'closed' : 'watched', level, due, unknownInputs, sessions }
}

/** What was held at the close of a session; nothing before the first one. */
const sharesHeldAt = ({ fills }: StopPosition, session: SessionDate | undefined): number =>
  fills.reduce((held, fill) => (session !== undefined && fill.session <= session ? held + fill.shares : held), 0)

/** The later of the first fill and the first plan: before, nothing was held, or nothing was planned. Null without a fill. */
function firstSession({ fills }: StopPosition, planned: SessionDate): SessionDate | null {
  const filled = fills[0]?.session
  if (filled === undefined) return null
  return filled > planned ? filled : planned
}
