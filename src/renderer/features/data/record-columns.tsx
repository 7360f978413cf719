import type { ReactNode } from 'react'
import { writeId } from '../../format/id-words.ts'
import { writeSession } from '../../format/session.ts'
import { statedFigure } from '../../format/stated-figure.ts'
import { writeSymbol } from '../../format/symbol-words.ts'
import type { Column } from '../../ui/table/column.ts'
import { writeKnownAt } from './known-at.ts'
import { type DatedRecord, FAMILIES, type Family } from './record-words.ts'
import { sourceColumn } from './source-column.tsx'

/** Columns of a family: the day, the name, when it was known, its own values, and where it stands. */
export function recordColumns(family: Family, fields: readonly string[], figures: ReadonlySet<string>): readonly Column<DatedRecord>[] {
  return [
    {
      id: 'day',
      title: FAMILIES[family].day,
      widthChars: 13,
      value: (row) => row.day,
      cell: (row) => <span className="figures">{writeSession(row.day)}</span>,
      sortsDownFirst: true,
    },
    { id: 'symbol', title: 'Symbol', widthChars: 9, value: (row) => row.symbol ?? '', cell: (row) => writeSymbol(row.symbol ?? '') },
    ...fields.map((field, index) => fieldColumn(field, figures.has(field), index === fields.length - 1 && !figures.has(field))),
    {
      id: 'knownAt',
      title: 'Known at',
      fullTitle: 'When it was published; it enters no analysis before',
      widthChars: 24,
      value: (row) => row.knownAt,
      cell: (row) => <span className="figures">{writeKnownAt(row)}</span>,
    },
    sourceColumn(18),
  ]
}

const FIELD_WORDS: Readonly<Record<string, string>> = { n: 'Analysts', eps: 'EPS', iv: 'IV', mean: 'Mean EPS', surprisePercent: 'Surprise, %' }
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/

function fieldCell(value: string | number | null): ReactNode {
  const text = String(value ?? '')
  return ISO_DAY.test(text) ? <span className="figures">{writeSession(text)}</span> : <span title={text}>{text}</span>
}

function fieldColumn(field: string, isFigure: boolean, grows: boolean): Column<DatedRecord> {
  const title = FIELD_WORDS[field] ?? writeId(field).replace(/^./, (letter) => letter.toUpperCase())
  const value = (row: DatedRecord): string | number | null => row.values[field] ?? (isFigure ? null : '')
  if (isFigure) return { id: field, title, widthChars: 12, measure: statedFigure, value }
  return { id: field, title, widthChars: 14, grows, value, cell: (row) => fieldCell(value(row)) }
}

/** The fields of a family as far as these records have them, and which of them are figures. */
export function fieldsOf(records: readonly DatedRecord[]): { readonly fields: readonly string[]; readonly figures: ReadonlySet<string> } {
  const fields = Object.keys(records[0]?.values ?? {})
  const figures = new Set(fields.filter((field) => records.some(({ values }) => typeof values[field] === 'number')))
  return { fields, figures }
}
