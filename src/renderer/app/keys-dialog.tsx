import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import type { Action } from '../ui/keys/action.ts'
import { listActions, useActionRegistry } from '../ui/keys/action-registry.ts'
import './keys-dialog.css'

const GROUPS = [
  { group: 'screen', title: 'This screen' },
  { group: 'table', title: 'In a table' },
  { group: 'go', title: 'Go to' },
  { group: 'desk', title: 'Everywhere' },
] as const satisfies readonly { group: Action['group']; title: string }[]

/** The keys of this screen and of the desk. */
export function KeysDialog({ title, onClose }: { title: string; onClose: () => void }) {
  const { owners } = useActionRegistry()
  const [offered] = useState(() => listActions(owners).filter((action) => action.key !== undefined))
  return (
    <Dialog title={`Keys: ${title}`} width="wide" onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      <div className="key-groups">
        {GROUPS.map(({ group, title: heading }) => {
          const actions = uniqueByWords(offered.filter((action) => action.group === group))
          return actions.length === 0 ? null : (
            <section key={group} aria-label={heading}>
              <h3>{heading}</h3>
              <dl className="key-list">
                {actions.map((action) => (
                  <div key={action.id}>
                    <dt>
                      <KeyCap keys={action.key ?? ''} />
                    </dt>
                    <dd>{action.label}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )
        })}
      </div>
    </Dialog>
  )
}

/** Two tables on one screen offer the same keys; they are told once. */
function uniqueByWords(actions: readonly Action[]): Action[] {
  const seen = new Map(actions.map((action) => [`${action.key} ${action.label}`, action]))
  return [...seen.values()]
}
