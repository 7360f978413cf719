import { createHash, type Hash } from 'node:crypto'
import { decodeColumns, encodePlain } from './column-chunk.ts'
import type { ReadDb } from './handles.ts'
import { stateRows } from './state-rows.ts'

/** SHA-256 over everything the store knows; equal before an import and after its undo. Batches, raw text, history, audit and prints do not enter. */
export function stateHash(db: ReadDb): string {
  const all = createHash('sha256')
  for (const [table, digest] of stateDigests(db)) all.update(`${table} ${digest}\n`)
  return all.digest('hex')
}

/** The digest of each table by itself, in the order of state-rows.ts: says which table two states differ in. */
export function stateDigests(db: ReadDb): ReadonlyMap<string, string> {
  db.function('sha256', { deterministic: true, directOnly: true }, (bytes: unknown) => sha256(bytes))
  // Of the rows in a chunk, whichever layout it has: one written by an earlier version and put back by an undo is the same chunk.
  db.function('rows_sha256', { deterministic: true, directOnly: true }, (bytes: unknown) =>
    sha256(bytes instanceof Uint8Array ? encodePlain(decodeColumns(bytes)) : bytes),
  )
  const digests = new Map<string, string>()
  for (const [table, sql] of Object.entries(stateRows)) {
    const hash = createHash('sha256')
    for (const row of db.prepare<[], unknown[]>(sql).raw().iterate()) addRow(hash, row)
    digests.set(table, hash.digest('hex'))
  }
  return digests
}

function sha256(bytes: unknown): string {
  if (!(bytes instanceof Uint8Array)) throw new Error(`sha256: got ${typeof bytes}, wanted bytes`)
  return createHash('sha256').update(bytes).digest('hex')
}

/** Each value with its type and length, so that no two different rows can read alike. */
function addRow(hash: Hash, row: readonly unknown[]): void {
  for (const value of row) {
    if (value === null) hash.update('null;')
    else if (typeof value === 'number') hash.update(`number ${Object.is(value, -0) ? 0 : value};`)
    else if (typeof value === 'string') hash.update(`text ${Buffer.byteLength(value)} ${value};`)
    else throw new Error(`state row: got ${typeof value}, wanted null, a number or text`)
  }
  hash.update('\n')
}
