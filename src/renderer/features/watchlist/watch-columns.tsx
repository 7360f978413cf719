import type { Output } from '#contract/channels.ts'
import { percent, signedPercent } from '../../format/percent.ts'
import { type Measure, writeOut } from '../../format/measure.ts'
import { compactDollars } from '../../format/dollars.ts'
import { price } from '../../format/price.ts'
import { count, multiple, signedScore, strengthIndex } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'
import { writeSymbol } from '../../format/symbol-words.ts'
import type { SparkScale } from '../../ui/spark-path.ts'
import { Sparkline } from '../../ui/sparkline.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'

export type WatchRow = Output<'watchlist.list'>['rows'][number]

const STATE_WORDS = { pass: 'persistent', fail: 'not persistent', unknown: 'unknown', stale: 'stale' } as const
const GROUP_WORDS = { regime: 'Regime', watched: 'Watched', offered: 'Offered' } as const

const relative = (window: 5 | 10 | 21 | 63): Column<WatchRow> => ({
  id: `relative${window}`,
  title: `${window} s`,
  fullTitle: `Relative strength over ${window} sessions`,
  widthChars: 7,
  measure: signedPercent,
  isSigned: true,
  value: (row) => row.relative[window],
  sortsDownFirst: true,
})

/** A factor of the screen as a column that is there for who asks for it. */
const factor = (id: string, title: string, fullTitle: string, measure: Measure): Column<WatchRow> => ({
  id,
  title,
  fullTitle,
  widthChars: 8,
  measure,
  isSigned: measure === signedPercent,
  value: (row) => row.factors[id] ?? null,
  isHiddenAtFirst: true,
  sortsDownFirst: true,
})

const FACTORS: readonly Column<WatchRow>[] = [
  factor('return20', 'R 20', 'Return over 20 sessions', signedPercent),
  factor('return63', 'R 63', 'Return over 63 sessions', signedPercent),
  factor('return126', 'R 126', 'Return over 126 sessions', signedPercent),
  factor('distanceSma50', 'To 50', 'Distance to the average of 50 sessions', signedPercent),
  factor('distanceSma200', 'To 200', 'Distance to the average of 200 sessions', signedPercent),
  factor('distanceHigh252', 'To high', 'Distance to the high of 252 sessions', signedPercent),
  factor('rsi14', 'RSI 14', 'Strength index over 14 sessions, 0 to 100', strengthIndex),
  factor('atr14Fraction', 'ATR 14', 'Average true range of 14 sessions, share of the close', percent),
  factor('volume5Over60', 'V 5/60', 'Mean volume of 5 sessions over that of 60', multiple),
]

/** The columns of the rotation watchlist; the sparklines of all rows share one scale. */
export function watchColumns(scale: SparkScale | null): readonly Column<WatchRow>[] {
  return [
    {
      id: 'state',
      title: 'State',
      fullTitle: 'Is its lead persistent',
      widthChars: 6,
      value: (row) => STATE_WORDS[row.state],
      cell: (row) => <StateMark state={row.state} word={row.reason ?? STATE_WORDS[row.state]} />,
    },
    {
      id: 'symbol',
      title: 'Symbol',
      widthChars: 8,
      value: (row) => row.symbol,
      finds: (row) => row.name ?? '',
      cell: (row) => <strong>{writeSymbol(row.symbol)}</strong>,
    },
    { id: 'group', title: 'Group', widthChars: 8, value: (row) => GROUP_WORDS[row.group] },
    { id: 'close', title: 'Close', widthChars: 9, measure: price, value: (row) => row.close },
    {
      id: 'change1',
      title: 'Day',
      fullTitle: 'Change on the day',
      widthChars: 7,
      measure: signedPercent,
      isSigned: true,
      value: (row) => row.change1,
      sortsDownFirst: true,
    },
    relative(5),
    relative(10),
    relative(21),
    relative(63),
    {
      id: 'spark',
      title: 'Ratio',
      fullTitle: 'Ratio to the benchmark, 63 sessions, one scale for the column',
      widthChars: 11,
      value: (row) => row.relative[63],
      cell: (row) => (
        <Sparkline
          values={row.spark}
          scale={scale}
          base={1}
          label={`${row.symbol} over its benchmark, 63 sessions ${writeOut(signedPercent, row.relative[63])}`}
        />
      ),
    },
    {
      id: 'persistence',
      title: 'Tests',
      fullTitle: 'Persistence tests passed, of five',
      widthChars: 6,
      measure: count,
      value: (row) => row.persistence,
      sortsDownFirst: true,
    },
    {
      id: 'dollarVolume20',
      title: 'Volume',
      fullTitle: 'Median dollar volume of 20 sessions',
      widthChars: 8,
      measure: compactDollars,
      value: (row) => row.dollarVolume20,
      sortsDownFirst: true,
    },
    {
      id: 'relativeVolume',
      title: 'Spike',
      fullTitle: 'Volume over the median of 20 sessions. Daily proxy, no minutes',
      widthChars: 7,
      measure: multiple,
      value: (row) => row.spike.relativeVolume,
      sortsDownFirst: true,
    },
    {
      id: 'logZ',
      title: 'Log z',
      fullTitle: 'How unusual the volume is',
      widthChars: 6,
      measure: signedScore,
      value: (row) => row.spike.logZ,
      isHiddenAtFirst: true,
      sortsDownFirst: true,
    },
    {
      id: 'top3Share',
      title: 'Top 3',
      fullTitle: 'Share of the three busiest of 20 sessions',
      widthChars: 7,
      measure: percent,
      value: (row) => row.spike.top3Share,
      isHiddenAtFirst: true,
      sortsDownFirst: true,
    },
    ...FACTORS,
    { id: 'name', title: 'Name', widthChars: 14, grows: true, value: (row) => row.name },
    {
      id: 'lastSession',
      title: 'Last bar',
      widthChars: 11,
      value: (row) => row.lastSession,
      cell: (row) => (row.lastSession === null ? '' : writeSession(row.lastSession)),
      isHiddenAtFirst: true,
    },
  ]
}
