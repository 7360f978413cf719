import { useEffect } from 'react'
import { create } from 'zustand'
import type { Client } from '#contract/channels.ts'
import { sentenceFor } from '#contract/errors.ts'
import type { EventValue } from '#contract/events.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import { useBridge } from '../bridge/bridge-context.tsx'
import { fileName } from '../format/file-place.ts'
import { plural } from '../format/plural.ts'
import { say } from '../ui/toast-store.ts'

type Look = NonNullable<EventValue<'folder-look'>['look']>

/** How far the look at each watched folder is, by the folder's id, and how many looks have ended in this window. */
export const useFolderNews = create<{ readonly progress: Readonly<Record<string, RowsProgress>>; readonly ended: number }>(() => ({ progress: {}, ended: 0 }))

/** Hears on every screen what the watched folders bring, and says what was imported without a word of the user. */
export function useWatchedFolderNews(): void {
  const { client } = useBridge()
  useEffect(
    () =>
      client.on('folder-look', ({ folder, progress, look }) => {
        const { [folder]: _before, ...others } = useFolderNews.getState().progress
        if (progress !== null) useFolderNews.setState({ progress: { ...others, [folder]: progress } })
        if (look === null) return
        useFolderNews.setState(({ ended }) => ({ progress: others, ended: ended + 1 }))
        const words = lookInWords(look)
        if (words === null) return
        const { batch } = look
        say(words, 'word', batch === null ? undefined : { label: 'Undo', run: () => void undoImport(client, batch) })
      }),
    [client],
  )
}

/** "Imported 2 files from Downloads: 214 new rows. 1 file waits for an answer."; null when there is nothing to say. */
export function lookInWords({ path, batch, files, rows, waiting }: Look): string | null {
  if (batch === null && waiting === 0) return null
  const folder = fileName(path)
  if (batch === null) return `${plural(waiting, 'file')} in ${folder} ${waiting === 1 ? 'waits' : 'wait'} for an answer.`
  const rest = waiting === 0 ? '' : ` ${plural(waiting, 'file waits', 'files wait')} for an answer.`
  return `Imported ${plural(files, 'file')} from ${folder}: ${plural(rows, 'new row')}.${rest}`
}

/** An import that something stands on asks in its dialog, on the Data screen; here it is only said. */
async function undoImport(client: Client, batch: string): Promise<void> {
  const outcome = await client.call('import.undo', { batch })
  if (outcome.ok) say(`Import ${batch} is undone. Its files are left alone until they change.`)
  else say(sentenceFor(outcome.error), 'fault')
}
