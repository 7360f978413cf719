import { useMemo } from 'react'
import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import { writeOut } from '../../format/measure.ts'
import { signedPercent } from '../../format/percent.ts'
import { writeSession } from '../../format/session.ts'
import { Panel } from '../../ui/panel.tsx'
import { type SparkScale, sharedScale } from '../../ui/spark-path.ts'
import { Sparkline } from '../../ui/sparkline.tsx'
import { type MarkState, StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'

type Relative = Output<'rotation.relative'>
type Pair = Relative['pairs'][number]

const MARKS: Readonly<Record<Pair['state'], MarkState>> = { known: 'pass', unknown: 'unknown', stale: 'stale' }

/** A known pair passes or fails by its month: the sign of the 21-session change. */
function markOf(pair: Pair): MarkState {
  return pair.state === 'known' ? ((pair.returns[21] ?? 0) > 0 ? 'pass' : 'fail') : MARKS[pair.state]
}

function wordsOf(pair: Pair): string {
  if (pair.wants !== null) return `wants ${pair.wants}`
  return (pair.returns[21] ?? 0) > 0 ? 'leads over 21 sessions' : 'lags over 21 sessions'
}

const change = (window: 5 | 10 | 21 | 63): Column<Pair> => ({
  id: `relative${window}`,
  title: `${window} s`,
  fullTitle: `Change of the ratio over ${window} sessions`,
  widthChars: 6,
  measure: signedPercent,
  isSigned: true,
  value: (row) => row.returns[window],
  sortsDownFirst: true,
})

const columnsOf = (scale: SparkScale | null): readonly Column<Pair>[] => [
  { id: 'state', title: 'State', widthChars: 6, value: wordsOf, cell: (row) => <StateMark state={markOf(row)} word={wordsOf(row)} /> },
  { id: 'label', title: 'Who leads', widthChars: 27, grows: true, value: (row) => row.label },
  { id: 'pair', title: 'Ratio', widthChars: 9, value: (row) => row.id },
  change(5),
  change(10),
  change(21),
  change(63),
  {
    id: 'spark',
    title: '63 sessions',
    widthChars: 10,
    value: (row) => row.returns[63],
    cell: (row) => <Sparkline values={row.ratio} scale={scale} base={1} label={`${row.label}, 63 sessions ${writeOut(signedPercent, row.returns[63])}`} />,
  },
  {
    id: 'note',
    title: 'Note',
    widthChars: 16,
    isHiddenAtFirst: true,
    value: (row) => row.wants ?? row.seam,
    cell: (row) => <span title={row.wants ?? row.seam ?? ''}>{row.wants !== null ? `wants ${row.wants}` : (row.seam ?? '')}</span>,
  },
  {
    id: 'lastSession',
    title: 'Last',
    widthChars: 11,
    value: (row) => row.lastSession,
    cell: (row) => (row.lastSession === null ? '' : writeSession(row.lastSession)),
    isHiddenAtFirst: true,
  },
]

/** Every ratio line of the regime over four windows, on one scale. Price return: dividends are not in it. */
export function RelativePanel({ relative }: { relative: Relative }) {
  const columns = useMemo(() => columnsOf(sharedScale(relative.pairs.map((pair) => pair.ratio))), [relative.pairs])
  return (
    <Panel title="Relative strength" count={`${relative.pairs.filter((pair) => pair.state === 'known').length} of ${relative.pairs.length} known`}>
      <DataTable
        label="Relative strength"
        viewKey="regime.relative"
        columns={columns}
        rows={relative.pairs}
        rowsShown={relative.pairs.length}
        rowId={(row) => row.id}
        openLabel="Open the first of the two"
        onOpen={(row) => openPlace('name', row.numerator)}
        isDim={(row) => row.state !== 'known'}
        isPlain
        takesFocus
        empty={null}
      />
    </Panel>
  )
}
