import type { Bars } from '../src/domain/bars.ts'
import { DAILY_MAP, rotationMapColumns, rotationMapScratch } from '../src/domain/sweep/rotation-map-columns.ts'
import { sharedRatio } from '../src/domain/sweep/shared-ratio.ts'
import type { Figure } from './figure.ts'
import { startPandas } from './pandas.ts'
import { readOnce } from './read-once.ts'
import { fraction, takeTurns } from './take-turns.ts'
import { walkBars, walkPanel } from './walk-panel.ts'

const ROUNDS = 7
const SESSIONS = 2_520

/** Strength and momentum of 2,000 names over 2,520 sessions, against reading high, low and close once and, where it is installed, pandas. */
export async function measure(): Promise<readonly Figure[]> {
  const panel = walkPanel(2_000, SESSIONS)
  const benchmark = walkBars(9_999, SESSIONS)
  const pandas = startPandas(panel, benchmark)
  try {
    const [ours, read, theirs] = await takeTurns(ROUNDS, [
      { what: 'map', work: () => mapOf(panel, benchmark) },
      { what: 'read', work: () => readOnce(panel, ['high', 'low', 'close']) },
      ...(pandas === null ? [] : [{ what: 'pandas', work: () => pandas.run('map') }]),
    ])
    return [
      { what: 'rotation map over 2,000 x 2,520, sessions shared with the benchmark', unit: 'ms', values: ours! },
      { what: 'high, low and close read once', unit: 'ms', values: read! },
      fraction('the one of the other (goal <= 16)', ours!, read!),
      ...(pandas === null ? [] : [fraction(`of pandas ${pandas.version} (goal <= 0.1)`, ours!, theirs!)]),
    ]
  } finally {
    pandas?.stop()
  }
}

const column = (): Float64Array => new Float64Array(SESSIONS)
const ratio = column()
const sessions = new Int32Array(SESSIONS)
const map = { strength: column(), momentum: column() }
const scratch = rotationMapScratch(SESSIONS, DAILY_MAP)

function mapOf(panel: readonly Bars[], benchmark: Bars): number {
  let sum = 0
  for (const bars of panel) {
    const shared = sharedRatio(bars, benchmark, ratio, sessions)
    rotationMapColumns(ratio.subarray(0, shared), DAILY_MAP, map, scratch)
    sum += map.strength[shared - 1]! + map.momentum[shared - 1]!
  }
  return sum
}
