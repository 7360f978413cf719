import { useState } from 'react'
import { count } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { PrimaryDialog } from '../../app/primary-dialog.tsx'
import { type Series, useNameSeries } from './use-name-series.ts'

const COLUMNS: readonly Column<Series>[] = [
  {
    id: 'profile',
    title: 'Series',
    widthChars: 10,
    grows: true,
    value: (row) => row.profile,
    cell: (row) => (
      <span
        title={`${row.profile}, ${row.timeframe === '1m' ? 'minutes' : 'days'}, adjusted for ${row.adjustment ?? 'unknown'}, ${count.digits(row.count)} bars`}
      >
        {row.isPrimary && <StateMark state="pass" as="lamp" word="read by studies" />} {row.timeframe === '1m' ? '1m ' : ''}
        {row.profile}
      </span>
    ),
  },
  { id: 'adjustment', title: 'Adjusted', fullTitle: 'Adjusted for', widthChars: 8, value: (row) => row.adjustment ?? '' },
  {
    id: 'to',
    title: 'To',
    widthChars: 12,
    value: (row) => row.to,
    cell: (row) => <span className="figures">{row.to === null ? '' : writeSession(row.to)}</span>,
  },
  { id: 'count', title: 'Bars', widthChars: 6, measure: count, value: (row) => row.count },
]

/** The files the name is read from. The marked one is what the chart, stops and sizes read; Enter on another changes that, after a question. */
export function SeriesPanel({ symbol }: { symbol: string }) {
  const series = useNameSeries(symbol)
  const [chosen, setChosen] = useState<Series | null>(null)
  const rows = series.value?.series.filter((row) => row.kind === 'bars') ?? null
  return (
    <Panel title="Series" count={rows?.length}>
      {series.state === 'error' && <ErrorNote error={series.error} onRetry={series.askAgain} />}
      {rows?.length === 0 ? (
        <p className="name-note">No price file of {symbol} is imported.</p>
      ) : (
        series.state !== 'error' && (
          <DataTable
            label="Series"
            viewKey="name.series"
            columns={COLUMNS}
            rows={rows}
            expected={2}
            rowsShown={Math.min(Math.max(rows?.length ?? 2, 1), 5)}
            rowId={(row) => row.id}
            openLabel="Let studies read this series"
            onOpen={(row) => !row.isPrimary && setChosen(row)}
            isPlain
            empty={null}
          />
        )
      )}
      {chosen !== null && rows !== null && <PrimaryDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </Panel>
  )
}
