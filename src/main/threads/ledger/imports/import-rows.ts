import { resolve } from 'node:path'
import { fail, succeed } from '#contract/errors.ts'
import type { StagedFile } from '../../../ingest/importer.ts'
import { FILE_IS_ANOTHER } from '../../../ingest/series/read-back.ts'
import type { LedgerJobs } from '../../jobs.ts'
import { type PlacedRow, rowsPage } from '../../rows-page.ts'
import type { LedgerContext, LedgerJob } from '../context.ts'
import { previewShelfOf } from './preview-shelf.ts'
import { stageCall } from './stage-call.ts'

/** `import.rows` of a preview: its rows file by file, those of one status where asked. The cursor is "file:row" of the last row. */
export const previewRows: LedgerJob<LedgerJobs['import.rows']> = async (input, context) => {
  if (input.preview === undefined) return fail({ kind: 'refused', field: 'preview', reason: 'name a preview or a batch.' })
  const shelf = previewShelfOf(context.db)
  const held = shelf.find(input.preview)
  if (held === undefined) return fail({ kind: 'preview-gone', preview: input.preview })
  const call = held.call ?? shelf.put(held.id, await stageCall(held.input, { ...context, progress: () => {} })).call
  if (call === null) throw new Error(`previewRows: got no staged files for ${held.id} right after staging them`)
  const after = readCursor(input.cursor)
  if (after === null) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
  const found: PlacedRow[] = []
  for (const [fileIndex, { found: file, staged }] of call.entries.entries()) {
    if (found.length > input.limit) break
    if (fileIndex < after.file || staged === null) continue
    const { path, name, key } = file
    if (input.file !== undefined && resolve(input.file) !== path && input.file !== name && input.file !== key) continue
    const ofFile: PlacedRow[] = []
    let rowIndex = -1
    for (const row of staged.everyRow?.() ?? staged.problems()) {
      rowIndex += 1
      if ((fileIndex === after.file && rowIndex <= after.row) || (input.status !== undefined && row.status !== input.status)) continue
      ofFile.push({ row: { ...row, file: path }, cursor: `${fileIndex}:${rowIndex}` })
      if (found.length + ofFile.length > input.limit) break
    }
    found.push(...(await withText(ofFile, staged, context)))
    await context.breathe()
  }
  return succeed(rowsPage(found.slice(0, input.limit), found.length > input.limit))
}

/** The rows with the text that only their file has. */
async function withText(rows: readonly PlacedRow[], staged: StagedFile, { breathe }: Pick<LedgerContext, 'breathe'>): Promise<readonly PlacedRow[]> {
  if (staged.readBack === undefined) return rows
  const isBare = ({ row: { status } }: PlacedRow): boolean => status === 'new' || status === 'known'
  const texts = await staged.readBack(
    rows.filter(isBare).map(({ row }) => row.line),
    breathe,
  )
  return rows.map((placed) =>
    isBare(placed) ? { ...placed, row: { ...placed.row, reason: texts === null ? FILE_IS_ANOTHER : '', raw: texts?.get(placed.row.line) ?? '' } } : placed,
  )
}

function readCursor(cursor: string | undefined): { readonly file: number; readonly row: number } | null {
  if (cursor === undefined) return { file: 0, row: -1 }
  const [file, row] = /^(\d{1,9}):(\d{1,9})$/.exec(cursor)?.slice(1) ?? []
  return file === undefined || row === undefined ? null : { file: Number.parseInt(file, 10), row: Number.parseInt(row, 10) }
}
