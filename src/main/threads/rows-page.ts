import type { Output } from '#contract/channels.ts'

/** Room for the rows of one answer, below the limit of an answer (4 MiB). */
const ANSWER_BYTES = 3 * 1024 * 1024

type Rows = Output<'import.rows'>

/** A row with the place behind which a next page goes on. */
export interface PlacedRow {
  readonly row: Rows['rows'][number]
  readonly cursor: string
}

/** As many of the rows as one answer has room for, one at least; `hasMore` says that there are further ones behind the last of them. */
export function rowsPage(placed: readonly PlacedRow[], hasMore: boolean): Rows {
  let room = ANSWER_BYTES
  const rows: Rows['rows'] = []
  for (const { row } of placed) {
    room -= Buffer.byteLength(row.raw) + Buffer.byteLength(row.file) + row.reason.length + 100
    if (room < 0 && rows.length > 0) break
    rows.push(row)
  }
  const isCut = hasMore || rows.length < placed.length
  return { rows, next: isCut ? (placed[rows.length - 1]?.cursor ?? null) : null }
}
