import type { Output } from '#contract/channels.ts'
import { writeMoment } from '../../format/moment.ts'
import { count } from '../../format/quantity.ts'
import type { Column } from '../../ui/table/column.ts'

export type Layout = Output<'layouts.list'>['layouts'][number]

export const LAYOUT_COLUMNS: readonly Column<Layout>[] = [
  { id: 'label', title: 'Layout', widthChars: 32, value: (row) => row.label, cell: (row) => <span title={row.label}>{row.label}</span> },
  { id: 'isOwn', title: 'Whose', widthChars: 9, value: (row) => (row.isOwn ? 'yours' : row.refusal === null ? 'built in' : 'refused') },
  { id: 'kind', title: 'Holds', widthChars: 13, value: (row) => row.kind },
  {
    id: 'recognisedBy',
    title: 'Recognised by',
    widthChars: 24,
    grows: true,
    value: (row) => row.recognisedBy.join(' · '),
    cell: (row) => <span title={row.recognisedBy.join('\n')}>{row.recognisedBy.join(' · ')}</span>,
  },
  { id: 'files', title: 'Files', fullTitle: 'Files of yours read by it', widthChars: 7, measure: count, value: (row) => row.files, sortsDownFirst: true },
  { id: 'rows', title: 'Rows', widthChars: 10, measure: count, value: (row) => row.rows, sortsDownFirst: true },
  {
    id: 'lastUsedAt',
    title: 'Last used',
    widthChars: 18,
    value: (row) => row.lastUsedAt ?? '',
    cell: (row) => (row.lastUsedAt === null ? '' : <span className="figures">{writeMoment(row.lastUsedAt)}</span>),
    sortsDownFirst: true,
  },
  { id: 'version', title: 'Version', widthChars: 8, measure: count, value: (row) => row.version, isHiddenAtFirst: true },
  {
    id: 'lastVersion',
    title: 'Read by',
    fullTitle: 'Version the last file was read by',
    widthChars: 8,
    measure: count,
    value: (row) => row.lastVersion,
    isHiddenAtFirst: true,
  },
  { id: 'id', title: 'Id', widthChars: 20, value: (row) => row.id, isHiddenAtFirst: true },
  { id: 'lastFile', title: 'Last file', widthChars: 20, value: (row) => row.lastFile ?? '', isHiddenAtFirst: true },
]
