import { useEffect, useRef, useState } from 'react'
import { z } from 'zod'
import { takeDroppedFiles, useDroppedFiles } from '../../app/dropped-files.ts'
import { OPEN_PICKER } from '../../app/import-button.tsx'
import { replacePlace } from '../../app/place.ts'
import { useRememberedView } from '../../bridge/settings-context.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { Tabs } from '../../ui/tabs.tsx'
import { DATA_VIEWS, type DataView, type DataViewId, type HeldOf } from './data-views.ts'
import { ImportPanel } from './import-panel.tsx'
import { WatchedFolders } from './watched-folders.tsx'
import { useImportSession } from './use-import-session.ts'
import './data.css'

const VIEW_KEYS = '1234567890'
const RememberedView = z.enum(DATA_VIEWS.map(({ id }) => id))
/** A letter of its own, else its digit. */
function keyOf(index: number): { key?: string } {
  const { key }: DataView = DATA_VIEWS[index] ?? DATA_VIEWS[0]
  if (key !== undefined) return { key }
  return index < VIEW_KEYS.length ? { key: VIEW_KEYS.charAt(index) } : {}
}
const isView = (param: string | null): param is DataViewId => DATA_VIEWS.some(({ id }) => id === param)

/** What is known, where it came from, and the way in for more. */
export function DataScreen({ param }: { param: string | null }) {
  const { session, now } = useImportSession()
  const [view, setView] = useRememberedView<DataViewId>('data.view', RememberedView, 'health')
  const [seriesOf, setSeriesOf] = useState<string | null>(null)
  const [held, setHeld] = useState<HeldOf | null>(null)
  const { files: dropped } = useDroppedFiles()
  const fileInput = useRef<HTMLInputElement>(null)
  const folderInput = useRef<HTMLInputElement>(null)
  const isBusy = now.step !== 'idle' && now.step !== 'stored' && now.step !== 'refused'
  const busyWords = isBusy ? 'an import is open' : undefined

  useEffect(() => {
    if (dropped === null) return
    const files = takeDroppedFiles()
    if (files !== null) void session.choose(files)
  }, [dropped, session])
  useEffect(() => {
    if (param === OPEN_PICKER) {
      // Still inside the press that led here, so the browser lets the picker open.
      fileInput.current?.click()
      replacePlace({ screen: 'data', param: null })
    } else if (isView(param)) setView(param)
  }, [param, setView])
  useEffect(() => {
    folderInput.current?.setAttribute('webkitdirectory', '')
  }, [])

  const choose = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])]
    input.value = ''
    void session.choose(files)
  }
  const show = (chosen: DataViewId): void => {
    setSeriesOf(null)
    setHeld(null)
    setView(chosen)
  }
  useActions([
    { id: 'data.import', label: 'Import files', key: 'i', group: 'screen', isOff: busyWords, run: () => fileInput.current?.click() },
    { id: 'data.importFolder', label: 'Import a folder', key: 'o', group: 'screen', isOff: busyWords, run: () => folderInput.current?.click() },
    ...DATA_VIEWS.map(({ id, title }, index) => ({
      id: `data.view.${id}`,
      label: `Show ${title.toLowerCase()}`,
      ...keyOf(index),
      group: 'screen' as const,
      isOff: busyWords,
      run: () => show(id),
    })),
  ])

  return (
    <>
      <input ref={fileInput} type="file" multiple hidden aria-label="Files to import" onChange={(event) => choose(event.target)} />
      <input ref={folderInput} type="file" hidden aria-label="Folder to import" onChange={(event) => choose(event.target)} />
      <ImportPanel
        session={session}
        now={now}
        onFiles={() => fileInput.current?.click()}
        onFolder={() => folderInput.current?.click()}
        onHistory={() => {
          session.discard()
          setView('history')
        }}
      />
      {now.step !== 'preview' && <WatchedFolders session={session} busyWords={busyWords} />}
      {now.step !== 'preview' && (
        <Tabs label="Data" tabs={DATA_VIEWS} chosen={view} onChoose={show}>
          {DATA_VIEWS.map(
            ({ id, Panel }) =>
              id === view && (
                <Panel
                  key={id}
                  onImport={() => fileInput.current?.click()}
                  symbol={seriesOf}
                  held={held}
                  onHeld={(place) => {
                    setHeld(place)
                    setView('quarantine')
                  }}
                  onEveryHeld={() => setHeld(null)}
                  onEvery={() => setSeriesOf(null)}
                  onSeries={(symbol) => {
                    setSeriesOf(symbol)
                    setView('series')
                  }}
                />
              ),
          )}
        </Tabs>
      )}
    </>
  )
}
