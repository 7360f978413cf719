import { statSync } from 'node:fs'
import { resolve, sep } from 'node:path'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { leaveFile } from '../../../store/watched-files.ts'
import { findWatchedFolder, giveUpWatchedFolder, listWatchedFolders, saveWatchedFolder, switchWatchedFolder } from '../../../store/watched-folders.ts'
import type { LedgerJobs } from '../../jobs.ts'
import type { LedgerContext, LedgerJob } from '../context.ts'

/** `folders.watch`: names a folder or sets its switch. What is watched is a folder, lies outside the workspace and in no other watched one. */
export const watchFolder: LedgerJob<LedgerJobs['folders.watch']> = (input, context) => {
  const named = 'path' in input ? judgePath(resolve(input.path), context) : succeed(null)
  if (!named.ok) return named
  const { value: id } = context.write(({ db, touch }) => {
    touch('setting', 'folders')
    if (named.value !== null) return saveWatchedFolder(db, { path: named.value, isOn: input.isOn, atMs: context.nowAtMs })
    const known = 'id' in input ? input.id : -1
    return switchWatchedFolder(db, known, input.isOn) ? known : -1
  })
  const folder = findWatchedFolder(context.db, id)
  if (folder === undefined) return fail({ kind: 'not-found', what: 'watched folder', id: 'id' in input ? String(input.id) : input.path })
  return succeed({ id: String(folder.id), path: folder.path, isOn: folder.isOn })
}

/** `folders.forget`: it is watched no more and gone from the list; what was imported from it stays. */
export const forgetFolder: LedgerJob<LedgerJobs['folders.forget']> = ({ id }, context) => {
  const { value: isThere } = context.write(({ db, touch }) => {
    touch('setting', 'folders')
    return giveUpWatchedFolder(db, id)
  })
  return isThere ? succeed({ id: String(id) }) : fail({ kind: 'not-found', what: 'watched folder', id: String(id) })
}

/** `folders.leave`: waiting files are left alone until their bytes change, or wait again. */
export const leaveFiles: LedgerJob<LedgerJobs['folders.leave']> = ({ files, isLeft }, context) => {
  const { value: count } = context.write(({ db, touch }) => {
    touch('setting', 'folders')
    return files.filter((id) => leaveFile(db, id, isLeft)).length
  })
  return succeed({ files: count })
}

function judgePath(path: string, { db, workspaceDir }: Pick<LedgerContext, 'db' | 'workspaceDir'>): Outcome<string> {
  const refuse = (reason: string): Outcome<never> => fail({ kind: 'refused', field: 'folder', reason })
  if (!isFolder(path)) return refuse(`${path} is no folder that can be opened.`)
  if (isInside(path, resolve(workspaceDir))) return refuse('this is the workspace itself. Choose a folder with files to import.')
  for (const other of listWatchedFolders(db)) {
    if (other.path === path) break
    if (isInside(path, other.path)) return refuse(`it lies in ${other.path}, which is watched already.`)
    if (isInside(other.path, path)) return refuse(`${other.path} lies in it and is watched already. Forget that one first.`)
  }
  return succeed(path)
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** True of the folder itself, too. */
const isInside = (path: string, folder: string): boolean => path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
