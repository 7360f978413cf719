import { type FSWatcher, watch } from 'node:fs'

export interface EyeTimes {
  /** Events this close together are told once. */
  readonly gatherMs: number
  /** Folders are looked at this often without any event: network disks send none, and a burst can lose some. */
  readonly pollMs: number
}

/**
 * Notices that something happened in watched folders, and says no more than in which: what it is, a look finds out. One watcher per folder
 * and subfolder, for that works on every system; subfolders become known with the first look. Lives in the thread that writes, which knows the list of folders.
 */
export class FolderEyes {
  readonly #times: EyeTimes
  readonly #tell: (folders: readonly number[]) => void
  /** Root of each watched folder by id, and its watchers by path. */
  readonly #watched = new Map<number, { readonly path: string; readonly watchers: Map<string, FSWatcher | null> }>()
  readonly #stirred = new Set<number>()
  readonly #poll: NodeJS.Timeout
  #gathering: NodeJS.Timeout | null = null

  constructor(times: EyeTimes, tell: (folders: readonly number[]) => void) {
    this.#times = times
    this.#tell = tell
    this.#poll = setInterval(() => this.#stir([...this.#watched.keys()]), times.pollMs).unref()
  }

  /** The folders that are on. One that is new here is looked at soon; one that left is watched no more from this moment. */
  set(folders: readonly { readonly id: number; readonly path: string }[]): void {
    const on = new Map(folders.map(({ id, path }) => [id, path]))
    // A backup that was put back may know another folder by the same number.
    for (const [id, { path }] of this.#watched) if (on.get(id) !== path) this.#close(id)
    const added = folders.filter(({ id }) => !this.#watched.has(id))
    for (const { id, path } of added) {
      this.#watched.set(id, { path, watchers: new Map() })
      this.#watch(id, path)
    }
    this.#stir(added.map(({ id }) => id))
  }

  /** What a look found open below a folder. */
  setSubfolders(id: number, paths: readonly string[]): void {
    const watched = this.#watched.get(id)
    if (watched === undefined) return
    const there = new Set(paths)
    for (const [path, watcher] of watched.watchers) {
      // A watcher that broke is tried again with the next look.
      if (there.has(path) && watcher !== null) continue
      watcher?.close()
      watched.watchers.delete(path)
    }
    for (const path of there) if (!watched.watchers.has(path)) this.#watch(id, path)
  }

  close(): void {
    clearInterval(this.#poll)
    if (this.#gathering !== null) clearTimeout(this.#gathering)
    for (const id of this.#watched.keys()) this.#close(id)
  }

  #watch(id: number, path: string): void {
    const watchers = this.#watched.get(id)?.watchers
    if (watchers === undefined) return
    const lose = (): void => {
      watchers.get(path)?.close()
      watchers.set(path, null)
    }
    try {
      const watcher = watch(path, { persistent: false }, () => this.#stir([id]))
      watchers.set(path, watcher)
      watcher.on('error', () => {
        lose()
        this.#stir([id])
      })
    } catch {
      // Gone, or more watchers than the system gives: the poll sees it.
      watchers.set(path, null)
    }
  }

  #close(id: number): void {
    for (const watcher of this.#watched.get(id)?.watchers.values() ?? []) watcher?.close()
    this.#watched.delete(id)
    this.#stirred.delete(id)
  }

  #stir(folders: readonly number[]): void {
    for (const id of folders) this.#stirred.add(id)
    if (this.#stirred.size === 0 || this.#gathering !== null) return
    this.#gathering = setTimeout(() => {
      this.#gathering = null
      const told = [...this.#stirred].filter((id) => this.#watched.has(id))
      this.#stirred.clear()
      if (told.length > 0) this.#tell(told)
    }, this.#times.gatherMs)
    this.#gathering.unref()
  }
}
