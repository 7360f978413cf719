import { basename } from 'node:path'
import { succeed } from '#contract/errors.ts'
import { listUnfinishedFiles, type UnfinishedFile } from '../../../store/watched-files.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

const MOST_FILES = 2_000

/** `folders.waiting`: the files of watched folders that need an answer, then those that were refused, by folder and path. */
export const foldersWaiting: AnalysisJob<AnalysisJobs['folders.waiting'], readonly UnfinishedFile[]> = {
  gather: ({ id }, { db }) => listUnfinishedFiles(db).filter(({ folderId }) => id === undefined || String(folderId) === id),
  compute(found) {
    const waiting = found.filter(({ outcome }) => outcome === 'waits')
    const refused = found.filter(({ outcome }) => outcome === 'refused')
    const files = [...waiting, ...refused].slice(0, MOST_FILES).map(({ id, folderId, path, outcome, reason }) => ({
      id: String(id),
      folder: String(folderId),
      path,
      name: basename(path),
      reason,
      isRefused: outcome === 'refused',
    }))
    return succeed({ files, waiting: waiting.length, refused: refused.length })
  },
}
