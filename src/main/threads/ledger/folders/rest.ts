import type { ListedFile } from '../../../ingest/files/list-folder.ts'

/** How long a folder that goes on changing may hold back the files in it that rest. */
const LONGEST_HOLD_MS = 10_000

export interface Rested {
  /** To be read now. */
  readonly ready: readonly ListedFile[]
  /** Still being written, or held until those are done. */
  readonly unsettled: number
  /** When another look is due; null = nothing is being written. */
  readonly dueInMs: number | null
}

interface Seen {
  readonly stamp: string
  readonly sinceMs: number
}

/**
 * Tells files that rest from those still being written. A file rests when its size and its moments stayed for `restMs`: by the moment of its
 * last change, or, where the clock of its disk is not ours, by what the looks before saw. While some are being written the others are held too,
 * so that a burst becomes one import, but no longer than ten seconds.
 */
export class RestWatch {
  readonly #seen = new Map<string, Seen>()

  /** @param wallMs the clock of the file system @param steadyMs a clock that never jumps */
  sort(files: readonly ListedFile[], restMs: number, wallMs: number, steadyMs: number): Rested {
    const paths = new Set(files.map(({ path }) => path))
    for (const path of this.#seen.keys()) if (!paths.has(path)) this.#seen.delete(path)
    const ready: ListedFile[] = []
    let dueInMs: number | null = null
    let heldMs = 0
    for (const file of files) {
      const seen = this.#see(file, steadyMs)
      const agoMs = wallMs - Math.max(file.modifiedAtMs, file.changedAtMs)
      const restsInMs = restMs - Math.max(agoMs, steadyMs - seen.sinceMs)
      if (restsInMs <= 0) {
        ready.push(file)
        heldMs = Math.max(heldMs, steadyMs - seen.sinceMs)
      } else dueInMs = Math.max(dueInMs ?? 0, Math.min(restsInMs, restMs))
    }
    if (dueInMs === null) return { ready, unsettled: 0, dueInMs }
    if (heldMs > LONGEST_HOLD_MS) return { ready, unsettled: files.length - ready.length, dueInMs }
    return { ready: [], unsettled: files.length, dueInMs }
  }

  #see({ path, sizeBytes, modifiedAtMs, changedAtMs }: ListedFile, steadyMs: number): Seen {
    const stamp = `${sizeBytes} ${modifiedAtMs} ${changedAtMs}`
    const before = this.#seen.get(path)
    const seen = before?.stamp === stamp ? before : { stamp, sinceMs: steadyMs }
    this.#seen.set(path, seen)
    return seen
  }
}
