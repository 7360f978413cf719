import { resolve } from 'node:path'
import { fail, succeed } from '#contract/errors.ts'
import type { ImportRow } from '#contract/schemas/imports.ts'
import type { LedgerJobs } from '../../jobs.ts'
import type { LedgerJob } from '../context.ts'
import { previewShelfOf } from './preview-shelf.ts'
import { stageCall } from './stage-call.ts'

/** Room for the rows of one answer. */
const ANSWER_BYTES = 3 * 1024 * 1024

/** `import.rows` of a preview: its rows file by file, those of one status where asked. The cursor is "file:row". */
export const previewRows: LedgerJob<LedgerJobs['import.rows']> = async (input, context) => {
  if (input.preview === undefined) return fail({ kind: 'refused', field: 'preview', reason: 'name a preview or a batch.' })
  const shelf = previewShelfOf(context.db)
  const held = shelf.find(input.preview)
  if (held === undefined) return fail({ kind: 'preview-gone', preview: input.preview })
  const call = held.call ?? shelf.put(held.id, await stageCall(held.input, { ...context, progress: () => {} })).call
  if (call === null) throw new Error(`previewRows: got no staged files for ${held.id} right after staging them`)
  const from = readCursor(input.cursor)
  if (from === null) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
  const rows: (ImportRow & { file: string })[] = []
  let room = ANSWER_BYTES
  for (const [fileIndex, entry] of call.entries.entries()) {
    if (fileIndex < from.file || entry.staged === null) continue
    const { path, name } = entry.found
    if (input.file !== undefined && resolve(input.file) !== path && input.file !== name && input.file !== entry.found.key) continue
    let rowIndex = -1
    for (const row of entry.staged.everyRow?.() ?? entry.staged.problems()) {
      rowIndex += 1
      if ((fileIndex === from.file && rowIndex < from.row) || (input.status !== undefined && row.status !== input.status)) continue
      room -= Buffer.byteLength(row.raw) + Buffer.byteLength(path) + row.reason.length + 100
      if (rows.length === input.limit || room < 0) return succeed({ rows, next: `${fileIndex}:${rowIndex}` })
      rows.push({ ...row, file: path })
    }
    await context.breathe()
  }
  return succeed({ rows, next: null })
}

function readCursor(cursor: string | undefined): { readonly file: number; readonly row: number } | null {
  if (cursor === undefined) return { file: 0, row: 0 }
  const [file, row] = /^(\d{1,9}):(\d{1,9})$/.exec(cursor)?.slice(1) ?? []
  return file === undefined || row === undefined ? null : { file: Number.parseInt(file, 10), row: Number.parseInt(row, 10) }
}
