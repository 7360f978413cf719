import { z } from 'zod'
import { FileRef, Id, Instant, isPath, RowsProgress } from './common.ts'

/** A folder that is looked at for new and changed files. */
export const WatchedFolder = z.object({
  id: Id,
  path: z.string(),
  isOn: z.boolean(),
  /** The last look of this run, else the last one that found something; null = none yet. */
  lookedAt: Instant.nullable(),
  /** Files its imports hold that stand. */
  imported: z.number(),
  /** Files that need an answer before they are stored. */
  waiting: z.number(),
  /** Files that are no table of ours, or could not be read. */
  refused: z.number(),
  /** In words: why it cannot be looked at. */
  problem: z.string().nullable(),
})
export type WatchedFolder = z.infer<typeof WatchedFolder>

/** `isWatching`: whether new files are noticed by themselves (a window), or by `folders.scan` alone (the command line). */
export const FolderList = z.object({ folders: z.array(WatchedFolder), isWatching: z.boolean() })

/**
 * Names a folder: itself, or by a file in it with `below`, the path of that file from the folder's own name on, as a folder picker tells it.
 * Or sets the switch of one that is named, which also takes back that it was forgotten.
 */
export const FolderWatchInput = z.union([
  z.strictObject({ folder: FileRef, below: z.string().min(1).max(4096).optional(), isOn: z.boolean().default(true) }),
  z.strictObject({ id: Id, isOn: z.boolean() }),
])
export const folderNamesPath = (input: z.infer<typeof FolderWatchInput>): boolean => 'folder' in input && isPath(input.folder)
export const FolderWatchOutput = z.object({ id: Id, path: z.string(), isOn: z.boolean() })
export const FolderId = z.strictObject({ id: Id })

export const FoldersWaitingInput = z.strictObject({ id: Id.optional() })
export const WaitingFile = z.object({
  id: Id,
  folder: Id,
  /** What import.preview takes. */
  file: FileRef,
  path: z.string(),
  name: z.string(),
  /** What it waits for, or why it was refused. */
  reason: z.string(),
  isRefused: z.boolean(),
})
export type WaitingFile = z.infer<typeof WaitingFile>
/** `files` is cut at 2,000; the totals count them all. */
export const WaitingFiles = z.object({ files: z.array(WaitingFile), waiting: z.number(), refused: z.number() })

/** Leaves waiting files alone until their bytes change, or lets them wait again. */
export const FoldersLeave = z.strictObject({ files: z.array(Id).min(1).max(20_000), isLeft: z.boolean().default(true) })
export const FoldersLeft = z.object({ files: z.number() })

/** One look at every folder that is on, or at the one named. */
export const FoldersScanInput = z.strictObject({ id: Id.optional() })
export const FolderLook = z.object({
  folder: Id,
  path: z.string(),
  /** The import it made; null = there was nothing to import by itself. */
  batch: Id.nullable(),
  files: z.number(),
  rows: z.number(),
  /** Files that wait for an answer since this look. */
  waiting: z.number(),
  /** Files that are still being written. */
  unsettled: z.number(),
  problem: z.string().nullable(),
})
export type FolderLook = z.infer<typeof FolderLook>
export const FoldersScanned = z.object({ looks: z.array(FolderLook), waiting: z.number() })

/** The event `folder-look`: a look that goes on (`look` null), or what it came to (`progress` null). */
export const FolderLookState = z.object({ folder: Id, path: z.string(), progress: RowsProgress.nullable(), look: FolderLook.nullable() })
