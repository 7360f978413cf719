import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'
import { familyOf, type RecordFamilyName } from './record-families.ts'

export type RecordValue = string | number | null
export type RecordValues = Readonly<Record<string, RecordValue>>

/** One statement of a file that speaks of a day and was known from a moment on. */
export interface DatedRecord {
  readonly family: RecordFamilyName
  /** What makes the statement one and the same in two files. */
  readonly key: string
  /** In capitals; null where it speaks of no name. */
  readonly symbol: string | null
  /** ISO day the statement speaks of. */
  readonly day: string
  /** When it was published: ISO day, or instant in UTC. */
  readonly knownAt: string
  /** ISO day by whose close it was known. */
  readonly knownOn: string
  /** True where the file does not say when it was known. */
  readonly isAssumed: boolean
  /** Its values by field; a field that is absent is null. */
  readonly values: RecordValues
}

interface FamilyText {
  readonly versions: string
  readonly insert: string
}

const texts = new Map<RecordFamilyName, FamilyText>()

/** The statements of a family, written once: a file has a hundred thousand records, and a text that is put together anew has to be hashed anew. */
function textOf(family: RecordFamilyName): FamilyText {
  const known = texts.get(family)
  if (known !== undefined) return known
  const { table, columns } = familyOf(family)
  const fields = Object.entries(columns).map(([field, column]) => `v.${column} AS "${field}"`)
  const names = Object.values(columns)
  const text = {
    versions: `SELECT ${fields.join(', ')} FROM dated_records r JOIN ${table} v ON v.record_id = r.id WHERE r.family = ? AND r.record_key = ? ORDER BY r.version DESC`,
    insert: `INSERT INTO ${table} (record_id, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})`,
  }
  texts.set(family, text)
  return text
}

/** The stored values of a key, the standing version first; empty when the store has none. */
export const recordVersions = (db: ReadDb, family: RecordFamilyName, key: string): readonly RecordValues[] =>
  prepared<[string, string], RecordValues>(db, textOf(family).versions).all(family, key)

/** Whether the store has any record of a family: where it has none, no key has to be looked up. */
export const hasRecords = (db: ReadDb, family: RecordFamilyName): boolean =>
  preparedValue<[string], number>(db, 'SELECT 1 FROM dated_records WHERE family = ? LIMIT 1').get(family) === 1

/** True when every field of the family has the same value in both. */
export function isSameRecord(family: RecordFamilyName, one: RecordValues, other: RecordValues): boolean {
  return Object.keys(familyOf(family).columns).every((field) => (one[field] ?? null) === (other[field] ?? null))
}

/** What is known of a record before it is added: `absent` = the store has no version of it, so none is looked for; `taken` = it is to stand. */
export type RecordPlace = 'absent' | 'unknown' | 'taken'

/**
 * Notes that a file states a record, and adds the record where the store lacks these values: as the version that stands from now on, also where the
 * store has them below another version and they are `taken`.
 */
export function addRecord(db: WriteDb, record: DatedRecord, source: { readonly batchFileId: number; readonly line: number }, known: RecordPlace): void {
  const { family, key } = record
  const versions = known === 'absent' ? [] : recordVersions(db, family, key)
  const place = versions.findIndex((values) => isSameRecord(family, values, record.values))
  const id = place < 0 || (place > 0 && known === 'taken') ? insertRecord(db, record, versions.length === 0) : versionId(db, family, key, place)
  prepared<[number, number, number]>(db, 'INSERT INTO dated_record_sources (record_id, batch_file_id, line) VALUES (?, ?, ?) ON CONFLICT DO NOTHING').run(
    id,
    source.batchFileId,
    source.line,
  )
}

const FIELDS = 'INSERT INTO dated_records (family, record_key, version, symbol, day, known_at, known_on, is_assumed) VALUES'

function insertRecord(db: WriteDb, { family, key, symbol, day, knownAt, knownOn, isAssumed, values }: DatedRecord, isFirst: boolean): number {
  const rest = [symbol, day, knownAt, knownOn, isAssumed ? 1 : 0] as const
  const inserted = isFirst
    ? prepared<unknown[]>(db, `${FIELDS} (?, ?, 1, ?, ?, ?, ?, ?)`).run(family, key, ...rest)
    : prepared<unknown[]>(db, `${FIELDS} (?, ?, (SELECT 1 + max(version) FROM dated_records WHERE family = ? AND record_key = ?), ?, ?, ?, ?, ?)`).run(
        family,
        key,
        family,
        key,
        ...rest,
      )
  prepared<unknown[]>(db, textOf(family).insert).run(inserted.lastInsertRowid, ...Object.keys(familyOf(family).columns).map((field) => values[field] ?? null))
  return Number(inserted.lastInsertRowid)
}

/** The id of a version by its place, counted from the one that stands. */
function versionId(db: ReadDb, family: RecordFamilyName, key: string, place: number): number {
  const id = preparedValue<[string, string, number], number>(
    db,
    'SELECT id FROM dated_records WHERE family = ? AND record_key = ? ORDER BY version DESC LIMIT 1 OFFSET ?',
  ).get(family, key, place)
  if (id === undefined) throw new Error(`versionId: got no version ${place} of ${family} ${key}, wanted the one just read`)
  return id
}

const RECORDS_PER_CHECK = 500

/**
 * Takes back what one file stated; a record that no other file has goes, and the version before it stands again.
 * @returns how many records went
 */
export function withdrawRecords(db: WriteDb, batchFileId: number, checkCancelled: () => void): number {
  const ids = preparedValue<[number], number>(db, 'DELETE FROM dated_record_sources WHERE batch_file_id = ? RETURNING record_id').all(batchFileId)
  let removed = 0
  for (const [index, id] of [...new Set(ids)].entries()) {
    if (index % RECORDS_PER_CHECK === 0) checkCancelled()
    removed += prepared<[number, number]>(
      db,
      'DELETE FROM dated_records WHERE id = ? AND NOT EXISTS (SELECT 1 FROM dated_record_sources WHERE record_id = ?)',
    ).run(id, id).changes
  }
  return removed
}
