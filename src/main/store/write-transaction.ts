import { refreshChecks } from './content-checks.ts'
import { readGeneration } from './generation.ts'
import type { WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'

/** The kinds of things a commit can touch, as the column `changes.kind` knows them. */
export type TouchedKind = 'series' | 'account' | 'plan' | 'register' | 'watchlist' | 'setting' | 'instrument' | 'batch' | 'print'

export interface OpenTransaction {
  readonly db: WriteDb
  /** The generation this transaction will have when it commits. */
  readonly generation: number
  /** Records that `id` of `kind` changed; at least one per writing transaction. */
  touch(kind: TouchedKind, id: string): void
}

export interface WriteRequest {
  readonly requestId: string
  readonly nowAtMs: number
  /** True when the caller set the clock (--now): such a moment says nothing about the clock of this computer. */
  readonly isClockFixed?: boolean
}

export interface Written<T> {
  readonly value: T
  readonly generation: number
  /** For the push to the screens: each kind once. */
  readonly kinds: readonly TouchedKind[]
}

/**
 * One BEGIN IMMEDIATE … COMMIT: `work` writes, then the generation is raised and the change list and the request id are stored with it.
 * When this returns, the commit is on disk. A throw, of `work` or of the disk, rolls everything back and comes out unchanged.
 * Nothing touched is a mistake of ours: such a commit would be invisible to readers.
 */
export function writeTransaction<T>(db: WriteDb, request: WriteRequest, work: (transaction: OpenTransaction) => T): Written<T> {
  const touched = new Map<string, { readonly kind: TouchedKind; readonly id: string }>()
  return db
    .transaction(() => {
      const generation = readGeneration(db) + 1
      const value = work({
        db,
        generation,
        touch: (kind, id) => touched.set(`${kind} ${id}`, { kind, id }),
      })
      if (touched.size === 0) throw new Error(`writeTransaction: got no touch, wanted at least one, in request ${request.requestId}`)
      refreshChecks(db, touched.values(), generation)
      prepared(db, `UPDATE store_facts SET value = ? WHERE key = 'generation'`).run(generation)
      if (request.isClockFixed !== true) noteWallClock(db, request.nowAtMs)
      const addChange = prepared(db, 'INSERT INTO changes (generation, kind, id) VALUES (?, ?, ?)')
      for (const { kind, id } of touched.values()) addChange.run(generation, kind, id)
      prepared(db, 'INSERT INTO requests (request_id, generation, at_ms) VALUES (?, ?, ?)').run(request.requestId, generation, request.nowAtMs)
      return { value, generation, kinds: [...new Set([...touched.values()].map((change) => change.kind))] }
    })
    .immediate()
}

/** The start warns when the clock of the computer stands before this moment. */
function noteWallClock(db: WriteDb, nowAtMs: number): void {
  prepared(db, `INSERT INTO store_facts (key, value) VALUES ('last_write_at_ms', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value`).run(nowAtMs)
}
