import { useState } from 'react'
import { sentenceFor } from '#contract/errors.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useCall } from '../../bridge/use-call.ts'
import { plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { say } from '../../ui/toast-store.ts'
import { type Layout, LAYOUT_COLUMNS } from './layout-columns.tsx'
import { LayoutDialog } from './layout-dialog.tsx'
import { type OwnLayout, writeLayouts } from './layout-json.ts'
import { RenameLayoutDialog } from './rename-layout-dialog.tsx'
import { TakeLayoutDialog } from './take-layout-dialog.tsx'
import './layouts.css'

/** Every layout a file can be read by: those built in, and those the user made for tables of his own, which can be renamed, carried and dropped. */
export function TemplatesPanel({ onImport }: { onImport: () => void }) {
  const { client } = useBridge()
  const layouts = useCall('layouts.list', {})
  const mappings = useCall('mappings.list', {})
  const [opened, setOpened] = useState<Layout | null>(null)
  const [renamed, setRenamed] = useState<OwnLayout | null>(null)
  const [isTaking, setIsTaking] = useState(false)
  const own = mappings.value?.mappings ?? []
  const ownOf = (rows: readonly Layout[]): readonly OwnLayout[] => own.filter(({ name }) => rows.some((row) => row.isOwn && row.id === name))
  useActions([{ id: 'data.layouts.take', label: 'Take a layout', key: 'a', group: 'screen', run: () => setIsTaking(true) }])

  /** The first of the user's own among the rows; else says why nothing is done. */
  const chosenOwn = (rows: readonly Layout[]): readonly OwnLayout[] => {
    const found = ownOf(rows)
    if (found.length === 0) say('Built-in layouts stay as they are. Stand on a layout of your own.')
    return found
  }
  const copy = (rows: readonly Layout[]): void => {
    const found = chosenOwn(rows)
    if (found.length > 0) say(copyText(writeLayouts(found)) ? `${plural(found.length, 'layout')} copied as JSON.` : 'The clipboard did not take it.')
  }
  const drop = async (rows: readonly Layout[]): Promise<void> => {
    const [saved] = chosenOwn(rows)
    if (saved === undefined) return
    const outcome = await client.call('mappings.remove', { name: saved.name })
    if (!outcome.ok) {
      say(sentenceFor(outcome.error), 'fault')
      return
    }
    rememberEdit(`Dropped the layout ${saved.name}`, () => client.call('mappings.save', saved))
    say(`The layout ${saved.name} is dropped. Files with its header are asked about again. Ctrl+Z brings it back.`)
  }
  return (
    <>
      <DataTable
        label="Templates"
        viewKey="data.templates"
        columns={LAYOUT_COLUMNS}
        rows={layouts.value?.layouts ?? null}
        error={layouts.state === 'error' ? layouts.error : null}
        onRetry={layouts.askAgain}
        expected={20}
        rowId={(row) => `${row.isOwn ? 'own' : 'built-in'} ${row.id}`}
        openLabel="Look at the layout"
        onOpen={setOpened}
        isDim={(row) => row.refusal !== null}
        actions={[
          { id: 'rename', label: 'Rename a layout of yours', key: 'r', run: (rows) => setRenamed(chosenOwn(rows)[0] ?? null) },
          { id: 'copyJson', label: 'Copy layouts of yours as JSON', key: 'c', run: copy },
          { id: 'drop', label: 'Drop a layout of yours', key: 'Delete', run: (rows) => void drop(rows) },
        ]}
        bar={
          <>
            <Button keys="a" onClick={() => setIsTaking(true)}>
              Take a layout
            </Button>
            {own.length > 0 && <Button onClick={() => copy(layouts.value?.layouts ?? [])}>Copy yours as JSON</Button>}
            <span className="bar-note">
              {own.length === 0 ? 'None of your own yet: import a file nobody knows.' : `${plural(own.length, 'layout')} of yours`}
            </span>
          </>
        }
        fills
        takesFocus
        empty={<EmptyState says="No layout is known." action={<Button onClick={onImport}>Import a file</Button>} />}
      />
      {opened !== null && <LayoutDialog layout={opened} own={ownOf([opened])[0]} onClose={() => setOpened(null)} />}
      {renamed !== null && <RenameLayoutDialog layout={renamed} own={own} onClose={() => setRenamed(null)} />}
      {isTaking && <TakeLayoutDialog own={own} onClose={() => setIsTaking(false)} />}
    </>
  )
}
