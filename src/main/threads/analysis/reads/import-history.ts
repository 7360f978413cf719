import type { Output } from '#contract/channels.ts'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import type { RowCounts } from '#contract/schemas/imports.ts'
import { openUndoOf } from '../../../store/batch-undos.ts'
import { filesOfBatch, listBatches } from '../../../store/batches.ts'
import { folderOfBatch } from '../../../store/watched-files.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** Room for the batches of one answer, below the limit of an answer (4 MiB). */
const ANSWER_BYTES = 3.5 * 1024 * 1024

type History = Output<'import.history'>

/** `import.history`: imports, the newest first, undone ones included. The cursor is the id of the last batch listed. */
export const importHistory: AnalysisJob<AnalysisJobs['import.history'], Outcome<History>> = {
  gather({ limit, cursor }, { db }) {
    if (cursor !== undefined && !/^\d{1,15}$/.test(cursor)) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
    const found = listBatches(db, cursor === undefined ? Number.MAX_SAFE_INTEGER : Number.parseInt(cursor, 10), limit + 1)
    const batches: History['batches'] = []
    let room = ANSWER_BYTES
    for (const batch of found) {
      const files = filesOfBatch(db, batch.id).map(({ name, path, sha256, profileId, rows }) => ({ name, path, sha256, profile: profileId, rows }))
      const view: History['batches'][number] = {
        id: String(batch.id),
        at: new Date(batch.atMs).toISOString(),
        files,
        rows: files.reduce((sum, file) => addCounts(sum, file.rows), NO_ROWS),
        undone: batch.undoneAtMs !== null,
        canRedo: openUndoOf(db, batch.id) !== undefined,
        watchedFolder: folderOfBatch(db, batch.id),
        undoneAt: batch.undoneAtMs === null ? null : new Date(batch.undoneAtMs).toISOString(),
      }
      room -= Buffer.byteLength(JSON.stringify(view)) + 1
      // A single batch larger than an answer is still listed: the border names the size instead of hiding the import.
      if (batches.length === limit || (room < 0 && batches.length > 0)) return succeed({ batches, next: batches.at(-1)?.id ?? null })
      batches.push(view)
    }
    return succeed({ batches, next: null })
  },
  compute: (gathered) => gathered,
}

const NO_ROWS: RowCounts = { read: 0, new: 0, known: 0, ignored: 0, review: 0, unsupported: 0, error: 0 }

const addCounts = (one: RowCounts, other: RowCounts): RowCounts => ({
  read: one.read + other.read,
  new: one.new + other.new,
  known: one.known + other.known,
  ignored: one.ignored + other.ignored,
  review: one.review + other.review,
  unsupported: one.unsupported + other.unsupported,
  error: one.error + other.error,
})
