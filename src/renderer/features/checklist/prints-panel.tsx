import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import { useCall } from '../../bridge/use-call.ts'
import { writeMoment } from '../../format/moment.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'

type Print = Output<'checklist.prints'>['prints'][number]

const DECISIONS = { GO: 'pass', REVIEW: 'stale', 'NO-GO': 'fail' } as const

const COLUMNS: readonly Column<Print>[] = [
  { id: 'number', title: 'No.', widthChars: 5, value: (row) => row.number },
  { id: 'symbol', title: 'Symbol', widthChars: 8, value: (row) => row.symbol },
  {
    id: 'decision',
    title: 'Decision',
    widthChars: 12,
    value: (row) => row.decision,
    cell: (row) => <StateMark state={DECISIONS[row.decision]} word={row.decision} as="words" />,
  },
  { id: 'code', title: 'Code', widthChars: 20, value: (row) => row.code, cell: (row) => <span className="figures">{row.code}</span> },
  { id: 'printedAt', title: 'Printed', widthChars: 14, grows: true, value: (row) => row.printedAt, cell: (row) => writeMoment(row.printedAt) },
  { id: 'paper', title: 'Paper', widthChars: 9, value: (row) => (row.isOnPaper ? 'written' : 'not on paper') },
]

/** What was printed, newest first: each page can be shown again as it was. */
export function PrintsPanel({ plan }: { plan: string | null }) {
  const prints = useCall('checklist.prints', {})
  const rows = prints.value?.prints.filter((print) => plan === null || print.plan === plan) ?? null
  return (
    <Panel title={plan === null ? 'Archive of prints' : 'Prints of this plan'} count={rows?.length}>
      {prints.state === 'error' && <ErrorNote error={prints.error} onRetry={prints.askAgain} />}
      <DataTable
        label="Prints"
        viewKey="checklist.prints"
        columns={COLUMNS}
        rows={rows}
        expected={3}
        rowsShown={6}
        rowId={(row) => row.print}
        openLabel="Show the page as printed"
        onOpen={(row) => openPlace('paper', row.print)}
        isPlain
        empty={<EmptyState says="Nothing is printed yet." />}
      />
    </Panel>
  )
}
