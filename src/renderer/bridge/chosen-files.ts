import type { FileRef } from '#contract/schemas/common.ts'
import type { Host } from './host.ts'

/** Every file of a drop, folders opened to their last level, in the order a reader would expect (by path). */
export async function filesOfDrop(drop: DataTransfer): Promise<File[]> {
  // The list of a drop is emptied as soon as its event returns: the entries are taken before the first wait.
  const entries = [...drop.items].flatMap((item) => (item.kind === 'file' ? (item.webkitGetAsEntry() ?? []) : []))
  if (entries.length === 0) return [...drop.files]
  const found = (await Promise.all(entries.map(filesOfEntry))).flat()
  return found.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(({ file }) => file)
}

interface FoundFile {
  readonly path: string
  readonly file: File
}

async function filesOfEntry(entry: FileSystemEntry): Promise<FoundFile[]> {
  if (entry.isFile) return [{ path: entry.fullPath, file: await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)) }]
  if (!entry.isDirectory) return []
  const reader = (entry as FileSystemDirectoryEntry).createReader()
  const found: FoundFile[] = []
  // A reader hands out a folder in pieces and says so with an empty one at the end.
  for (;;) {
    const piece = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (piece.length === 0) return found
    for (const child of piece) found.push(...(await filesOfEntry(child)))
  }
}

export interface MintedRefs {
  readonly refs: readonly { readonly file: FileRef; readonly name: string }[]
  /** Names of files that are on no disk the host can read. */
  readonly withoutPlace: readonly string[]
}

/** The references under which the core may read the chosen files. */
export async function mintRefs(files: readonly File[], fileRef: Host['fileRef'], onDone: (done: number) => void): Promise<MintedRefs> {
  const refs: { file: FileRef; name: string }[] = []
  const withoutPlace: string[] = []
  for (const [index, file] of files.entries()) {
    const ref = await fileRef(file)
    if (ref === null) withoutPlace.push(file.name)
    else refs.push({ file: { ref }, name: file.name })
    onDone(index + 1)
  }
  return { refs, withoutPlace }
}
