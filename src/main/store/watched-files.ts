import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

export type FileOutcome = 'stored' | 'known' | 'undone' | 'waits' | 'refused' | 'left'

/** How a file lay on the disk. `changedAtMs` moves with its bytes, its name and its permissions, and no program can set it back. */
export interface FileStamp {
  readonly path: string
  readonly sizeBytes: number
  readonly modifiedAtMs: number
  readonly changedAtMs: number
}

/** What became of a file of a watched folder. */
export interface WatchedFile extends FileStamp {
  readonly sha256: string | null
  readonly outcome: FileOutcome
  /** In words: what it waits for, or why it was refused. */
  readonly reason: string | null
}

const COLUMNS = 'path, size_bytes AS sizeBytes, modified_at_ms AS modifiedAtMs, changed_at_ms AS changedAtMs, sha256, outcome, reason'

/** What is remembered of a folder, by path. */
export const watchedFilesOf = (db: ReadDb, folderId: number): ReadonlyMap<string, WatchedFile> =>
  new Map(
    prepared<[number], WatchedFile>(db, `SELECT ${COLUMNS} FROM watched_files WHERE folder_id = ?`)
      .all(folderId)
      .map((file) => [file.path, file]),
  )

export function rememberFile(db: WriteDb, folderId: number, file: WatchedFile): void {
  prepared(
    db,
    `INSERT INTO watched_files (folder_id, path, size_bytes, modified_at_ms, changed_at_ms, sha256, outcome, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (folder_id, path) DO UPDATE SET size_bytes = excluded.size_bytes, modified_at_ms = excluded.modified_at_ms,
       changed_at_ms = excluded.changed_at_ms, sha256 = excluded.sha256, outcome = excluded.outcome, reason = excluded.reason`,
  ).run(folderId, file.path, file.sizeBytes, file.modifiedAtMs, file.changedAtMs, file.sha256, file.outcome, file.reason)
}

export function forgetFile(db: WriteDb, folderId: number, path: string): void {
  prepared<[number, string]>(db, 'DELETE FROM watched_files WHERE folder_id = ? AND path = ?').run(folderId, path)
}

/** Whether these bytes were ever imported, by whatever way: they stand, or all that held them was undone. */
export function fateOfBytes(db: ReadDb, sha256: string): 'stands' | 'undone' | null {
  const undone = preparedValue<[string], number | null>(
    db,
    'SELECT min(b.undone_at_ms IS NOT NULL) FROM batch_files f JOIN batches b ON b.id = f.batch_id WHERE f.sha256 = ?',
  ).get(sha256)
  return undone === null || undone === undefined ? null : undone === 0 ? 'stands' : 'undone'
}

export interface UnfinishedFile {
  readonly id: number
  readonly folderId: number
  readonly path: string
  readonly outcome: 'waits' | 'refused'
  readonly reason: string
}

/** What an import of these bytes by hand has settled meanwhile no longer waits. */
const UNSETTLED = `f.outcome IN ('waits', 'refused') AND NOT EXISTS (SELECT 1 FROM batch_files b WHERE b.sha256 = f.sha256)`

/** Files of the folders not given up that wait for a word or were refused, by folder and path. */
export const listUnfinishedFiles = (db: ReadDb): readonly UnfinishedFile[] =>
  prepared<[], UnfinishedFile>(
    db,
    `SELECT f.id, f.folder_id AS folderId, f.path, f.outcome, coalesce(f.reason, '') AS reason FROM watched_files f
     JOIN watched_folders w ON w.id = f.folder_id WHERE w.is_given_up = 0 AND ${UNSETTLED} ORDER BY f.folder_id, f.path`,
  ).all()

export interface FolderCounts {
  readonly imported: number
  readonly waiting: number
  readonly refused: number
}

/** How many files of a folder its imports hold that stand, and how many wait or were refused. */
export function countsOfFolder(db: ReadDb, folder: { readonly id: number; readonly path: string }): FolderCounts {
  const count = (outcome: string): number =>
    preparedValue<[number, string], number>(db, `SELECT count(*) FROM watched_files f WHERE f.folder_id = ? AND f.outcome = ? AND ${UNSETTLED}`).get(
      folder.id,
      outcome,
    ) ?? 0
  const imported = preparedValue<[string], number>(
    db,
    `SELECT count(*) FROM watched_batches w JOIN batches b ON b.id = w.batch_id JOIN batch_files f ON f.batch_id = b.id
     WHERE w.folder = ? AND b.undone_at_ms IS NULL`,
  ).get(folder.path)
  return { imported: imported ?? 0, waiting: count('waits'), refused: count('refused') }
}

/** Leaves a waiting file alone until its bytes change, or lets it wait again. False when it is no such file. */
export const leaveFile = (db: WriteDb, id: number, isLeft: boolean): boolean =>
  prepared<[string, number, string]>(db, 'UPDATE watched_files SET outcome = ? WHERE id = ? AND outcome = ?').run(
    isLeft ? 'left' : 'waits',
    id,
    isLeft ? 'waits' : 'left',
  ).changes > 0

export function noteWatchedBatch(db: WriteDb, batchId: number, folder: string): void {
  prepared<[number, string]>(db, 'INSERT INTO watched_batches (batch_id, folder) VALUES (?, ?)').run(batchId, folder)
}

/** The watched folder an import came from; null = it was made by hand. */
export const folderOfBatch = (db: ReadDb, batchId: number): string | null =>
  preparedValue<[number], string>(db, 'SELECT folder FROM watched_batches WHERE batch_id = ?').get(batchId) ?? null
