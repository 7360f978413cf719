import type { Output } from '#contract/channels.ts'
import { writeId } from '../../format/id-words.ts'
import { writeWeekday } from '../../format/session.ts'
import type { Column } from '../../ui/table/column.ts'
import { writeKnownAt } from './known-at.ts'
import { sourceColumn } from './source-column.tsx'

export type CalendarEvent = Output<'calendar.list'>['events'][number]

export const EVENT_COLUMNS: readonly Column<CalendarEvent>[] = [
  { id: 'day', title: 'Day', widthChars: 17, value: (row) => row.day, cell: (row) => <span className="figures">{writeWeekday(row.day)}</span> },
  { id: 'kind', title: 'Kind', widthChars: 16, value: (row) => writeId(row.kind) },
  { id: 'symbol', title: 'Symbol', widthChars: 9, value: (row) => row.symbol ?? '' },
  {
    id: 'note',
    title: 'Note',
    widthChars: 30,
    grows: true,
    value: (row) => row.note ?? '',
    cell: (row) => <span title={row.note ?? undefined}>{row.note ?? ''}</span>,
  },
  { id: 'from', title: 'Announced by', widthChars: 16, value: (row) => row.from ?? '', isHiddenAtFirst: true },
  {
    id: 'knownAt',
    title: 'Known at',
    widthChars: 24,
    value: (row) => row.knownAt,
    cell: (row) => <span className="figures">{writeKnownAt(row)}</span>,
  },
  sourceColumn(18),
]
