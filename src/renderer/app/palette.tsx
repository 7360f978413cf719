import { useMemo, useState } from 'react'
import { Dialog } from '../ui/dialog.tsx'
import { KeyCap } from '../ui/key-cap.tsx'
import { useActionRegistry } from '../ui/keys/action-registry.ts'
import { ChoiceList } from './choice-list.tsx'
import { rankByLabel } from './palette-match.ts'

/** Every action of the desk and of this screen, each with its key. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { owners } = useActionRegistry()
  const [typed, setTyped] = useState('')
  // What is offered is what was on screen when the palette opened: the part registered last comes first, because it is nearest to the user.
  const [offered] = useState(() =>
    [...owners.values()].toReversed().flatMap((actions) => actions.filter((action) => action.run !== undefined && action.inDialogs !== true)),
  )
  const items = useMemo(() => rankByLabel(offered, typed), [offered, typed])
  return (
    <Dialog title="Actions" place="top" onClose={onClose}>
      <ChoiceList
        label="Find an action"
        placeholder="Type what to do"
        typed={typed}
        onType={setTyped}
        items={items}
        itemId={({ id }) => id}
        isOff={({ isOff }) => isOff !== undefined}
        draw={({ label, key, isOff }) => (
          <>
            <span className="choice-main">{label}</span>
            {isOff !== undefined && <span className="choice-note">{isOff}</span>}
            {key !== undefined && <KeyCap keys={key} />}
          </>
        )}
        onChoose={({ run }) => {
          onClose()
          // After the dialog has given the focus back.
          setTimeout(() => run?.())
        }}
        none="No action has these words."
      />
    </Dialog>
  )
}
