import { useState } from 'react'
import { sentenceFor } from '#contract/errors.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { say } from '../../ui/toast-store.ts'
import { keepLayouts } from './keep-layouts.ts'
import type { OwnLayout } from './layout-json.ts'

interface RenameLayoutDialogProps {
  readonly layout: OwnLayout
  readonly own: readonly OwnLayout[]
  readonly onClose: () => void
}

/** Gives a layout of the user another name; its header and its files stay with it. */
export function RenameLayoutDialog({ layout, own, onClose }: RenameLayoutDialogProps) {
  const { client } = useBridge()
  const [typed, setTyped] = useState(layout.name)
  const name = typed.trim()
  const isTaken = own.some((other) => other.name === name && other.name !== layout.name)
  const fault = name === '' ? 'A name is wanted.' : isTaken ? 'Another layout has this name.' : undefined
  const rename = async (): Promise<void> => {
    if (fault !== undefined) return
    if (name !== layout.name) {
      const { refused, undo } = await keepLayouts(client, own, [{ ...layout, name, mapping: { ...layout.mapping, saveAs: name } }])
      if (refused !== null) {
        say(sentenceFor(refused.error), 'fault')
        return
      }
      rememberEdit(`Renamed the layout ${layout.name}`, undo)
      say(`The layout ${layout.name} is called ${name} now.`)
    }
    onClose()
  }
  return (
    <Dialog
      title={`Rename ${layout.name}`}
      onClose={onClose}
      onSubmit={() => void rename()}
      foot={
        <>
          <Button onClick={onClose}>Keep the name</Button>
          <Button rank="main" type="submit" disabled={fault !== undefined}>
            Rename
          </Button>
        </>
      }
    >
      <Field label="Name" value={typed} onChange={setTyped} maxLength={80} fault={fault} isFirst />
    </Dialog>
  )
}
