import type { Bars } from '#domain/bars.ts'

/**
 * RSI and ATR of one name up to a bar, kept so that the next bar costs one step instead of the whole history. Wilder's
 * smoothing is a running mean whose divisor stops growing at n: average += (value − average)/min(count, n).
 */
export interface WilderState {
  /** The columns it was worked out from; whoever holds them replaces columns and never edits them. */
  readonly bars: Bars
  /** Newest bar taken in, −1 = none. */
  index: number
  /** Newest of these bars that no exchange prints: a price of nothing, a high below the low, a volume below zero; NEVER = none. */
  unsound: number
  /** Closes in a row up to it, and complete bars in a row. */
  closes: number
  complete: number
  /** Smoothed |change| + change and |change| of the closes. */
  rises: number
  moves: number
  /** Smoothed true range, twice. */
  ranges: number
}

const N = 14

/** Further back than any history. */
const NEVER = -1_000_000

/** The state of these bars before the first of them. */
export const emptyWilderState = (bars: Bars): WilderState => ({ bars, index: -1, unsound: NEVER, closes: 0, complete: 0, rises: 0, moves: 0, ranges: 0 })

/** Takes in the bars after the state's own up to `index`. A state that is further on already is our own mistake. */
export function advanceWilder(state: WilderState, index: number): void {
  if (index < state.index) throw new Error(`advanceWilder: got bar ${index}, wanted one from ${state.index}`)
  const { high, low, close, volume } = state.bars
  let { closes, complete, rises, moves, ranges } = state
  let before = state.index < 0 ? Number.NaN : close[state.index]!
  for (let t = state.index + 1; t <= index; t += 1) {
    const now = close[t]!
    const top = high[t]!
    const bottom = low[t]!
    // A missing one is no fault: every comparison with it is false.
    if (bottom <= 0 || now <= 0 || top < bottom || now < bottom || now > top || volume[t]! < 0) state.unsound = t
    closes = Number.isNaN(now) ? 0 : closes + 1
    complete = Number.isNaN(top + bottom + now) ? 0 : complete + 1
    if (closes > 1) {
      const step = closes > N ? 1 / N : 1 / (closes - 1)
      const move = Math.abs(now - before)
      rises += (move + now - before - rises) * step
      moves += (move - moves) * step
    } else {
      rises = 0
      moves = 0
    }
    if (complete > 1) {
      const step = complete > N ? 1 / N : 1 / (complete - 1)
      ranges += (top - bottom + Math.abs(top - before) + Math.abs(bottom - before) - ranges) * step
    } else ranges = 0
    before = now
  }
  state.index = index
  state.closes = closes
  state.complete = complete
  state.rises = rises
  state.moves = moves
  state.ranges = ranges
}

/** RSI 14 of the newest bar, 0 to 100; NaN before 15 closes in a row and where nothing moved. */
export const rsi14 = ({ closes, rises, moves }: WilderState): number => (closes > N ? (50 * rises) / moves : Number.NaN)

/** ATR 14 of the newest bar in the unit of its prices; NaN before 15 complete bars in a row. */
export const atr14 = ({ complete, ranges }: WilderState): number => (complete > N ? ranges / 2 : Number.NaN)
