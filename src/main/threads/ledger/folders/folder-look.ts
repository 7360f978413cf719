import { basename } from 'node:path'
import { fail, succeed } from '#contract/errors.ts'
import type { RowsProgress } from '#contract/schemas/common.ts'
import { type FolderListing, type ListedFile, listFolder, stampOf } from '../../../ingest/files/list-folder.ts'
import type { WriteDb } from '../../../store/handles.ts'
import { countsOfFolder, fateOfBytes, forgetFile, noteWatchedBatch, rememberFile, type WatchedFile, watchedFilesOf } from '../../../store/watched-files.ts'
import { findWatchedFolder, noteLook, type WatchedFolder } from '../../../store/watched-folders.ts'
import { Cancelled } from '../../job.ts'
import type { FolderLooked, LedgerJobs } from '../../jobs.ts'
import type { LedgerContext, LedgerJob, WriteTransaction } from '../context.ts'
import { digestOf } from '../imports/digest-of.ts'
import { disposeEntries, stageOnRestingStore, throwIfCancelled } from '../imports/stage-call.ts'
import type { StagedEntry } from '../imports/staged-call.ts'
import { storeEntries } from '../imports/store-entries.ts'
import { judgeEntry, type Verdict } from './judge-entry.ts'
import { RestWatch } from './rest.ts'

type Context = LedgerContext<RowsProgress>

/**
 * `folders.look`: one look at a watched folder. New and changed files that rest are read like any import; those that need no word of the user
 * become one batch, the others are remembered with what they wait for. Bytes that were ever imported, by whatever way, are not imported again: those that
 * stand are known, those that were undone stay undone. Nothing new writes nothing. Everything of one look is one transaction.
 */
export const lookAtFolder: LedgerJob<LedgerJobs['folders.look']> = async ({ folder: id, restMs, isAsked }, context) => {
  const folder = findWatchedFolder(context.db, id)
  if (folder === undefined) return fail({ kind: 'not-found', what: 'watched folder', id: String(id) })
  // What stirred before the switch was turned may be told after it.
  if (!isAsked && !folder.isOn) return succeed(nothingFrom(folder, context))
  const listing = await listFolder(folder.path, [context.workspaceDir], context.breathe)
  if (typeof listing === 'string') return succeed({ ...nothingFrom(folder, context), problem: listing })
  context.seeFolders?.(id, listing.folders)
  const remembered = watchedFilesOf(context.db, id)
  const changed = listing.files.filter((file) => !isAsRemembered(file, remembered.get(file.path)))
  const { ready, unsettled, dueInMs } = restWatchOf(context.db, id).sort(changed, restMs, Date.now(), performance.now())
  const looked = { ...nothingFrom(folder, context), unsettled, dueInMs }
  const hashed = await hashFiles(ready, remembered, context)
  const entries = await readUnknown(hashed, context)
  if (entries === null) return fail({ kind: 'superseded', what: 'the watched folder' })
  try {
    const verdicts = entries.map((entry) => ({ entry, verdict: judgeEntry(entry) }))
    const byPath = new Map(hashed.map((one) => [one.file.path, one]))
    const isMoving = entries.some((entry) => hasMoved(entry, byPath.get(entry.found.path)))
    // Written to while it was read: nothing of this look counts, the next one begins anew.
    if (isMoving) return succeed({ ...looked, unsettled: ready.length, dueInMs: restMs })
    if (!isAsked && findWatchedFolder(context.db, id)?.isOn !== true) throw new Cancelled('switched off')
    return succeed({ ...looked, ...settle(folder, { hashed, verdicts, gone: goneFiles(remembered, listing) }, context) })
  } finally {
    disposeEntries(entries)
  }
}

/** A file that rests, with the digest of its bytes and, where they are known already, what that means. */
interface HashedFile {
  readonly file: ListedFile
  readonly sha256: string | null
  readonly settled: Pick<WatchedFile, 'outcome' | 'reason'> | null
}

const nothingFrom = (folder: WatchedFolder, { db, nowAtMs }: Context): FolderLooked => ({
  folder: folder.id,
  path: folder.path,
  lookedAtMs: nowAtMs,
  problem: null,
  batch: null,
  files: 0,
  rows: 0,
  waiting: countsOfFolder(db, folder).waiting,
  unsettled: 0,
  dueInMs: null,
})

const isAsRemembered = (file: ListedFile, known: WatchedFile | undefined): boolean =>
  known !== undefined && known.sizeBytes === file.sizeBytes && known.modifiedAtMs === file.modifiedAtMs && known.changedAtMs === file.changedAtMs

/** Files that are there no more, or out of reach: when they come back they are looked at as new ones. */
function goneFiles(remembered: ReadonlyMap<string, WatchedFile>, { files }: FolderListing): readonly string[] {
  const there = new Set(files.map(({ path }) => path))
  return [...remembered.keys()].filter((path) => !there.has(path))
}

