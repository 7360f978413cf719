import { useState } from 'react'
import { sentenceFor } from '#contract/errors.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { listed, plural } from '../../format/plural.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FieldFrame } from '../../ui/field.tsx'
import { say } from '../../ui/toast-store.ts'
import { keepLayouts, replacedBy } from './keep-layouts.ts'
import { type OwnLayout, readLayouts } from './layout-json.ts'

/** Takes layouts that were copied as JSON elsewhere: pasted, or out of a file. */
export function TakeLayoutDialog({ own, onClose }: { own: readonly OwnLayout[]; onClose: () => void }) {
  const { client } = useBridge()
  const [text, setText] = useState('')
  const read = text.trim() === '' ? null : readLayouts(text)
  const layouts = read !== null && 'layouts' in read ? read.layouts : []
  const replaced = [...new Set(layouts.flatMap((layout) => replacedBy(own, layout)))].map(({ name }) => name)
  const choose = async (file: File | undefined): Promise<void> => {
    if (file !== undefined) setText(await file.text())
  }
  const take = async (): Promise<void> => {
    if (layouts.length === 0) return
    const { kept, refused, undo } = await keepLayouts(client, own, layouts)
    if (kept > 0) {
      const words = `Took ${plural(kept, 'layout')}`
      rememberEdit(words, undo)
      say(`${words}. Files with such a header are read by it from now on.`)
    }
    if (refused !== null) say(sentenceFor(refused.error), 'fault')
    else onClose()
  }
  return (
    <Dialog
      title="Take a layout"
      width="wide"
      onClose={onClose}
      onSubmit={() => void take()}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button rank="main" type="submit" disabled={layouts.length === 0}>
            {layouts.length === 0 ? 'Take it' : `Take ${listed(layouts.map(({ name }) => name))}`}
          </Button>
        </>
      }
    >
      <FieldFrame
        label="As JSON"
        fault={read !== null && 'fault' in read ? read.fault : undefined}
        hint={replaced.length === 0 ? 'What “Copy as JSON” gave, here or in another workspace.' : `It takes the place of ${listed(replaced)}.`}
      >
        {({ id, describedBy, isFaulty }) => (
          <textarea
            id={id}
            className="input layout-text figures"
            data-first=""
            value={text}
            onChange={(event) => setText(event.target.value)}
            aria-describedby={describedBy}
            aria-invalid={isFaulty}
            spellCheck={false}
            rows={12}
          />
        )}
      </FieldFrame>
      <FieldFrame label="Or its file">
        {({ id }) => <input id={id} type="file" accept=".json,application/json" onChange={(event) => void choose(event.target.files?.[0])} />}
      </FieldFrame>
    </Dialog>
  )
}
