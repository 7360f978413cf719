import { rankComposite } from '../src/domain/sweep/rank-composite.ts'
import { SCREEN_FACTORS, type ScreenFactor, screenColumnsFor, sweepScreen } from '../src/domain/sweep/screen-columns.ts'
import type { WilderState } from '../src/domain/sweep/wilder-state.ts'
import type { Figure } from './figure.ts'
import { readOnce } from './read-once.ts'
import { fraction, takeTurns } from './take-turns.ts'
import { walkBars, walkPanel } from './walk-panel.ts'

const NAMES = 2_000
const ROUNDS = 9

/** Less is better of the true range, nothing of the price and the RSI; the others count upwards. */
const WEIGHTS: Partial<Record<ScreenFactor, number>> = { price: 0, rsi14: 0, atr14Fraction: -1 }

/**
 * Twelve factors and the composite of their ranks for 2,000 names of 2,520 bars: from the first bar, and carried on by one
 * session from kept states; against reading high, low, close and volume once.
 */
export async function measure(): Promise<readonly Figure[]> {
  const names = walkPanel(NAMES)
  const benchmark = walkBars(9_999)
  const [before, session] = [...benchmark.sessions.subarray(-2)]
  const columns = screenColumnsFor(NAMES)
  const composite = new Float64Array(NAMES)
  const ranked = SCREEN_FACTORS.map((factor) => ({ column: columns[factor], weight: WEIGHTS[factor] ?? 1 })).filter(({ weight }) => weight !== 0)
  const screen = (states: (WilderState | undefined)[]): number => {
    sweepScreen({ names, session: session!, benchmark, states, columns })
    rankComposite(ranked, composite)
    return composite[0]!
  }
  const kept: WilderState[] = []
  sweepScreen({ names, session: before!, benchmark, states: kept, columns })
  const [fromBars, fromState, read] = await takeTurns(ROUNDS, [
    { what: 'from bars', work: () => screen([]) },
    { what: 'from states', work: () => screen(kept.map((state) => ({ ...state }))) },
    { what: 'read', work: () => readOnce(names, ['high', 'low', 'close', 'volume']) },
  ])
  return [
    { what: 'screen of 2,000 names from the first bar (goal <= 150)', unit: 'ms', values: fromBars! },
    { what: 'the same carried on from states (goal <= 10)', unit: 'ms', values: fromState! },
    { what: 'high, low, close and volume read once', unit: 'ms', values: read! },
    fraction('from the first bar, of one read (goal <= 20)', fromBars!, read!),
    fraction('carried on, of one read (goal <= 2)', fromState!, read!),
  ]
}
