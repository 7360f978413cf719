import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { fileName } from '../../format/file-place.ts'
import { writeMoment } from '../../format/moment.ts'
import { plural } from '../../format/plural.ts'
import { count } from '../../format/quantity.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { say } from '../../ui/toast-store.ts'
import { BatchDialog } from './batch-dialog.tsx'
import { RedoDialog } from './redo-dialog.tsx'
import { heldBack } from './row-counts.ts'
import { UndoDialog } from './undo-dialog.tsx'

export type Batch = Output<'import.history'>['batches'][number]

const PAGE = 500
const pick = (page: Output<'import.history'>): readonly Batch[] => page.batches

const COLUMNS: readonly Column<Batch>[] = [
  { id: 'id', title: 'Import', widthChars: 8, value: (row) => row.id },
  {
    id: 'at',
    title: 'When',
    fullTitle: 'When, New York',
    widthChars: 18,
    value: (row) => row.at,
    cell: (row) => <span className="figures">{writeMoment(row.at)}</span>,
    sortsDownFirst: true,
  },
  {
    id: 'files',
    title: 'Files',
    widthChars: 20,
    grows: true,
    value: (row) => row.files.map(({ name }) => name).join(', '),
    cell: (row) => (row.files.length === 1 ? row.files[0]?.name : `${plural(row.files.length, 'file')}: ${row.files.map(({ name }) => name).join(', ')}`),
  },
  {
    id: 'from',
    title: 'From',
    fullTitle: 'From which watched folder',
    widthChars: 12,
    value: (row) => (row.watchedFolder === null ? 'by hand' : fileName(row.watchedFolder)),
  },
  { id: 'new', title: 'New', widthChars: 9, measure: count, value: (row) => row.rows.new },
  { id: 'known', title: 'Known', widthChars: 9, measure: count, value: (row) => row.rows.known },
  { id: 'held', title: 'Held', fullTitle: 'Held back', widthChars: 7, measure: count, value: (row) => heldBack(row.rows) },
  { id: 'ignored', title: 'Ignored', widthChars: 8, measure: count, value: (row) => row.rows.ignored },
  {
    id: 'state',
    title: 'State',
    widthChars: 12,
    value: (row) => (row.undone ? 'undone' : 'in force'),
    cell: (row) => <StateMark state={row.undone ? 'not-tested' : 'pass'} word={row.undone ? 'undone' : 'in force'} as="words" />,
  },
]

/** Every import that was stored, newest first. Any of them can be undone as a whole, and redone. */
export function HistoryPanel({ onImport }: { onImport: () => void }) {
  const history = usePages('import.history', { limit: PAGE }, pick)
  const [undoing, setUndoing] = useState<Batch | null>(null)
  const [redoing, setRedoing] = useState<Batch | null>(null)
  const [opened, setOpened] = useState<Batch | null>(null)
  const lastInForce = history.rows?.find((batch) => !batch.undone) ?? null
  const lastUndone = latestUndone(history.rows ?? [])
  return (
    <>
      <DataTable
        label="Imports"
        viewKey="data.history"
        columns={COLUMNS}
        rows={history.rows}
        error={history.error}
        onRetry={history.askAgain}
        expected={6}
        rowId={(row) => row.id}
        openLabel="Show its files and rows"
        onOpen={setOpened}
        isDim={(row) => row.undone}
        actions={[
          {
            id: 'undo',
            label: 'Undo this import',
            key: 'u',
            run: ([batch]) => {
              if (batch?.undone === true) say(`Import ${batch.id} is undone already.`)
              else if (batch !== undefined) setUndoing(batch)
            },
          },
          {
            id: 'redo',
            label: 'Redo this import',
            key: 'y',
            run: ([batch]) => {
              if (batch?.undone === false) say(`Import ${batch.id} is in force. There is nothing to redo.`)
              else if (batch?.canRedo === false) say(`Import ${batch.id} was undone by an earlier version. Import its files again.`)
              else if (batch !== undefined) setRedoing(batch)
            },
          },
        ]}
        bar={
          <>
            <Button disabled={lastInForce === null} onClick={() => setUndoing(lastInForce)}>
              Undo the last import
            </Button>
            <Button disabled={lastUndone === null} onClick={() => setRedoing(lastUndone)}>
              Redo the last undone
            </Button>
          </>
        }
        fills
        takesFocus
        empty={<EmptyState says="Nothing was imported yet." action={<Button onClick={onImport}>Import files</Button>} />}
      />
      {history.hasMore && (
        <Button disabled={history.isAsking} onClick={history.loadMore}>
          Show earlier imports
        </Button>
      )}
      {undoing !== null && <UndoDialog batch={undoing} onClose={() => setUndoing(null)} />}
      {redoing !== null && <RedoDialog batch={redoing} onClose={() => setRedoing(null)} />}
      {opened !== null && <BatchDialog batch={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

/** The import that was undone last and can be redone. */
function latestUndone(batches: readonly Batch[]): Batch | null {
  const undone = batches.filter(({ canRedo }) => canRedo)
  return undone.toSorted((a, b) => (b.undoneAt ?? '').localeCompare(a.undoneAt ?? '') || Number(b.id) - Number(a.id))[0] ?? null
}
