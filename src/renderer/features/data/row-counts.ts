import type { ImportFile, ImportPreview, RowCounts, RowStatus } from '#contract/schemas/imports.ts'
import { plural } from '../../format/plural.ts'
import { count } from '../../format/quantity.ts'
import type { MarkState } from '../../ui/state-mark.tsx'

/** Rows that were read but not stored as records; each is kept with its reason. */
export const heldBack = (rows: RowCounts): number => rows.review + rows.unsupported + rows.error

export const STATUS_WORDS: Readonly<Record<RowStatus, string>> = {
  new: 'New',
  known: 'Known',
  ignored: 'Ignored',
  review: 'To review',
  unsupported: 'Unsupported',
  error: 'Error',
}

export const STATUS_MARKS: Readonly<Record<RowStatus, MarkState>> = {
  new: 'pass',
  known: 'not-tested',
  ignored: 'not-tested',
  review: 'unknown',
  unsupported: 'stale',
  error: 'fail',
}

type Question = ImportFile['questions'][number]

/** A question is open while it has neither an answer nor a default; its file waits. */
export const isOpen = (question: Question): boolean => question.answer === undefined && question.default === undefined

export const openQuestions = (file: ImportFile): readonly Question[] => file.questions.filter(isOpen)

/** A table whose layout nobody knows: not a fault, but a question. */
export const waitsForMapping = ({ error, table }: ImportFile): boolean =>
  table !== undefined && error?.kind === 'file-refused' && error.problem === 'unknown-layout'

/** What importing a file would do, as a state and in words. */
export function fileState(file: ImportFile): { readonly state: MarkState; readonly word: string } {
  if (waitsForMapping(file)) return { state: 'unknown', word: 'columns not named yet' }
  if (file.error !== undefined || file.format === null) return { state: 'fail', word: 'not read' }
  const open = openQuestions(file).length
  if (open > 0) return { state: 'unknown', word: `${plural(open, 'question')} open` }
  if (file.checks.some((check) => !check.ok)) return { state: 'stale', word: 'a check does not add up' }
  if (heldBack(file.rows) > 0) return { state: 'stale', word: `${plural(heldBack(file.rows), 'row')} held back` }
  return { state: 'pass', word: file.rows.new === 0 ? 'nothing new' : 'ready' }
}

const isLeftOut = (file: ImportFile): boolean => file.format === null || file.error !== undefined || openQuestions(file).length > 0

/** The rows of what is or would be stored: all files without those that were not read or wait for an answer. Files that are not listed are ready, so the totals count them. */
export function storedRows({ files, totals }: Pick<ImportPreview, 'files' | 'totals'>): RowCounts {
  const stored = { ...totals }
  for (const file of files) {
    if (isLeftOut(file)) for (const status of Object.keys(stored) as (keyof RowCounts)[]) stored[status] -= file.rows[status]
  }
  return stored
}

/** The words of the button that stores a preview. null: there is nothing to store. */
export function commitWords(preview: ImportPreview): string | null {
  const rows = storedRows(preview)
  const held = heldBack(rows)
  if (rows.new + held === 0) return null
  return held === 0 ? `Import ${plural(rows.new, 'row')}` : `Import ${plural(rows.new, 'row')}, ${count.digits(held)} held back`
}

/** "214 new, 12 known, 3 held back" */
export const totalsInWords = (totals: { new: number; known: number; ignored: number }, held: number): string =>
  [
    `${count.digits(totals.new)} new`,
    `${count.digits(totals.known)} known`,
    ...(totals.ignored > 0 ? [`${count.digits(totals.ignored)} ignored`] : []),
    ...(held > 0 ? [`${count.digits(held)} held back`] : []),
  ].join(', ')
