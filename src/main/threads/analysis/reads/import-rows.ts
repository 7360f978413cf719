import type { Output } from '#contract/channels.ts'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { findBatch } from '../../../store/batches.ts'
import { readRawRows } from '../../../store/raw-rows.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** Room for the rows of one answer, below the limit of an answer (4 MiB). */
const ANSWER_BYTES = 3 * 1024 * 1024

type Rows = Output<'import.rows'>

/** `import.rows` of a batch: the kept text of its rows, file by file, those of one status where asked. The cursor is "file:line". */
export const importRows: AnalysisJob<AnalysisJobs['import.rows'], Outcome<Rows>> = {
  gather({ batch, file, status, limit, cursor }, { db }) {
    const batchId = batch !== undefined && /^\d{1,15}$/.test(batch) ? Number.parseInt(batch, 10) : -1
    if (findBatch(db, batchId) === undefined) return fail({ kind: 'not-found', what: 'import', id: batch ?? '' })
    const after = readCursor(cursor)
    if (after === null) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
    const found = readRawRows(db, { batchId, file, status, after, limit: limit + 1 })
    const rows: Rows['rows'] = []
    let room = ANSWER_BYTES
    for (const row of found) {
      room -= Buffer.byteLength(row.raw) + Buffer.byteLength(row.path) + row.reason.length + 100
      if (rows.length === limit || (room < 0 && rows.length > 0)) {
        const last = found[rows.length - 1]
        return succeed({ rows, next: last === undefined ? null : `${last.fileId}:${last.line}` })
      }
      const { line, column, reason, raw, path } = row
      rows.push({ line, ...(column === null ? {} : { column }), status: row.status, reason, raw, file: path })
    }
    return succeed({ rows, next: null })
  },
  compute: (gathered) => gathered,
}

function readCursor(cursor: string | undefined): { readonly fileId: number; readonly line: number } | undefined | null {
  if (cursor === undefined) return undefined
  const [fileId, line] = /^(\d{1,15}):(\d{1,12})$/.exec(cursor)?.slice(1) ?? []
  return fileId === undefined || line === undefined ? null : { fileId: Number.parseInt(fileId, 10), line: Number.parseInt(line, 10) }
}
