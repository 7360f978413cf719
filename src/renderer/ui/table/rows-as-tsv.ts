import type { CellValue, Column } from './column.ts'

/** Rows as a spreadsheet takes them: heads first, tab between cells, plain figures without grouping or unit, unknown as an empty cell. */
export function rowsAsTsv<Row>(rows: readonly Row[], columns: readonly Column<Row>[]): string {
  const head = columns.map(({ fullTitle, title, measure }) =>
    clean(measure === undefined || measure.unit === '' ? (fullTitle ?? title) : `${fullTitle ?? title} (${copyUnit(measure.unit)})`),
  )
  return [head, ...rows.map((row) => columns.map((column) => write(column.exact === undefined ? column.value(row) : column.exact(row))))]
    .map((cells) => cells.join('\t'))
    .join('\n')
}

/** Percents are copied as the fractions they are. */
const copyUnit = (unit: string): string => (unit === '%' ? 'fraction' : unit)

function write(value: CellValue): string {
  if (value === null) return ''
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : clean(String(value))
}

const clean = (text: string): string => text.replace(/[\t\r\n]+/g, ' ')
