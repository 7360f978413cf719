import type { Output } from '#contract/channels.ts'
import { fail, succeed } from '#contract/errors.ts'
import { STOP_DEFAULTS } from '#domain/stops/stop-params.ts'
import { readSettings } from '../../../store/settings.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'
import { type JudgingClock, judgingClock } from '../judging-clock.ts'
import { type GatheredStops, gatherStops } from './gather-stops.ts'
import { readStop } from './stop-reading.ts'
import { universeVolume } from './universe-volume.ts'
import { foldPosition, type PositionFold } from './watched-position.ts'

type Explanation = Output<'stops.explain'>

interface Gathered extends GatheredStops {
  readonly clock: JudgingClock
  readonly generation: number
  readonly position: string
}

/** `stops.explain`: one position's stop, rule by rule, with the inputs, the parameters and the path of its level. */
export const stopsExplain: AnalysisJob<AnalysisJobs['stops.explain'], Gathered> = {
  gather(input, context) {
    const clock = judgingClock(context, input.asOf, readSettings(context.db).smallCapProxy)
    return { clock, generation: context.generation, position: input.position, ...gatherStops(context, clock) }
  },
  compute({ clock, generation, position, watched, volatility, universe }) {
    const found = watched.find(({ held }) => held.position === position)
    if (found === undefined) return fail({ kind: 'not-found', what: 'open position', id: position })
    const fold = foldPosition(found, clock, volatility, universeVolume(universe))
    const reading = readStop(found, fold, clock)
    return succeed({
      asOf: clock.asOf,
      generation,
      reading,
      text: reading.reason,
      rules: rulesOf(fold),
      inputs: inputsOf(fold),
      params: PARAMS,
      path: pathOf(fold),
    })
  },
}

const PARAMS: Explanation['params'] = {
  atrN: STOP_DEFAULTS.atrN,
  lookback: STOP_DEFAULTS.lookback,
  kQuiet: STOP_DEFAULTS.k.quiet,
  kNormal: STOP_DEFAULTS.k.normal,
  kSystemic: STOP_DEFAULTS.k.systemic,
  maxWidenAtr: STOP_DEFAULTS.maxWiden,
  tightenK: STOP_DEFAULTS.tightenK,
}

function rulesOf(fold: PositionFold): Explanation['rules'] {
  if (fold.status !== 'watched' && fold.status !== 'closed') return []
  const last = fold.sessions.at(-1)
  if (last === undefined) return []
  const state = (rule: string, isUnknown: boolean): 'fired' | 'quiet' | 'unknown' =>
    last.fired.some((fired) => fired === rule) || last.others.some((other) => other === rule) ? 'fired' : isUnknown ? 'unknown' : 'quiet'
  const isDivergenceUnknown = last.unknownInputs.some((input) => ['volume', 'universeRvol', 'history'].includes(input))
  return [
    {
      rule: 'hard_stop',
      state: state('hard_stop', false),
      level: last.level.rule === 'hard_stop' ? last.level.price : null,
      text: 'The plan’s own price. It never moves against the position.',
    },
    {
      rule: 'headline_trailing',
      state: state('headline_trailing', last.trail === null),
      level: last.level.rule === 'headline_trailing' ? last.level.price : null,
      text:
        last.trail === null
          ? 'Not set yet: fewer than 14 bars, or the level is frozen.'
          : `Extreme ${last.trail.extreme.toFixed(2)}, ${last.trail.k} × ATR ${last.trail.atr.toFixed(2)}, widened ${last.trail.widenings} of 1.`,
    },
    {
      rule: 'volume_divergence',
      state: state('volume_divergence', isDivergenceUnknown),
      level: null,
      text: isDivergenceUnknown ? `Not judged: ${last.unknownInputs.join(', ')}.` : 'Price and volume agree, or fewer than 10 bars since entry.',
    },
    { rule: 'gap', state: state('gap', false), level: null, text: 'An open through the level is an exit at the open.' },
  ]
}

function inputsOf(fold: PositionFold): Explanation['inputs'] {
  if (fold.status !== 'watched' && fold.status !== 'closed') return []
  const last = fold.sessions.at(-1)
  if (last === undefined) return []
  const at = last.session
  return [
    { id: 'open', value: last.open, asOf: at },
    { id: 'high', value: last.high, asOf: at },
    { id: 'low', value: last.low, asOf: at },
    { id: 'close', value: last.close, asOf: at },
    { id: 'newsState', value: last.isNewsBlind ? `${last.newsState}, no news data` : last.newsState, asOf: at },
    { id: 'sharesHeld', value: last.sharesHeld, asOf: at },
    ...last.unknownInputs.map((id) => ({ id, value: null, asOf: null })),
  ]
}

const pathOf = (fold: PositionFold): Explanation['path'] =>
  fold.status === 'watched' || fold.status === 'closed' ? fold.sessions.map(({ session, level, close }) => ({ session, stopPrice: level.price, close })) : []
