import { openPlace } from '../../app/place.ts'
import { plural } from '../../format/plural.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import type { Task } from './tasks.ts'

interface TasksPanelProps {
  readonly tasks: readonly Task[]
  /** Sources that have not answered yet, of how many. */
  readonly waiting: number
  readonly of: number
}

const COLUMNS: readonly Column<Task>[] = [
  { id: 'state', title: 'State', widthChars: 6, value: (task) => task.state, cell: (task) => <StateMark state={task.state} /> },
  { id: 'subject', title: 'Subject', widthChars: 15, value: (task) => task.subject, cell: (task) => <strong>{task.subject}</strong> },
  { id: 'what', title: 'What', widthChars: 30, grows: true, value: (task) => task.what },
  { id: 'next', title: 'Next', widthChars: 28, value: (task) => task.next },
]

export function TasksPanel({ tasks, waiting, of }: TasksPanelProps) {
  const isReading = waiting > 0 && tasks.length === 0
  return (
    <Panel title="To look at" count={isReading ? undefined : tasks.length} actions={waiting > 0 && <span role="status">{`reading ${waiting} of ${of}`}</span>}>
      <DataTable
        label="To look at"
        viewKey="today.tasks"
        columns={COLUMNS}
        rows={isReading ? null : tasks}
        expected={6}
        rowsShown={9}
        rowId={(task) => task.id}
        openLabel="Open the cause"
        onOpen={({ place }) => openPlace(place.screen, place.param)}
        isPlain
        takesFocus
        empty={<EmptyState says={waiting > 0 ? `Nothing so far; ${plural(waiting, 'source')} to read.` : 'Nothing wants a look.'} />}
      />
    </Panel>
  )
}
