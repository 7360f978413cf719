import type Database from 'better-sqlite3'
import { prepared, preparedValue } from './prepared.ts'

/** How many writing transactions the store has seen. Order is told by it, never by a clock. */
export function readGeneration(db: Database.Database): number {
  const value = preparedValue<[], unknown>(db, `SELECT value FROM store_facts WHERE key = 'generation'`).get()
  if (typeof value !== 'number') throw new Error(`generation: want a number, got ${typeof value}, in ${db.name}`)
  return value
}

/** What commits touched. `id` is the outward id of the kind. */
export interface Change {
  readonly kind: string
  readonly id: string
}

/** Everything touched after `generation`, each thing once, by kind and id. */
export function changesSince(db: Database.Database, generation: number): readonly Change[] {
  return prepared<[number], Change>(db, 'SELECT DISTINCT kind, id FROM changes WHERE generation > ? ORDER BY kind, id').all(generation)
}

/** Whether the writing call of this id was committed: the answer for a caller who lost it in a crash. */
export function wasRequestStored(db: Database.Database, requestId: string): boolean {
  return preparedValue<[string], number>(db, 'SELECT 1 FROM requests WHERE request_id = ?').get(requestId) === 1
}
