import type { Mapping, TableSample } from '#contract/schemas/mapping.ts'
import { headerCell } from '../cells/header-cell.ts'
import type { FileHead } from '../importer.ts'
import { findTable } from './find-table.ts'
import { guessAction, guessColumns } from './guess-mapping.ts'

const SAMPLE_ROWS = 20
const MOST_CELL_CHARACTERS = 200

/** What the mapper shows of a file whose layout nobody knows; null when no table is found in its head. */
export function tableSample(head: FileHead): TableSample | null {
  const table = findTable(head)
  if (table === null) return null
  const { header, rows, line, delimiter } = table
  const columns = guessColumns(header)
  const texts = actionTexts(columns.action, header, rows)
  const actions: Mapping['actions'] = {}
  for (const { text } of texts) {
    const action = guessAction(text)
    if (action !== undefined) actions[text] = action
  }
  return {
    line,
    delimiter,
    header: header.map(shortened),
    rows: rows.slice(0, SAMPLE_ROWS).map((cells) => cells.map(shortened)),
    guess: { record: isPositions(columns) ? 'positions' : 'transactions', columns, actions, currency: 'USD' },
    texts,
  }
}

/** Holdings have no action, and a quantity without an amount of cash. */
const isPositions = (columns: Mapping['columns']): boolean => columns.action === undefined && columns.date === undefined

function actionTexts(column: string | readonly string[] | undefined, header: readonly string[], rows: readonly (readonly string[])[]): TableSample['texts'] {
  const at = typeof column === 'string' ? header.map(headerCell).indexOf(headerCell(column)) : -1
  const counts = new Map<string, number>()
  for (const cells of rows) {
    const text = cells[at] ?? ''
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  return [...counts].map(([text, count]) => ({ text: shortened(text), rows: count })).toSorted((one, other) => other.rows - one.rows)
}

const shortened = (text: string): string => (text.length > MOST_CELL_CHARACTERS ? `${text.slice(0, MOST_CELL_CHARACTERS)}…` : text)
