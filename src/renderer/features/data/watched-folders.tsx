import { type DragEvent, useEffect, useRef, useState } from 'react'
import type { WatchedFolder } from '#contract/schemas/folders.ts'
import { useDroppedFiles } from '../../app/dropped-files.ts'
import { useFolderNews } from '../../app/folder-news.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useAction } from '../../bridge/use-action.ts'
import { useCall } from '../../bridge/use-call.ts'
import { fileName } from '../../format/file-place.ts'
import { writeMoment } from '../../format/moment.ts'
import { plural } from '../../format/plural.ts'
import { count } from '../../format/quantity.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { useActions } from '../../ui/keys/use-actions.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import { say } from '../../ui/toast-store.ts'
import type { ImportSession } from './import-session.ts'
import { UnfinishedDialog } from './unfinished-dialog.tsx'
import './watched-folders.css'

interface WatchedFoldersProps {
  readonly session: ImportSession
  /** Why no preview can be opened now. */
  readonly busyWords: string | undefined
}

/** The folders new files are taken from by themselves: a line each, with its switch, and what of it waits for an answer. */
export function WatchedFolders({ session, busyWords }: WatchedFoldersProps) {
  const { client, fileRef } = useBridge()
  const listed = useCall('folders.list', {})
  const waiting = useCall('folders.waiting', {})
  const watch = useAction('folders.watch')
  const forget = useAction('folders.forget')
  const picker = useRef<HTMLInputElement>(null)
  const [shown, setShown] = useState<WatchedFolder | null>(null)
  const { progress, ended } = useFolderNews()
  const { isOver } = useDroppedFiles()
  const { askAgain } = listed
  useEffect(() => picker.current?.setAttribute('webkitdirectory', ''), [])
  // A folder that went away or came back changes nothing in the store.
  useEffect(() => {
    if (ended > 0) askAgain()
  }, [ended, askAgain])

  const folders = listed.value?.folders ?? []
  const files = waiting.value?.files.filter(({ isRefused }) => !isRefused) ?? []
  const inFolder = (folder: string): typeof files => files.filter((file) => file.folder === folder)

  /** By a file in it, where the picker hands out files; a folder that was dropped is a file itself. */
  const name = async (file: File | undefined): Promise<void> => {
    const ref = file === undefined ? null : await fileRef(file)
    if (file === undefined || ref === null) return
    const outcome = await watch.run({ folder: { ref }, ...(file.webkitRelativePath === '' ? {} : { below: file.webkitRelativePath }) })
    if (!outcome.ok) return
    const { id, path } = outcome.value
    rememberEdit(`Watched ${fileName(path)}`, () => client.call('folders.forget', { id }))
    say(`New files in ${fileName(path)} are imported by themselves when they need no answer.`)
  }
  const turn = async ({ id, path }: WatchedFolder, isOn: boolean): Promise<void> => {
    const outcome = await watch.run({ id, isOn })
    if (outcome.ok) rememberEdit(`Switched ${fileName(path)} ${isOn ? 'on' : 'off'}`, () => client.call('folders.watch', { id, isOn: !isOn }))
  }
  const drop = async ({ id, path, isOn }: WatchedFolder): Promise<void> => {
    const outcome = await forget.run({ id })
    if (!outcome.ok) return
    rememberEdit(`Forgot the folder ${fileName(path)}`, () => client.call('folders.watch', { id, isOn }))
    say(`${fileName(path)} is not watched any more. What was imported from it stays.`)
  }
  const open = (chosen: typeof files): void => void session.open(chosen.map(({ file }) => file))

  const pick = (input: HTMLInputElement): void => {
    const [file] = input.files ?? []
    input.value = ''
    void name(file)
  }
  /** A folder let go here is watched; files are imported as anywhere else. */
  const takeDrop = (event: DragEvent<HTMLElement>): void => {
    const [item] = event.dataTransfer.items
    if (item?.webkitGetAsEntry()?.isDirectory !== true) return
    event.preventDefault()
    event.stopPropagation()
    useDroppedFiles.setState({ isOver: false })
    void name(event.dataTransfer.files[0])
  }
  const choose = (): void => picker.current?.click()
  useActions([
    { id: 'data.watchFolder', label: 'Watch a folder', key: 'w', group: 'screen', run: choose },
    {
      id: 'data.openWaiting',
      label: `Look at ${plural(files.length, 'file')} that ${files.length === 1 ? 'waits' : 'wait'} for an answer`,
      key: 'l',
      group: 'screen',
      isOff: files.length === 0 ? 'no file of a watched folder waits' : busyWords,
      run: () => open(files),
    },
    ...folders.map((folder) => ({
      id: `data.watch.${folder.id}`,
      label: `${folder.isOn ? 'Stop watching' : 'Watch'} ${fileName(folder.path)}`,
      group: 'screen' as const,
      run: () => void turn(folder, !folder.isOn),
    })),
  ])

  const error = watch.now.state === 'error' ? watch.now.error : forget.now.state === 'error' ? forget.now.error : null
  return (
    <section className={`watched-folders ${isOver ? 'is-over' : ''}`} aria-label="Watched folders" onDrop={takeDrop}>
      <input ref={picker} type="file" hidden aria-label="Folder to watch" onChange={(event) => pick(event.target)} />
      {folders.length > 0 && (
        <ul>
          {folders.map((folder) => (
            <li key={folder.id} data-state={folder.isOn ? 'on' : 'off'}>
              <label title={folder.path}>
                <input type="checkbox" role="switch" checked={folder.isOn} onChange={(event) => void turn(folder, event.target.checked)} />
                <span className="watched-name">{fileName(folder.path)}</span>
              </label>
              <span className="watched-words">{wordsOf(folder, progress[folder.id])}</span>
              {folder.problem !== null && folder.isOn && <StateMark state="fail" word={folder.problem} as="words" />}
              {folder.waiting > 0 && (
                <Button
                  disabled={busyWords !== undefined}
                  title={busyWords}
                  keys={folders.length === 1 ? 'l' : undefined}
                  onClick={() => open(inFolder(folder.id))}
                >
                  {plural(folder.waiting, 'file waits', 'files wait')} for an answer
                </Button>
              )}
              {folder.waiting + folder.refused > 0 && (
                <Button rank="quiet" onClick={() => setShown(folder)}>
                  Why
                </Button>
              )}
              <Button rank="quiet" onClick={() => void drop(folder)}>
                Forget
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="watched-more">
        {isOver ? (
          <span>Let a folder go here to watch it.</span>
        ) : (
          folders.length === 0 && <span>New files of a folder can come in by themselves, such as your downloads. What needs an answer waits for you.</span>
        )}
        <Button rank="quiet" keys="w" onClick={choose}>
          {folders.length === 0 ? 'Watch a folder' : 'Watch another folder'}
        </Button>
      </p>
      {error !== null && <ErrorNote error={error} />}
      {shown !== null && waiting.value !== null && (
        <UnfinishedDialog folder={shown} files={waiting.value.files.filter((file) => file.folder === shown.id)} onClose={() => setShown(null)} />
      )}
    </section>
  )
}

/** "on, looked at 20 Nov 2026 14:02, 12 files imported, 3 passed over" */
function wordsOf({ isOn, lookedAt, imported, refused }: WatchedFolder, progress: { phase: string; done: number; total: number | null } | undefined): string {
  if (progress !== undefined) return `${progress.phase} ${count.digits(progress.done)}${progress.total === null ? '' : ` of ${count.digits(progress.total)}`}`
  return [
    isOn ? 'watched' : 'not watched',
    lookedAt === null ? 'not looked at yet' : `looked at ${writeMoment(lookedAt)}`,
    `${plural(imported, 'file')} imported`,
    ...(refused === 0 ? [] : [`${count.digits(refused)} passed over`]),
  ].join(', ')
}
