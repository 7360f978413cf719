import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { FILE_IS_ANOTHER, readBack } from '../../../ingest/series/read-back.ts'
import type { Encoding } from '../../../ingest/bars/file-pieces.ts'
import { type BatchFileRow, filesOfBatch, findBatch } from '../../../store/batches.ts'
import { type LineRange, listLineRanges } from '../../../store/line-ranges.ts'
import { type KeptRow, readRawRows } from '../../../store/raw-rows.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import { type PlacedRow, rowsPage } from '../../rows-page.ts'
import type { AnalysisJob, ComputeContext } from '../job.ts'

/** A row whose text is kept, or the line of one whose text only its file has. */
type FoundRow = KeptRow | { readonly fileId: number; readonly line: number; readonly status: LineRange['status'] }

interface Gathered {
  readonly found: readonly FoundRow[]
  readonly files: ReadonlyMap<number, BatchFileRow>
  readonly limit: number
}

/**
 * `import.rows` of a batch: its rows file by file, those of one status where asked. Text that is not kept (of stored and known prices, values and
 * holdings) is read back from the file while its bytes are the same. The cursor is "file:line" of the last row.
 */
export const importRows: AnalysisJob<AnalysisJobs['import.rows'], Outcome<Gathered>> = {
  gather({ batch, file, status, limit, cursor }, { db }) {
    const batchId = batch !== undefined && /^\d{1,15}$/.test(batch) ? Number.parseInt(batch, 10) : -1
    if (findBatch(db, batchId) === undefined) return fail({ kind: 'not-found', what: 'import', id: batch ?? '' })
    const after = readCursor(cursor)
    if (after === null) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
    const query = { batchId, file, status, after, limit: limit + 1 }
    const found = inOrder(readRawRows(db, query), linesOf(listLineRanges(db, query), after), limit + 1)
    return succeed({ found, files: new Map(filesOfBatch(db, batchId).map((one) => [one.id, one])), limit })
  },
  async compute(gathered, context) {
    if (!gathered.ok) return gathered
    const { found, files, limit } = gathered.value
    const shown = found.slice(0, limit)
    const texts = await textsOf(shown, files, context)
    return succeed(
      rowsPage(
        shown.map((row) => placed(row, files, texts)),
        found.length > limit,
      ),
    )
  },
}

/** The single lines of ranges, those behind a place only. */
function* linesOf(ranges: readonly LineRange[], after: { readonly fileId: number; readonly line: number } | undefined): Iterable<FoundRow> {
  for (const { fileId, status, from, to } of ranges) {
    const first = after?.fileId === fileId ? Math.max(from, after.line + 1) : from
    for (let line = first; line <= to; line += 1) yield { fileId, line, status }
  }
}

/** Both lists as one, by file and line, to the limit. */
function inOrder(kept: readonly KeptRow[], lines: Iterable<FoundRow>, limit: number): readonly FoundRow[] {
  const found: FoundRow[] = []
  const others = lines[Symbol.iterator]()
  let other = others.next()
  for (let at = 0; found.length < limit; ) {
    const row = kept[at]
    const isOther =
      other.done !== true && (row === undefined || other.value.fileId < row.fileId || (other.value.fileId === row.fileId && other.value.line < row.line))
    if (isOther) {
      found.push(other.value)
      other = others.next()
    } else if (row === undefined) break
    else {
      found.push(row)
      at += 1
    }
  }
  return found
}

/** File by file the text of the lines that are not kept; null where the file is another one by now. */
async function textsOf(
  rows: readonly FoundRow[],
  files: Gathered['files'],
  { breathe }: Pick<ComputeContext, 'breathe'>,
): Promise<ReadonlyMap<number, ReadonlyMap<number, string> | null>> {
  const wanted = new Map<number, number[]>()
  for (const row of rows) {
    if ('raw' in row) continue
    const lines = wanted.get(row.fileId)
    if (lines === undefined) wanted.set(row.fileId, [row.line])
    else lines.push(row.line)
  }
  const texts = new Map<number, ReadonlyMap<number, string> | null>()
  for (const [fileId, lines] of wanted) {
    const file = files.get(fileId)
    texts.set(fileId, file === undefined ? null : await readBack({ ...file, encoding: file.encoding as Encoding }, lines, breathe))
  }
  return texts
}

function placed(row: FoundRow, files: Gathered['files'], texts: ReadonlyMap<number, ReadonlyMap<number, string> | null>): PlacedRow {
  const cursor = `${row.fileId}:${row.line}`
  if ('raw' in row) {
    const { line, column, status, reason, raw, path } = row
    return { cursor, row: { line, ...(column === null ? {} : { column }), status, reason, raw, file: path } }
  }
  const { line, status, fileId } = row
  const text = texts.get(fileId)
  return { cursor, row: { line, status, reason: text ? '' : FILE_IS_ANOTHER, raw: text?.get(line) ?? '', file: files.get(fileId)?.path ?? '' } }
}

function readCursor(cursor: string | undefined): { readonly fileId: number; readonly line: number } | undefined | null {
  if (cursor === undefined) return undefined
  const [fileId, line] = /^(\d{1,15}):(\d{1,12})$/.exec(cursor)?.slice(1) ?? []
  return fileId === undefined || line === undefined ? null : { fileId: Number.parseInt(fileId, 10), line: Number.parseInt(line, 10) }
}
