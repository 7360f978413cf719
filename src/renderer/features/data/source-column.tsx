import { writeFilePlace } from '../../format/file-place.ts'
import type { Column } from '../../ui/table/column.ts'

interface Sourced {
  readonly source: Parameters<typeof writeFilePlace>[0] & { readonly file: string | null }
}

/** Where a row comes from: file and line, the whole path on hovering; the filter finds any part of the path. */
export const sourceColumn = <Row extends Sourced>(widthChars: number, width: { readonly grows?: true } = {}): Column<Row> => ({
  id: 'source',
  title: 'Where',
  widthChars,
  ...width,
  value: (row) => writeFilePlace(row.source),
  finds: (row) => row.source.file ?? '',
  cell: (row) => <span title={row.source.file ?? undefined}>{writeFilePlace(row.source)}</span>,
})
