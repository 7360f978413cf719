import type { Output } from '#contract/channels.ts'
import { fail, type Outcome, succeed } from '#contract/errors.ts'
import { listRecords, type ListedRecord } from '../../../store/record-list.ts'
import type { AnalysisJobs } from '../../jobs.ts'
import type { AnalysisJob } from '../job.ts'

/** Room for the records of one answer, below the limit of an answer (4 MiB). */
const ANSWER_BYTES = 3.5 * 1024 * 1024

type RecordList = Output<'records.list'>

/** `records.list`: the standing records of a family by their day, those unknown at asOf left out. The cursor is the place of the last one listed. */
export const recordsList: AnalysisJob<AnalysisJobs['records.list'], Outcome<RecordList>> = {
  gather({ cursor, limit, ...query }, { db }) {
    const after = cursor === undefined ? undefined : readPlace(cursor)
    if (after === null) return fail({ kind: 'refused', field: 'cursor', reason: 'take it from the answer before.' })
    const found = listRecords(db, { ...query, after, limit: limit + 1 })
    const records: RecordList['records'] = []
    let room = ANSWER_BYTES
    for (const [index, record] of found.entries()) {
      const view = viewOf(record)
      room -= Buffer.byteLength(JSON.stringify(view)) + 1
      if (index === limit || room < 0) {
        const last = found[index - 1]
        return succeed({ records, next: last === undefined ? null : `${last.day}|${last.id}` })
      }
      records.push(view)
    }
    return succeed({ records, next: null })
  },
  compute: (gathered) => gathered,
}

const viewOf = ({ id, symbol, day, knownAt, knownOn, isAssumed, values, batchId, file, line }: ListedRecord): RecordList['records'][number] => ({
  id: String(id),
  symbol,
  day,
  knownAt,
  knownOn,
  isAssumed,
  values,
  source: { batch: batchId === null ? null : String(batchId), file, line },
})

function readPlace(cursor: string): { readonly day: string; readonly id: number } | null {
  const parts = /^(\d{4}-\d{2}-\d{2})\|(\d{1,15})$/.exec(cursor)
  return parts === null ? null : { day: parts[1] ?? '', id: Number.parseInt(parts[2] ?? '', 10) }
}
