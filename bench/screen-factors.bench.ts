import { rankNames, screenNames } from '../src/domain/screening/screen-names.ts'
import { screenColumnsFor } from '../src/domain/sweep/screen-columns.ts'
import type { WilderState } from '../src/domain/sweep/wilder-state.ts'
import type { Figure } from './figure.ts'
import { readOnce } from './read-once.ts'
import { fraction, processorMs, takeTurns } from './take-turns.ts'
import { walkBars, walkPanel } from './walk-panel.ts'

const NAMES = 2_000
const ROUNDS = 9

/**
 * Twelve factors and the composite of their ranks for 2,000 names of 2,520 bars: from the first bar, and carried on by one
 * session from kept states; against reading high, low, close and volume once.
 */
export async function measure(): Promise<readonly Figure[]> {
  const names = walkPanel(NAMES)
  const benchmark = walkBars(9_999)
  const [before, session] = [...benchmark.sessions.subarray(-2)]
  const columns = screenColumnsFor(NAMES)
  const places = names.map((_, place) => place)
  const screen = (states: (WilderState | undefined)[]): number => {
    screenNames({ names, session: session!, benchmark, states, columns })
    return rankNames(columns, places)[0]!
  }
  const kept: WilderState[] = []
  screenNames({ names, session: before!, benchmark, states: kept, columns })
  const fromKept = (): number => screen(kept.map((state) => ({ ...state })))
  const [fromBars, fromState, read] = await takeTurns(ROUNDS, [
    { what: 'from bars', work: () => screen([]) },
    { what: 'from states', work: fromKept },
    { what: 'read', work: () => readOnce(names, ['high', 'low', 'close', 'volume']) },
  ])
  return [
    { what: 'screen of 2,000 names from the first bar (goal <= 150)', unit: 'ms', values: fromBars! },
    { what: 'the same carried on from states (goal <= 10)', unit: 'ms', values: fromState! },
    { what: 'its processor time, which others on the machine do not lengthen (goal <= 10)', unit: 'ms', values: processorMs(ROUNDS, fromKept) },
    { what: 'high, low, close and volume read once', unit: 'ms', values: read! },
    fraction('from the first bar, of one read (goal <= 20)', fromBars!, read!),
    fraction('carried on, of one read (goal <= 2)', fromState!, read!),
  ]
}
