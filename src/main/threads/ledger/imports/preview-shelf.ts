import type { WriteDb } from '../../../store/handles.ts'
import { disposeEntries } from './stage-call.ts'
import type { StagedCall } from './staged-call.ts'

/** Previews whose staged rows are kept in memory; older ones keep only their input and digests and are staged again on demand. */
const MOST_STAGED = 3

export interface HeldPreview {
  readonly id: string
  readonly input: StagedCall['input']
  /** Digest of every staged file by path, as the user saw it. */
  readonly digests: ReadonlyMap<string, string>
  /** null once the rows were freed. */
  readonly call: StagedCall | null
}

/** The previews of one connection: they live until the process, or its ledger thread, ends. */
export class PreviewShelf {
  readonly #previews = new Map<string, HeldPreview>()

  /** Holds a preview under its id; one that is held already gets its newly staged rows. */
  put(id: string, call: StagedCall): HeldPreview {
    const before = this.#previews.get(id)
    if (before?.call !== undefined && before.call !== null && before.call !== call) disposeEntries(before.call.entries)
    const digests =
      before?.digests ?? new Map(call.entries.flatMap((entry) => (entry.staged === null ? [] : [[entry.found.path, entry.staged.sha256] as const])))
    const preview: HeldPreview = { id, input: call.input, digests, call }
    this.#previews.delete(id)
    this.#previews.set(id, preview)
    this.#freeOldest()
    return preview
  }

  find(id: string): HeldPreview | undefined {
    return this.#previews.get(id)
  }

  #freeOldest(): void {
    const staged = [...this.#previews.values()].filter((preview) => preview.call !== null)
    for (const preview of staged.slice(0, Math.max(0, staged.length - MOST_STAGED))) {
      if (preview.call !== null) disposeEntries(preview.call.entries)
      this.#previews.set(preview.id, { ...preview, call: null })
    }
  }
}

const shelves = new WeakMap<WriteDb, PreviewShelf>()

export function previewShelfOf(db: WriteDb): PreviewShelf {
  const known = shelves.get(db)
  if (known !== undefined) return known
  const shelf = new PreviewShelf()
  shelves.set(db, shelf)
  return shelf
}
