import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Panel } from '../../ui/panel.tsx'
import { say } from '../../ui/toast-store.ts'

/** How the user reads tables that no layout knows: kept under their headers, carried elsewhere as JSON. */
export function OwnLayouts() {
  const { client } = useBridge()
  const { value } = useCall('mappings.list', {})
  const remove = useAction('mappings.remove')
  const mappings = value?.mappings ?? []
  if (mappings.length === 0) return null
  const drop = async (saved: (typeof mappings)[number]): Promise<void> => {
    const outcome = await remove.run({ name: saved.name })
    if (!outcome.ok) return
    rememberEdit(`Dropped the layout ${saved.name}`, () => client.call('mappings.save', saved))
    say(`The layout ${saved.name} is dropped. Files with its header are asked about again.`)
  }
  return (
    <Panel title="Layouts of your own">
      <ul className="own-layouts">
        {mappings.map((saved) => (
          <li key={saved.name}>
            <span>
              {saved.name}
              <small>
                {saved.mapping.record}, {plural(saved.header.length, 'column')}
              </small>
            </span>
            <CopyButton text={JSON.stringify(saved)} what={`The layout ${saved.name}`} />
            <Button rank="quiet" onClick={() => void drop(saved)}>
              Drop
            </Button>
          </li>
        ))}
      </ul>
      {remove.now.state === 'error' && <ErrorNote error={remove.now.error} />}
    </Panel>
  )
}
