import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import type { Reading } from '../../bridge/reading.ts'
import { writeSession } from '../../format/session.ts'
import { Panel } from '../../ui/panel.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { OPEN_PICKER } from '../../app/import-button.tsx'

type HealthClass = Output<'data.health'>['classes'][number]

const STATES = { fresh: 'pass', stale: 'stale', unknown: 'unknown' } as const
const GRAVITY = { stale: 0, unknown: 1, fresh: 2 } as const

const COLUMNS: readonly Column<HealthClass>[] = [
  {
    id: 'state',
    title: 'State',
    widthChars: 7,
    value: (row) => GRAVITY[row.state],
    cell: (row) => <StateMark state={STATES[row.state]} word={row.state} />,
    sortsDownFirst: false,
  },
  { id: 'label', title: 'Data', widthChars: 16, value: (row) => row.label },
  {
    id: 'newest',
    title: 'Newest',
    widthChars: 12,
    value: (row) => row.newest,
    cell: (row) => <span className="figures">{row.newest === null ? 'never' : writeSession(row.newest)}</span>,
  },
  { id: 'wants', title: 'Wants', widthChars: 12, grows: true, value: (row) => row.wants ?? '' },
]

/** How old each kind of data is, and which file would answer it. */
export function FreshnessPanel({ health }: { health: Reading<Output<'data.health'>> & { readonly askAgain: () => void } }) {
  const classes = health.value?.classes ?? null
  const fresh = classes?.filter(({ state }) => state === 'fresh').length
  return (
    <Panel title="Freshness" count={classes === null ? undefined : `${fresh} of ${classes.length} fresh`}>
      <DataTable
        label="Freshness"
        viewKey="today.freshness"
        columns={COLUMNS}
        rows={classes}
        error={health.state === 'error' ? health.error : null}
        onRetry={health.askAgain}
        expected={9}
        rowsShown={9}
        rowId={(row) => row.kind}
        sort={{ id: 'state', down: false }}
        openLabel="Import a newer file"
        onOpen={() => openPlace('data', OPEN_PICKER)}
        isPlain
        empty={null}
      />
    </Panel>
  )
}
