import type { Batch } from './batches.ts'
import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { changedAgainSince } from './transaction-history.ts'
import { closingsDecidedIn, type DecidedClosing } from './lot-methods.ts'
import { type DecidedIn, decisionsIn } from './withdraw-decisions.ts'
import { type EditedTransaction, editedOnlyIn } from './transactions.ts'

/**
 * What the user did since that an undo of the batch would take with it, in words; nothing of it happens without consent. An edit of a row
 * that another import in force has too stays, and so does a series that another one keeps.
 */
export function undoConflicts(db: ReadDb, { id, kind }: Pick<Batch, 'id' | 'kind'>): string[] {
  if (kind === 'typed') return changedAgainSince(db, id) === 0 ? [] : ['the row was changed again by hand since']
  return [
    ...editedOnlyIn(db, id).map(editSentence),
    ...closingsDecidedIn(db, id).map(decisionSentence),
    ...decisionsIn(db, id).map(decidedSentence),
    ...primariesOnlyIn(db, id).map((symbol) => `you chose its prices as the ones to work with for ${symbol}`),
  ]
}

const editSentence = (row: EditedTransaction): string =>
  `you edited the ${row.kind}${row.symbol === null ? '' : ` of ${row.symbol}`} of ${row.session} in ${row.account}`

const decisionSentence = ({ kind, symbol, session, account }: DecidedClosing): string =>
  `you named the lots of the ${kind}${symbol === null ? '' : ` of ${symbol}`} of ${session} in ${account}`

function decidedSentence({ decision, symbol, session, count }: DecidedIn): string {
  const of = symbol === null ? '' : ` of ${symbol}`
  const what = count === 1 ? `its held-back row${of}${session === null ? '' : ` for ${session}`}` : `${count} of its held-back rows${of}`
  return decision === 'take' ? `you took ${what}` : `you kept ${what} out`
}

/** Symbols whose primary series the user named and only this batch feeds. */
function primariesOnlyIn(db: ReadDb, batchId: number): readonly string[] {
  const rows = prepared<[{ batch: number }], { symbol: string }>(
    db,
    `SELECT coalesce(i.symbol, s.code) AS symbol FROM series s LEFT JOIN instruments i ON i.id = s.instrument_id
     WHERE s.is_primary_by_user = 1
       AND EXISTS (SELECT 1 FROM chunk_files c JOIN batch_files f ON f.id = c.batch_file_id WHERE c.series_id = s.id AND f.batch_id = $batch)
       AND NOT EXISTS (SELECT 1 FROM chunk_files c JOIN batch_files f ON f.id = c.batch_file_id WHERE c.series_id = s.id AND f.batch_id <> $batch)
       AND NOT EXISTS (SELECT 1 FROM chunk_confirmations c JOIN batch_files f ON f.id = c.batch_file_id WHERE c.series_id = s.id AND f.batch_id <> $batch)
     ORDER BY 1`,
  ).all({ batch: batchId })
  return rows.map(({ symbol }) => symbol)
}
