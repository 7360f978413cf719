import { type AppError, fail, succeed } from '#contract/errors.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import { expandFiles } from '../../../ingest/files/expand-files.ts'
import { type FileRefused, refuseFile } from '../../../ingest/files/file-refusal.ts'
import { readGeneration } from '../../../store/generation.ts'
import type { LedgerJobs } from '../../jobs.ts'
import type { LedgerContext, LedgerJob } from '../context.ts'
import { digestOf } from './digest-of.ts'
import { isKnownProfile } from './choose-reading.ts'
import { importAnswer } from './import-answer.ts'
import { type HeldPreview, previewShelfOf } from './preview-shelf.ts'
import { stageOnRestingStore, throwIfCancelled } from './stage-call.ts'
import { isToStore, type StagedCall, type StagedEntry } from './staged-call.ts'
import { storeEntries } from './store-entries.ts'

type Context = LedgerContext<RowsProgress>

const NEVER_RESTS: AppError = { kind: 'superseded', what: 'the import' }

/**
 * `import.commit`: stores what a preview showed, in one transaction. Files that changed or went since are refused and
 * nothing of them is stored; a file with an open question waits; the rest is stored. When the store moved on since the
 * preview, the files are judged again first. Nothing to store writes nothing at all.
 */
export const commitImport: LedgerJob<LedgerJobs['import.commit']> = async (input, context) => {
  const shelf = previewShelfOf(context.db)
  if (!('preview' in input)) {
    if (input.profile !== undefined && !isKnownProfile(input.profile)) {
      return fail({ kind: 'refused', field: 'profile', reason: `there is no layout “${input.profile}”.` })
    }
    const call = await stageOnRestingStore(input, context)
    if (call === null) return fail(NEVER_RESTS)
    const { id } = shelf.put(`preview-${context.requestId}`, call)
    return succeed({ preview: id, batch: storeCall(call, context), ...importAnswer(call.entries) })
  }
  const held = shelf.find(input.preview)
  if (held === undefined) return fail({ kind: 'preview-gone', preview: input.preview })
  const refused = await checkDigests(held, context)
  const isCurrent = held.call !== null && held.call.generation === readGeneration(context.db) && refused.size === 0
  const call = isCurrent && held.call !== null ? held.call : await stageAgain(held, refused, context)
  if (call === null) return fail(NEVER_RESTS)
  if (!isCurrent) shelf.put(held.id, call)
  const entries = refused.size === 0 ? call.entries : withRefusals(call.entries, refused, held.input.files)
  return succeed({ preview: held.id, batch: storeCall({ ...call, entries }, context), ...importAnswer(entries) })
}

/** Re-reads the bytes of every previewed file: what is stored is what was seen. */
async function checkDigests({ digests }: HeldPreview, context: Context): Promise<ReadonlyMap<string, FileRefused>> {
  const refused = new Map<string, FileRefused>()
  let done = 0
  for (const [path, digest] of digests) {
    context.progress({ phase: 'checking', done, total: digests.size, file: path, files: { done, total: digests.size } })
    await context.breathe()
    const found = await digestOf(path, context)
    if (found === null) refused.set(path, refuseFile(path, 'removed', 'It was removed since the preview.'))
    else if (found !== digest) refused.set(path, refuseFile(path, 'changed', 'It changed since the preview. Preview it again.'))
    done += 1
  }
  return refused
}

/**
 * Stages the files of a preview again, without those that are refused already. A file that changes in this very moment is
 * refused by its digest; one that came into a folder since the preview was not seen and is left out.
 */
async function stageAgain(held: HeldPreview, refused: ReadonlyMap<string, FileRefused>, context: Context): Promise<StagedCall | null> {
  const call = await stageOnRestingStore(held.input, context, { except: refused })
  if (call === null) return null
  const entries = call.entries.flatMap((entry): StagedEntry[] => {
    const digest = held.digests.get(entry.found.path)
    if (entry.staged === null || digest === entry.staged.sha256) return [entry]
    entry.staged.dispose()
    if (digest === undefined) return []
    return [{ found: entry.found, staged: null, error: refuseFile(entry.found.path, 'changed', 'It changed since the preview. Preview it again.') }]
  })
  return { ...call, entries }
}

/** The refused files in the places that their paths have among the files of the call; those that went from a folder come last. */
function withRefusals(entries: readonly StagedEntry[], refused: ReadonlyMap<string, FileRefused>, files: HeldPreview['input']['files']): StagedEntry[] {
  const places = new Map(expandFiles(files).map(({ path }, place) => [path, place]))
  const placeOf = ({ found }: StagedEntry): number => places.get(found.path) ?? places.size
  const left = entries.filter((entry) => !refused.has(entry.found.path))
  const gone = [...refused].map(
    ([path, error]): StagedEntry => ({
      found: { path, name: path.split(/[/\\]/).at(-1) ?? path, key: path, sizeBytes: 0, refused: error },
      error,
      staged: null,
    }),
  )
  return [...left, ...gone].sort((one, other) => placeOf(one) - placeOf(other))
}

/** One transaction for the whole batch; the id of the batch, or null when nothing had to be stored. */
function storeCall({ entries }: Pick<StagedCall, 'entries'>, context: Context): string | null {
  const toStore = entries.filter(isToStore)
  if (toStore.length === 0) return null
  throwIfCancelled(context)
  const { value } = context.write((transaction) => storeEntries(transaction, toStore, context))
  const done = toStore.length
  context.progress({ phase: 'stored', done, total: done, file: null, files: { done, total: done } })
  return String(value)
}
