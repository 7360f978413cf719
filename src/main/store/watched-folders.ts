import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** A folder the user named, to be looked at for new files. */
export interface WatchedFolder {
  readonly id: number
  readonly path: string
  readonly isOn: boolean
  /** Of the last look that found something; null = of none yet. */
  readonly lookedAtMs: number | null
}

interface Stored {
  readonly id: number
  readonly path: string
  readonly is_on: number
  readonly looked_at_ms: number | null
}

const COLUMNS = 'SELECT id, path, is_on, looked_at_ms FROM watched_folders WHERE is_given_up = 0'
const toFolder = (row: Stored): WatchedFolder => ({ id: row.id, path: row.path, isOn: row.is_on === 1, lookedAtMs: row.looked_at_ms })

/** Those not given up, in the order in which they were named. */
export const listWatchedFolders = (db: ReadDb): readonly WatchedFolder[] => prepared<[], Stored>(db, `${COLUMNS} ORDER BY id`).all().map(toFolder)

export function findWatchedFolder(db: ReadDb, id: number): WatchedFolder | undefined {
  const row = prepared<[number], Stored>(db, `${COLUMNS} AND id = ?`).get(id)
  return row === undefined ? undefined : toFolder(row)
}

/** Names a folder, or takes one up again that was given up. Returns its id. */
export function saveWatchedFolder(db: WriteDb, folder: { readonly path: string; readonly isOn: boolean; readonly atMs: number }): number {
  prepared<[string, number, number]>(
    db,
    `INSERT INTO watched_folders (path, is_on, added_at_ms) VALUES (?, ?, ?) ON CONFLICT (path) DO UPDATE SET is_on = excluded.is_on, is_given_up = 0`,
  ).run(folder.path, folder.isOn ? 1 : 0, folder.atMs)
  return prepared<[string], { id: number }>(db, 'SELECT id FROM watched_folders WHERE path = ?').get(folder.path)!.id
}

/** Sets the switch; one that was given up is taken up again. False when there is no folder of this id. */
export const switchWatchedFolder = (db: WriteDb, id: number, isOn: boolean): boolean =>
  prepared<[number, number]>(db, 'UPDATE watched_folders SET is_on = ?, is_given_up = 0 WHERE id = ?').run(isOn ? 1 : 0, id).changes > 0

/** False when there is none of this id, or it was given up already. */
export const giveUpWatchedFolder = (db: WriteDb, id: number): boolean =>
  prepared<[number]>(db, 'UPDATE watched_folders SET is_given_up = 1, is_on = 0 WHERE id = ? AND is_given_up = 0').run(id).changes > 0

export function noteLook(db: WriteDb, id: number, atMs: number): void {
  prepared<[number, number]>(db, 'UPDATE watched_folders SET looked_at_ms = ? WHERE id = ?').run(atMs, id)
}
