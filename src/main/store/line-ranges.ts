import { resolve } from 'node:path'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** What became of the rows of a price, value or holdings file whose text is not kept: it is read back from the file. */
export type RangeStatus = 'new' | 'known'

/** Lines of a file that follow one another and had one fate, both ends included. */
export interface LineRange {
  readonly fileId: number
  readonly status: RangeStatus
  readonly from: number
  readonly to: number
}

export function addLineRange(db: WriteDb, { fileId, status, from, to }: LineRange): void {
  const table = status === 'new' ? 'new_ranges' : 'known_ranges'
  prepared<[number, number, number]>(db, `INSERT INTO ${table} (batch_file_id, from_line, to_line) VALUES (?, ?, ?)`).run(fileId, from, to)
}

export interface LineRangeQuery {
  readonly batchId: number
  /** Path, however it is written, or name of one file of the batch. */
  readonly file: string | undefined
  readonly status: string | undefined
  /** Ranges that reach behind this place only. */
  readonly after: { readonly fileId: number; readonly line: number } | undefined
  readonly limit: number
}

/** The ranges of a batch in the order of its files and lines. */
export function listLineRanges(db: ReadDb, { batchId, file, status, after, limit }: LineRangeQuery): readonly LineRange[] {
  return prepared<[Record<string, unknown>], LineRange>(
    db,
    `SELECT f.id AS fileId, r.status, r.from_line AS "from", r.to_line AS "to" FROM batch_files f JOIN (
       SELECT 'new' AS status, batch_file_id, from_line, to_line FROM new_ranges UNION ALL
       SELECT 'known', batch_file_id, from_line, to_line FROM known_ranges
     ) r ON r.batch_file_id = f.id
     WHERE f.batch_id = $batch AND ($file IS NULL OR f.path = $path OR f.name = $file) AND ($status IS NULL OR r.status = $status)
       AND (f.id > $afterFile OR (f.id = $afterFile AND r.to_line > $afterLine))
     ORDER BY f.id, r.from_line LIMIT $limit`,
  ).all({
    batch: batchId,
    file: file ?? null,
    path: file === undefined ? null : resolve(file),
    status: status ?? null,
    afterFile: after?.fileId ?? 0,
    afterLine: after?.line ?? 0,
    limit,
  })
}
