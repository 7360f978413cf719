import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'

export interface FamilyCount {
  readonly family: string
  /** Records, those that a later version replaced included. */
  readonly records: number
  readonly symbols: number
  /** ISO days they speak of, first and last. */
  readonly from: string
  readonly to: string
}

/** How many records of each family were known by the close of a day (undefined = all). */
export function countRecords(db: ReadDb, asOf: string | undefined): ReadonlyMap<string, FamilyCount> {
  const columns = 'family, count(*) AS records, count(DISTINCT symbol) AS symbols, min(day) AS "from", max(day) AS "to"'
  const rows =
    asOf === undefined
      ? prepared<[], FamilyCount>(db, `SELECT ${columns} FROM dated_records GROUP BY family`).all()
      : prepared<[string], FamilyCount>(db, `SELECT ${columns} FROM dated_records WHERE known_on <= ? GROUP BY family`).all(asOf)
  return new Map(rows.map((row) => [row.family, row]))
}
