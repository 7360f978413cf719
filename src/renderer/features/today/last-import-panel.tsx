import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import type { Reading } from '../../bridge/reading.ts'
import { writeMoment } from '../../format/moment.ts'
import { plural } from '../../format/plural.ts'
import { count } from '../../format/quantity.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Facts } from '../../ui/facts.tsx'
import { Panel } from '../../ui/panel.tsx'
import { Skeleton } from '../../ui/reading-view.tsx'

interface LastImportPanelProps {
  readonly history: Reading<Output<'import.history'>> & { readonly askAgain: () => void }
  /** Problems seen in what is stored; null while not counted. */
  readonly problems: number | null
}

/** The last import in force: what it brought, what it held back, and what is wrong with the data now. */
export function LastImportPanel({ history, problems }: LastImportPanelProps) {
  const batch = history.value?.batches.find(({ undone }) => !undone) ?? null
  return (
    <Panel
      title="Last import"
      count={batch === null ? undefined : `${writeMoment(batch.at)} New York`}
      actions={
        <>
          <Button rank="quiet" onClick={() => openPlace('data', 'history')}>
            All imports
          </Button>
          <Button rank="quiet" onClick={() => openPlace('data', 'health')}>
            Problems
          </Button>
        </>
      }
    >
      {history.state === 'error' && <ErrorNote error={history.error} onRetry={history.askAgain} />}
      {history.state === 'loading' && <Skeleton lines={3} />}
      {batch !== null && (
        <Facts
          facts={[
            { label: 'Files', value: batch.files.length === 1 ? batch.files[0]?.name : plural(batch.files.length, 'file') },
            { label: 'Rows', value: <Rows rows={batch.rows} /> },
            {
              label: 'Problems',
              value:
                problems === null ? (
                  'not counted yet'
                ) : (
                  <span className="figures" data-number="problems">
                    {count.digits(problems)}
                  </span>
                ),
            },
          ]}
        />
      )}
    </Panel>
  )
}

function Rows({ rows }: { rows: Output<'import.history'>['batches'][number]['rows'] }) {
  const held = rows.review + rows.unsupported + rows.error
  return (
    <span className="figures">
      <span data-number="import.new">{count.digits(rows.new)}</span> new, <span data-number="import.known">{count.digits(rows.known)}</span> known,{' '}
      <span data-number="import.held">{count.digits(held)}</span> held back
    </span>
  )
}