async function hashFiles(files: readonly ListedFile[], remembered: ReadonlyMap<string, WatchedFile>, context: Context): Promise<readonly HashedFile[]> {
  const hashed: HashedFile[] = []
  for (const file of files) {
    context.progress({
      phase: 'checking',
      done: hashed.length,
      total: files.length,
      file: basename(file.path),
      files: { done: hashed.length, total: files.length },
    })
    await context.breathe()
    const sha256 = await digestOf(file.path, context)
    const before = remembered.get(file.path)
    const settled = sha256 === null ? null : settledBefore(fateOfBytes(context.db, sha256), before?.sha256 === sha256 ? before : undefined)
    hashed.push({ file, sha256, settled })
  }
  return hashed
}

/** What is known of bytes without reading them again. A file whose bytes stayed the same was only touched, or renamed and back. */
function settledBefore(fate: ReturnType<typeof fateOfBytes>, before: WatchedFile | undefined): HashedFile['settled'] {
  if (fate === 'undone') return { outcome: 'undone', reason: null }
  if (fate === 'stands') return { outcome: before?.outcome === 'stored' ? 'stored' : 'known', reason: null }
  return before === undefined ? null : { outcome: before.outcome, reason: before.reason }
}

/** Reads the files nothing is known of; null when the store did not rest. */
async function readUnknown(hashed: readonly HashedFile[], context: Context): Promise<readonly StagedEntry[] | null> {
  const files = hashed.filter(({ settled }) => settled === null).map(({ file }) => ({ path: file.path, key: file.path }))
  if (files.length === 0) return []
  const call = await stageOnRestingStore({ files }, context, { willStore: (entry) => judgeEntry(entry).outcome === 'stored' })
  return call?.entries ?? null
}

/** Whether a file is another now than when it was hashed, or was read as other bytes. */
function hasMoved({ found, staged }: StagedEntry, before: HashedFile | undefined): boolean {
  if (before === undefined) return true
  if (staged !== null && staged.sha256 !== before.sha256) return true
  const now = stampOf(found.path)
  return now === null || now.sizeBytes !== before.file.sizeBytes || now.modifiedAtMs !== before.file.modifiedAtMs
}

interface Found {
  readonly hashed: readonly HashedFile[]
  readonly verdicts: readonly { readonly entry: StagedEntry; readonly verdict: Verdict }[]
  readonly gone: readonly string[]
}

/** One transaction: the batch, where it came from, and what became of every file. Nothing found writes nothing. */
function settle(folder: WatchedFolder, found: Found, context: Context): Pick<FolderLooked, 'batch' | 'files' | 'rows' | 'waiting'> {
  const { hashed, verdicts, gone } = found
  if (hashed.length + gone.length === 0) return { batch: null, files: 0, rows: 0, waiting: countsOfFolder(context.db, folder).waiting }
  throwIfCancelled(context)
  const toStore = verdicts.flatMap(({ entry, verdict }) => (verdict.outcome === 'stored' && entry.staged !== null ? [entry] : []))
  const { value: batch } = context.write((transaction) => {
    const batchId = toStore.length === 0 ? null : storeEntries(transaction, toStore, context)
    if (batchId !== null) noteWatchedBatch(transaction.db, batchId, folder.path)
    remember(transaction, folder.id, found)
    noteLook(transaction.db, folder.id, context.nowAtMs)
    transaction.touch('setting', 'folders')
    return batchId
  })
  const rows = toStore.reduce((sum, { staged }) => sum + staged.rows.new, 0)
  return { batch: batch === null ? null : String(batch), files: toStore.length, rows, waiting: countsOfFolder(context.db, folder).waiting }
}

function remember({ db }: WriteTransaction, folderId: number, { hashed, verdicts, gone }: Found): void {
  const byPath = new Map(verdicts.map(({ entry, verdict }) => [entry.found.path, verdict]))
  for (const { file, sha256, settled } of hashed) {
    const verdict = settled ?? byPath.get(file.path)
    if (verdict === undefined) throw new Error(`folders.look: got no verdict on ${file.path}, wanted one on every file that was read`)
    rememberFile(db, folderId, { ...file, sha256, outcome: verdict.outcome, reason: verdict.reason })
  }
  for (const path of gone) forgetFile(db, folderId, path)
}

const watches = new WeakMap<WriteDb, Map<number, RestWatch>>()

/** What the looks of this connection saw of a folder's files while they were written. */
function restWatchOf(db: WriteDb, folderId: number): RestWatch {
  const ofDb = watches.get(db) ?? new Map<number, RestWatch>()
  watches.set(db, ofDb)
  const watch = ofDb.get(folderId) ?? new RestWatch()
  ofDb.set(folderId, watch)
  return watch
}
