import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** How much the workspace holds. Batches that were undone do not count; bars of all series do. */
export interface WorkspaceCounts {
  readonly accounts: number
  readonly instruments: number
  readonly series: number
  readonly bars: number
  readonly transactions: number
  readonly plans: number
  readonly prints: number
  readonly batches: number
}

export function countWorkspace(db: ReadDb): WorkspaceCounts {
  const counts = prepared<[], WorkspaceCounts>(
    db,
    `SELECT (SELECT count(*) FROM accounts) AS accounts, (SELECT count(*) FROM instruments) AS instruments, (SELECT count(*) FROM series) AS series,
       (SELECT ifnull(sum(c.count), 0) FROM coverage c JOIN series s ON s.id = c.series_id WHERE s.kind = 'bars') AS bars,
       (SELECT count(*) FROM transactions) AS transactions, (SELECT count(*) FROM plans) AS plans, (SELECT count(*) FROM prints) AS prints,
       (SELECT count(*) FROM batches WHERE kind <> 'typed' AND undone_at_ms IS NULL) AS batches`,
  ).get()
  if (counts === undefined) throw new Error('countWorkspace: a row of counts is always there')
  return counts
}
