import type { Bars } from '../src/domain/bars.ts'
import { breadthColumns } from '../src/domain/sweep/breadth-columns.ts'
import { BreadthSweep } from '../src/domain/sweep/breadth-sweep.ts'
import type { Figure } from './figure.ts'
import { startPandas } from './pandas.ts'
import { readOnce } from './read-once.ts'
import { fraction, takeTurns } from './take-turns.ts'
import { walkBars, walkPanel } from './walk-panel.ts'

const ROUNDS = 7

/** The seven breadth series of 2,000 names over 2,520 sessions, against reading high, low and close once and, where it is installed, pandas. */
export async function measure(): Promise<readonly Figure[]> {
  const panel = walkPanel(2_000)
  const benchmark = walkBars(9_999)
  const pandas = startPandas(panel, benchmark)
  try {
    const [ours, read, theirs] = await takeTurns(ROUNDS, [
      { what: 'breadth', work: () => breadthOf(panel) },
      { what: 'read', work: () => readOnce(panel, ['high', 'low', 'close']) },
      ...(pandas === null ? [] : [{ what: 'pandas', work: () => pandas.run('breadth') }]),
    ])
    return [
      { what: 'seven breadth series over 2,000 x 2,520', unit: 'ms', values: ours! },
      { what: 'high, low and close read once', unit: 'ms', values: read! },
      fraction('the one of the other (goal <= 50)', ours!, read!),
      ...(pandas === null ? [] : [fraction(`of pandas ${pandas.version} (goal <= 0.3)`, ours!, theirs!)]),
    ]
  } finally {
    pandas?.stop()
  }
}

function breadthOf(panel: readonly Bars[]): number {
  const sweep = new BreadthSweep(panel[0]!.sessions)
  for (const bars of panel) sweep.add({ bars })
  const columns = breadthColumns(sweep.counts)
  return Object.values(columns).reduce((sum: number, column: Float64Array) => sum + column.at(-1)!, 0)
}
