import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { useAsOfInput } from '../../app/as-of.ts'
import { openPlace } from '../../app/place.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { ACTION_COLUMNS, type Action } from './action-columns.tsx'
import { SourceImport } from './source-import.tsx'
import { NextPage } from './next-page.tsx'

type Shown = Action['kind'] | 'every'

const PAGE = 2_000
const pick = (page: Output<'actions.list'>): readonly Action[] => page.actions
const CHOICES: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'every', label: 'splits, dividends, others' },
  { value: 'split', label: 'splits' },
  { value: 'dividend', label: 'dividends' },
  { value: 'corp', label: 'other actions' },
]

/** Every split, dividend and other corporate action that a file, a broker or the user states, and what it does to prices and lots. */
export function ActionsPanel({ onImport }: { onImport: () => void }) {
  const [shown, setShown] = useState<Shown>('every')
  const [opened, setOpened] = useState<Action | null>(null)
  const [at, setAt] = useState<Action | null>(null)
  const actions = usePages('actions.list', { ...useAsOfInput(), ...(shown === 'every' ? {} : { kind: shown }), limit: PAGE }, pick)
  return (
    <>
      <DataTable
        label="Corporate actions"
        viewKey="data.actions"
        columns={ACTION_COLUMNS}
        rows={actions.rows}
        error={actions.error}
        onRetry={actions.askAgain}
        expected={16}
        rowId={(row) => row.id}
        onStand={setAt}
        openLabel="Open its import"
        onOpen={setOpened}
        actions={[{ id: 'name', label: 'Open the name', key: 'v', run: ([row]) => row !== undefined && openPlace('name', row.symbol) }]}
        isDim={(row) => row.state === 'contested' || row.state === 'overruled'}
        bar={
          <>
            <span className="bar-select">
              <Select label="Show" value={shown} onChange={setShown} choices={CHOICES} />
            </span>
            <NextPage of={actions} size={PAGE} />
          </>
        }
        fills
        takesFocus
        empty={
          <EmptyState
            says={shown === 'every' ? 'No split and no dividend is known.' : 'None of these is known.'}
            wants="Price files with columns for dividends and splits state them, broker exports list splits, and a possible split is accepted under Health."
            action={<Button onClick={onImport}>Import prices or a broker export</Button>}
          />
        }
      />
      {at !== null && (
        <p className="row-whole" aria-live="polite">
          <span>{at.symbol}</span> {at.effect} {at.otherwise}
        </p>
      )}
      {opened !== null && <SourceImport source={opened.source} onClose={() => setOpened(null)} />}
    </>
  )
}
