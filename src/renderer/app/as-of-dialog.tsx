import { useState } from 'react'
import { writeWeekday } from '../format/session.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { lookAsOf, useAsOfStore } from './as-of.ts'
import { useWorkspace } from './workspace-context.tsx'

/** Chooses the session everything is looked at from. Nothing later is known then. */
export function AsOfDialog({ onClose }: { onClose: () => void }) {
  const { asOf: newest } = useWorkspace()
  const { asOf } = useAsOfStore()
  const [session, setSession] = useState(asOf ?? newest ?? '')
  const isLate = newest !== null && session > newest
  const look = (): void => {
    if (session === '' || isLate) return
    lookAsOf(session === newest ? null : session)
    onClose()
  }
  return (
    <Dialog
      title="Look as of an earlier session"
      onClose={onClose}
      onSubmit={look}
      foot={
        <>
          {asOf !== null && (
            <Button
              onClick={() => {
                lookAsOf(null)
                onClose()
              }}
            >
              Back to the newest
            </Button>
          )}
          <Button rank="main" type="submit" disabled={session === '' || isLate}>
            Look from there
          </Button>
        </>
      }
    >
      <p>Every screen shows what was known at the close of that session. The mark REPLAY stands above until you come back.</p>
      <Field
        label="Session"
        type="date"
        value={session}
        onChange={setSession}
        {...(newest === null ? {} : { max: newest })}
        fault={isLate ? `The newest data is of ${writeWeekday(newest)}.` : undefined}
        hint={session === '' || isLate ? 'A trading day' : writeWeekday(session)}
      />
    </Dialog>
  )
}
