import { indexAtOrBefore } from '#domain/bars.ts'
import { rankComposite } from '#domain/sweep/rank-composite.ts'
import { SCREEN_FACTORS, type ScreenColumns, type ScreenFactor, type ScreenSweep, sweepScreen } from '#domain/sweep/screen-columns.ts'
import { factors } from './factor-row.ts'

/** As far back as anything of the screen is still felt: the true range, forty times its window. */
const REACH = 560

/**
 * As sweepScreen, for whatever a store may hold: a name among whose newest bars is one that no exchange prints (a price of
 * nothing, a high below the low, a volume below zero) is read by the reference forms, which know what to make of it.
 */
export function screenNames(sweep: ScreenSweep, from = 0, to: number = sweep.names.length): void {
  sweepScreen(sweep, from, to)
  const { names, session, benchmark, states, columns } = sweep
  for (let i = from; i < to; i += 1) {
    const bars = names[i]!
    const state = states[i]
    if (state?.bars !== bars || state.index - state.unsound >= REACH) continue
    // A state that stands beyond the session belongs to another question: the name has no bar in this one.
    if (state.index !== indexAtOrBefore(bars.sessions, session)) continue
    const judged = { bars, index: state.index, benchmark, benchmarkIndex: benchmark === undefined ? -1 : indexAtOrBefore(benchmark.sessions, session) }
    for (const factor of SCREEN_FACTORS) columns[factor][i] = factors[factor](judged) ?? Number.NaN
  }
}

/**
 * What a factor weighs in the composite of ranks. More is better of what leads and of what trades, less of what swings; the price
 * itself says nothing, and a strength index is no more of the better the higher it is. House default, not a published threshold.
 */
export const RANK_WEIGHTS: Readonly<Record<ScreenFactor, number>> = {
  price: 0,
  dollarVolume20: 1,
  return20: 1,
  return63: 1,
  return126: 1,
  relative63: 1,
  distanceSma50: 1,
  distanceSma200: 1,
  rsi14: 0,
  atr14Fraction: -1,
  volume5Over60: 1,
  distanceHigh252: 1,
}

/** The composite of the names at these places of the columns, ranked among themselves: 0 worst, 1 best, NaN for one that lacks a factor. In the order of `places`. */
export function rankNames(columns: ScreenColumns, places: readonly number[]): Float64Array {
  const composite = new Float64Array(places.length)
  const ranked = SCREEN_FACTORS.filter((factor) => RANK_WEIGHTS[factor] !== 0).map((factor) => ({
    column: gather(columns[factor], places),
    weight: RANK_WEIGHTS[factor],
  }))
  rankComposite(ranked, composite)
  return composite
}

function gather(column: Float64Array, places: readonly number[]): Float64Array {
  const gathered = new Float64Array(places.length)
  for (let i = 0; i < places.length; i += 1) gathered[i] = column[places[i]!]!
  return gathered
}
