import { succeed } from '#contract/errors.ts'
import type { WatchedFolder } from '#contract/schemas/folders.ts'
import { countsOfFolder } from '../../../store/watched-files.ts'
import { listWatchedFolders } from '../../../store/watched-folders.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** What the store knows of `folders.list`; what the last look of this run saw is the handler's to add. */
export const foldersList: AnalysisJob<AnalysisJobs['folders.list'], readonly WatchedFolder[]> = {
  gather: (_, { db }) =>
    listWatchedFolders(db).map((folder) => ({
      id: String(folder.id),
      path: folder.path,
      isOn: folder.isOn,
      lookedAt: folder.lookedAtMs === null ? null : new Date(folder.lookedAtMs).toISOString(),
      ...countsOfFolder(db, folder),
      problem: null,
    })),
  compute: (folders) => succeed([...folders]),
}
