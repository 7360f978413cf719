import { createHash } from 'node:crypto'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { statedByBatch } from './stated-by-batch.ts'

type Kind = 'batch' | 'account'

/** What of an import never changes once it is stored: its files, and the text of every row that was kept. */
const BATCH = [
  `SELECT ordinal, name, sha256, size_bytes, profile_id, profile_version, account, rows_read, rows_new, rows_known, rows_ignored, rows_review, rows_unsupported,
     rows_error FROM batch_files WHERE batch_id = ? ORDER BY id`,
  `SELECT r.batch_file_id, r.line, r.status, r.reason, r.symbol_text, r.session, r.raw_text FROM raw_rows r JOIN batch_files f ON f.id = r.batch_file_id
   WHERE f.batch_id = ? ORDER BY r.batch_file_id, r.line`,
]

/** Everything an account is reckoned from. */
const ACCOUNT = [
  `SELECT id, kind, session, at_utc_ms, wall_time, zone, symbol_text, quantity, price, amount, fees, currency, price_currency, settle_session, origin,
     ordinal_in_file, base_key, occurrence, key_version, order_key, note, typed_at_ms, edited_at_ms FROM transactions WHERE account_id = ? ORDER BY id`,
  `SELECT f.transaction_id, f.currency, f.amount FROM transaction_fees f JOIN transactions t ON t.id = f.transaction_id WHERE t.account_id = ? ORDER BY 1, 2`,
  `SELECT s.transaction_id, s.batch_file_id, s.line FROM transaction_sources s JOIN transactions t ON t.id = s.transaction_id WHERE t.account_id = ? ORDER BY 1, 2, 3`,
  `SELECT as_of, source_key, equity, cash, batch_file_id, line FROM account_statements WHERE account_id = ? ORDER BY 1, 2`,
  `SELECT base_key, occurrence, key_version FROM tombstones WHERE account_id = ? ORDER BY 1, 2`,
]

interface Digest {
  readonly rows: number
  readonly digest: string
}

/** The id of the digest over what the files of an import state: dated records, holdings, positions, realised gains, splits and dividends. */
const statedId = (batch: string): string => `${batch}:stated`
const batchOfStated = (id: string): string | undefined => /^(\d+):stated$/.exec(id)?.[1]

/**
 * Writes the digests of what a commit touched, inside it. The rows of an import are written once; what its files state goes with an undo and
 * comes with a redo. Nothing to reckon, no digest.
 */
export function refreshChecks(db: WriteDb, touched: Iterable<{ readonly kind: string; readonly id: string }>, generation: number): void {
  for (const { kind, id } of touched) {
    if (kind === 'account') keep(db, kind, id, generation)
    if (kind !== 'batch') continue
    if (storedCheck(db, kind, id) === undefined) keep(db, kind, id, generation)
    keep(db, kind, statedId(id), generation)
  }
}

function keep(db: WriteDb, kind: Kind, id: string, generation: number): void {
  const { rows, digest } = digestOf(db, kind, id)
  prepared(db, 'DELETE FROM content_checks WHERE kind = ? AND id = ?').run(kind, id)
  if (rows > 0) prepared(db, 'INSERT INTO content_checks (kind, id, rows, digest, generation) VALUES (?, ?, ?, ?, ?)').run(kind, id, rows, digest, generation)
}

export interface CheckedContent {
  readonly checked: number
  /** In words: what is not what was stored. */
  readonly problems: readonly string[]
}

/** Reckons every digest again. What was stored before digests were kept has none and is not judged. */
export function verifyContent(db: ReadDb): CheckedContent {
  const checks = prepared<[], Digest & { kind: Kind; id: string }>(db, 'SELECT kind, id, rows, digest FROM content_checks ORDER BY kind, id').all()
  const problems: string[] = []
  for (const { kind, id, rows, digest } of checks) {
    const found = digestOf(db, kind, id)
    if (found.digest === digest) continue
    const what = wordsFor(kind, id)
    problems.push(found.rows === rows ? `${what} are not the ones that were stored` : `${what}: ${found.rows} are there, ${rows} were stored`)
  }
  return { checked: checks.length, problems }
}

const storedCheck = (db: ReadDb, kind: Kind, id: string): unknown =>
  prepared<[string, string]>(db, 'SELECT 1 FROM content_checks WHERE kind = ? AND id = ?').get(kind, id)

function wordsFor(kind: Kind, id: string): string {
  if (kind === 'account') return `the transactions and statements of account ${id}`
  const batch = batchOfStated(id)
  return batch === undefined ? `the rows of import ${id}` : `what the files of import ${batch} state`
}

function digestOf(db: ReadDb, kind: Kind, id: string): Digest {
  const hash = createHash('sha256')
  const batch = batchOfStated(id)
  const queries = kind === 'account' ? ACCOUNT : batch === undefined ? BATCH : statedByBatch(db, Number(batch))
  let rows = 0
  for (const sql of queries) {
    // Not prepared(): a statement that walks its rows can run once at a time.
    const statement = db.prepare<[string | number], unknown[]>(sql).raw()
    for (const row of statement.iterate(kind === 'batch' ? Number(batch ?? id) : id)) {
      hash.update(`${JSON.stringify(row)}\n`)
      rows += 1
    }
    hash.update('\n')
  }
  return { rows, digest: hash.digest('hex') }
}
