import { useState } from 'react'
import { useAction } from '../../bridge/use-action.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Field } from '../../ui/field.tsx'

const LEAST_REASON = 10

/** A required item is overridden by a name and a written reason, for this version of the plan only. */
export function OverrideDialog({ plan, item, initials, onClose }: { plan: string; item: string; initials: string; onClose: () => void }) {
  const override = useAction('checklist.override')
  const [reason, setReason] = useState('')
  const [by, setBy] = useState(initials)
  const isShort = reason.trim().length < LEAST_REASON
  const submit = async (): Promise<void> => {
    if (isShort || by.trim() === '') return
    const outcome = await override.run({ plan, item, reason: reason.trim(), by: by.trim() })
    if (outcome.ok) onClose()
  }
  return (
    <Dialog
      title={`Override ${item.replaceAll('_', ' ')}`}
      onClose={onClose}
      onSubmit={() => void submit()}
      foot={
        <>
          <Button onClick={onClose}>Keep it open</Button>
          <Button rank="grave" type="submit" disabled={isShort || by.trim() === ''}>
            Override the item
          </Button>
        </>
      }
    >
      <div className="fields">
        <Field label="Reason" value={reason} onChange={setReason} hint="At least ten characters. It is printed." autoFocus />
        <Field label="By" value={by} onChange={setBy} maxLength={60} />
      </div>
      {override.now.state === 'error' && <ErrorNote error={override.now.error} />}
    </Dialog>
  )
}
