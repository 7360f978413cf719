import { join } from 'node:path'

/** The database of a workspace; SQLite keeps `-wal` and `-shm` beside it while it is open. */
export const databasePath = (workspaceDir: string): string => join(workspaceDir, 'desk.db')
/** Held locked while a process works in the workspace; holds nothing itself. */
export const lockPath = (workspaceDir: string): string => join(workspaceDir, 'lock.db')
export const backupFolder = (workspaceDir: string): string => join(workspaceDir, 'backups')

/** Marks a SQLite file as ours: the letters "RoDe". */
export const APPLICATION_ID = 0x526f4465
