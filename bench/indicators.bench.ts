import { IndicatorsSync } from '@ixjb94/indicators'
import type { Bars } from '../src/domain/bars.ts'
import { atrColumn } from '../src/domain/sweep/atr-column.ts'
import { bollingerColumns } from '../src/domain/sweep/bollinger-columns.ts'
import { emaColumn } from '../src/domain/sweep/ema-column.ts'
import { highestColumn } from '../src/domain/sweep/extreme-columns.ts'
import { rsiColumn } from '../src/domain/sweep/rsi-column.ts'
import { smaColumn } from '../src/domain/sweep/sma-column.ts'
import { zscoreColumn } from '../src/domain/sweep/zscore-column.ts'
import type { Figure } from './figure.ts'
import { readOnce } from './read-once.ts'
import { fraction, takeTurns } from './take-turns.ts'
import { walkPanel } from './walk-panel.ts'

const SESSIONS = 2_520
const ROUNDS = 9

const [one, two, three] = [new Float64Array(SESSIONS), new Float64Array(SESSIONS), new Float64Array(SESSIONS)]
const library = new IndicatorsSync()

/** The same study on our columns and on the plain lists the library is fastest with (it is slower on typed ones). */
interface Study {
  readonly what: string
  readonly goal: number
  readonly ours: (bars: Bars) => void
  readonly theirs: (lists: Lists) => readonly unknown[]
}

interface Lists {
  readonly high: number[]
  readonly low: number[]
  readonly close: number[]
}

const STUDIES: readonly Study[] = [
  { what: 'SMA 20', goal: 1.1, ours: ({ close }) => smaColumn(close, 20, one), theirs: ({ close }) => library.sma(close, 20) },
  { what: 'EMA 20', goal: 1.1, ours: ({ close }) => emaColumn(close, 20, one), theirs: ({ close }) => library.ema(close, 20) },
  { what: 'RSI 14', goal: 1.1, ours: ({ close }) => rsiColumn(close, 14, one), theirs: ({ close }) => library.rsi(close, 14) },
  {
    what: 'ATR 14',
    goal: 1.1,
    ours: ({ high, low, close }) => atrColumn(high, low, close, 14, one),
    theirs: ({ high, low, close }) => library.atr(high, low, close, 14),
  },
  {
    what: 'Bollinger 20, 2',
    goal: 1.1,
    ours: ({ close }) => bollingerColumns(close, 20, 2, { lower: one, middle: two, upper: three }),
    theirs: ({ close }) => library.bbands(close, 20, 2),
  },
  { what: 'rolling max 252', goal: 1.6, ours: ({ high }) => highestColumn(high, 252, one), theirs: ({ high }) => library.max(high, 252) },
]

const Z_SCORE = ({ close }: Bars): void => zscoreColumn(close, 20, 20, one, { means: two, deviations: three })

/** Each study over 200 names against @ixjb94/indicators; then all of them and a z-score over 2,000 names against reading high, low and close once. */
export async function measure(): Promise<readonly Figure[]> {
  const panel = walkPanel(2_000, SESSIONS)
  const few = panel.slice(0, 200)
  const lists = few.map(({ high, low, close }): Lists => ({ high: [...high], low: [...low], close: [...close] }))
  const figures: Figure[] = []
  for (const { what, goal, ours, theirs } of STUDIES) {
    const [own, other] = await takeTurns(ROUNDS, [
      { what, work: () => sweep(few, [ours]) },
      { what, work: () => lists.reduce((sum, columns) => sum + theirs(columns).length, 0) },
    ])
    figures.push(fraction(`${what}, 200 x 2,520, of @ixjb94/indicators (goal <= ${goal})`, own!, other!))
  }
  const [battery, read] = await takeTurns(ROUNDS, [
    { what: 'battery', work: () => sweep(panel, [...STUDIES.map(({ ours }) => ours), Z_SCORE]) },
    { what: 'read', work: () => readOnce(panel, ['high', 'low', 'close']) },
  ])
  return [
    ...figures,
    { what: 'seven indicators over 2,000 x 2,520', unit: 'ms', values: battery! },
    { what: 'high, low and close read once', unit: 'ms', values: read! },
    fraction('the one of the other (goal <= 35)', battery!, read!),
  ]
}

function sweep(panel: readonly Bars[], studies: readonly ((bars: Bars) => void)[]): number {
  let sum = 0
  for (const bars of panel) {
    for (const study of studies) {
      study(bars)
      sum += one[SESSIONS - 1]!
    }
  }
  return sum
}
