import type { DatedRecord } from './dated-records.ts'
import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { symbolAt } from './symbol-at.ts'
import { familyOf, type RecordFamilyName } from './record-families.ts'

/** A stored record and where it was first read. */
export interface ListedRecord extends Omit<DatedRecord, 'family' | 'key'> {
  readonly id: number
  readonly batchId: number | null
  readonly file: string | null
  readonly line: number | null
}

export interface RecordQuery {
  readonly family: RecordFamilyName
  readonly symbol?: string | undefined
  /** ISO days the records speak of, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Only what was known by this day's close. */
  readonly asOf?: string | undefined
  readonly after?: { readonly day: string; readonly id: number } | undefined
  /** By the day they speak of; the oldest first unless said otherwise. */
  readonly order?: 'oldest' | 'newest' | undefined
  readonly limit: number
}

interface Line {
  readonly id: number
  readonly symbol: string | null
  readonly day: string
  readonly knownAt: string
  readonly knownOn: string
  readonly isAssumed: number
  readonly batchId: number | null
  readonly file: string | null
  readonly line: number | null
}

const SYMBOL = symbolAt('r.symbol', 'r.day')
/** The texts that can mean the name come first: they are found by the index, and few of them are then judged by their day. */
const OF_SYMBOL = `AND r.symbol IN (SELECT $symbol UNION SELECT text FROM name_spans WHERE symbol = $symbol) AND ${SYMBOL} = $symbol`

/** The standing records of a family by their day, then in the order in which they were stored; newest first, both the other way round. */
export function listRecords(db: ReadDb, { family, symbol, from, to, asOf, after, order, limit }: RecordQuery): readonly ListedRecord[] {
  const [beyond, direction] = order === 'newest' ? ['<', 'DESC'] : ['>', 'ASC']
  const { table, columns } = familyOf(family)
  const fields = Object.keys(columns)
  const values = Object.values(columns).map((column, i) => `v.${column} AS value${i}`)
  return prepared<[Record<string, string | number | null>], Line & Readonly<Record<string, string | number | null>>>(
    db,
    `SELECT r.id, ${SYMBOL} AS symbol, r.day, r.known_at AS knownAt, r.known_on AS knownOn, r.is_assumed AS isAssumed, f.batch_id AS batchId, f.name AS file, s.line,
       ${values.join(', ')}
     FROM dated_records r ${symbol === undefined ? '' : 'INDEXED BY dated_records_by_symbol'} JOIN ${table} v ON v.record_id = r.id
     LEFT JOIN dated_record_sources s ON (s.record_id, s.batch_file_id, s.line) =
       (SELECT record_id, batch_file_id, line FROM dated_record_sources WHERE record_id = r.id ORDER BY batch_file_id, line LIMIT 1)
     LEFT JOIN batch_files f ON f.id = s.batch_file_id
     WHERE r.family = $family ${symbol === undefined ? '' : OF_SYMBOL} AND r.day >= $from AND r.day <= $to AND r.known_on <= $asOf
       AND (r.day ${beyond} $afterDay OR (r.day = $afterDay AND r.id ${beyond} $afterId))
       AND NOT EXISTS (SELECT 1 FROM dated_records n WHERE n.family = r.family AND n.record_key = r.record_key AND n.version > r.version)
     ORDER BY r.day ${direction}, r.id ${direction} LIMIT $limit`,
  )
    .all({
      family,
      ...(symbol === undefined ? {} : { symbol }),
      from: from ?? '',
      to: to ?? '9999-12-31',
      asOf: asOf ?? '9999-12-31',
      afterDay: after?.day ?? (order === 'newest' ? '9999-12-32' : ''),
      afterId: after?.id ?? 0,
      limit,
    })
    .map((row) => ({
      id: row.id,
      symbol: row.symbol,
      day: row.day,
      knownAt: row.knownAt,
      knownOn: row.knownOn,
      isAssumed: row.isAssumed === 1,
      batchId: row.batchId,
      file: row.file,
      line: row.line,
      values: Object.fromEntries(fields.map((field, i) => [field, row[`value${i}`] ?? null])),
    }))
}
