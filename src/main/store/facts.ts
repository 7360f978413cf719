import type Database from 'better-sqlite3'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'

type NumberFact = 'created_at_ms' | 'last_write_at_ms' | 'is_simulated' | 'fixed_clock_at_ms'

/** What the workspace knows about itself. */
export interface WorkspaceFacts {
  /** null in a file whose birth was not noted. */
  readonly createdAtMs: number | null
  /** The wall clock of the last commit; the start warns when the clock stands before it. */
  readonly lastWriteAtMs: number | null
  /** True once the demo was put into it, for good. */
  readonly isSimulated: boolean
  /** The clock of a demo workspace; null = the wall clock. */
  readonly fixedClockAtMs: number | null
}

export function readFacts(db: ReadDb): WorkspaceFacts {
  return {
    createdAtMs: readNumber(db, 'created_at_ms'),
    lastWriteAtMs: readNumber(db, 'last_write_at_ms'),
    isSimulated: readNumber(db, 'is_simulated') === 1,
    fixedClockAtMs: readNumber(db, 'fixed_clock_at_ms'),
  }
}

/** Marks the workspace as simulated and stops its clock at this moment. There is no way back: simulated rows stay simulated. */
export function markSimulated(db: WriteDb, fixedClockAtMs: number): void {
  writeNumber(db, 'is_simulated', 1)
  writeNumber(db, 'fixed_clock_at_ms', fixedClockAtMs)
}

function readNumber(db: Database.Database, key: NumberFact): number | null {
  const value = preparedValue<[string], unknown>(db, 'SELECT value FROM store_facts WHERE key = ?').get(key)
  if (value === undefined) return null
  if (typeof value !== 'number') throw new Error(`store fact ${key}: got ${typeof value}, wanted a number`)
  return value
}

function writeNumber(db: WriteDb, key: NumberFact, value: number): void {
  prepared<[string, number]>(db, 'INSERT INTO store_facts (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value').run(key, value)
}

/** The moment a call works at: `--now` if the caller fixed it, else the fixed clock of a demo workspace, else the wall clock. */
export function readClock(
  db: ReadDb,
  call: { readonly nowAtMs: number; readonly isClockFixed: boolean },
): { readonly nowAtMs: number; readonly isFixed: boolean } {
  if (call.isClockFixed) return { nowAtMs: call.nowAtMs, isFixed: true }
  const fixedAtMs = readNumber(db, 'fixed_clock_at_ms')
  return fixedAtMs === null ? { nowAtMs: call.nowAtMs, isFixed: false } : { nowAtMs: fixedAtMs, isFixed: true }
}
