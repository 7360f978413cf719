import { type ReactNode, useMemo } from 'react'
import { EmptyState } from '../ui/empty-state.tsx'
import { DataTable } from '../ui/table/data-table.tsx'
import { barColumns, barId } from './bar-columns.ts'
import { readBar } from './bar-reading.ts'
import type { ChartFrame } from './chart-frame.ts'
import { barsInView, type VisibleRange } from './visible-range.ts'

interface BarTableProps {
  readonly label: string
  /** Under this key columns and sort are remembered. */
  readonly viewKey: string
  readonly frame: ChartFrame
  /** What the chart shows; null is everything. */
  readonly range: VisibleRange | null
  readonly bar?: ReactNode
}

/** The twin of a chart: the bars that stand in view, newest first, in the figures of its readout. */
export function BarTable({ label, viewKey, frame, range, bar }: BarTableProps) {
  const columns = useMemo(() => barColumns(frame), [frame])
  const rows = useMemo(() => {
    const shown = barsInView(frame.timeline, range ?? { from: 0, to: frame.timeline.seconds.length - 1 })
    if (shown === null) return []
    return Array.from({ length: shown.last - shown.first + 1 }, (_, index) => readBar(frame, shown.last - index))
  }, [frame, range])
  return (
    <DataTable
      label={label}
      viewKey={viewKey}
      columns={columns}
      rows={rows}
      rowId={barId}
      bar={bar}
      fills
      takesFocus
      empty={<EmptyState says="No bar stands in this range." wants="Choose a longer one." />}
    />
  )
}
