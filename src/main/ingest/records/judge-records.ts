import { type DatedRecord, hasRecords, isSameRecord, recordVersions, type RecordValues } from '../../store/dated-records.ts'
import { familyOf, type RecordFamilyName } from '../../store/record-families.ts'
import type { StageContext } from '../importer.ts'
import type { RecordRow } from './record-row.ts'
import { StagedRecordsFile } from './staged-records-file.ts'

const SLICE_ROWS = 500

/**
 * Compares the rows of one file with each other and with what is stored. The same statement with the same values is known; another value for it
 * is a conflict that stays out unless the answer `conflicts` is take. A row stands or waits whole.
 * @returns true when the file contradicts what is stored
 */
export async function judgeRecords(rows: readonly RecordRow[], context: StageContext): Promise<boolean> {
  const inFile = new Map<string, { readonly line: number; readonly values: RecordValues }>()
  const earlier = context.earlier.filter((file) => file instanceof StagedRecordsFile)
  const takes = context.answers.get('conflicts') === 'take'
  const stored = (record: DatedRecord): readonly RecordValues[] => [...stagedValues(record, earlier), ...storedVersions(record)]
  let storedVersions = versionsIn(context)
  let hasConflict = false
  for (const [index, row] of rows.entries()) {
    if (index % SLICE_ROWS === 0) {
      await context.breathe()
      storedVersions = versionsIn(context)
    }
    if (row.records.length === 0 || repeats(row, inFile)) continue
    if (compare(row, stored, takes)) hasConflict = true
    if (row.status === 'review') row.records = []
  }
  return hasConflict
}

/** True when a row above states the same; the row is then told so and makes no records. */
function repeats(row: RecordRow, inFile: Map<string, { readonly line: number; readonly values: RecordValues }>): boolean {
  const twins = row.records.map((record) => inFile.get(`${record.family} ${record.key}`))
  const other = row.records.findIndex((record, i) => twins[i] !== undefined && !isSameRecord(record.family, twins[i].values, record.values))
  if (other >= 0) {
    row.status = 'review'
    row.reason = `Line ${twins[other]!.line} says otherwise: ${differenceOf(row.records[other]!, twins[other]!.values, 'there')}.`
  } else if (twins.every((twin) => twin !== undefined)) {
    row.status = 'ignored'
    row.reason = `The same as line ${twins[0]!.line}.`
  } else {
    for (const record of row.records) inFile.set(`${record.family} ${record.key}`, { line: row.line, values: record.values })
    return false
  }
  row.records = []
  return true
}

/** What earlier files of the call say of a record, the last one first: it stands before what the store has. */
const stagedValues = (record: DatedRecord, earlier: readonly StagedRecordsFile[]): readonly RecordValues[] =>
  earlier
    .map((file) => file.find(record))
    .filter((values) => values !== undefined)
    .toReversed()

/** Looks records up in the store, for one slice of rows: of a family it has nothing of, none is looked for. */
function versionsIn({ db }: StageContext): (record: DatedRecord) => readonly RecordValues[] {
  const known = new Map<RecordFamilyName, boolean>()
  return ({ family, key }) => {
    if (!known.has(family)) known.set(family, hasRecords(db, family))
    return known.get(family) === true ? recordVersions(db, family, key) : []
  }
}

/** True when the row contradicts what is stored. */
function compare(row: RecordRow, stored: (record: DatedRecord) => readonly RecordValues[], takes: boolean): boolean {
  let isNew = false
  let isAbsent = true
  let difference: string | undefined
  let isBelow = true
  for (const record of row.records) {
    const versions = stored(record)
    const [standing] = versions
    if (standing === undefined) {
      isNew = true
      continue
    }
    isAbsent = false
    if (!isSameRecord(record.family, standing, record.values)) {
      difference ??= differenceOf(record, standing, 'stored')
      if (!versions.some((values) => isSameRecord(record.family, values, record.values))) isBelow = false
    }
  }
  // A row that states one thing twice finds its own first record in the store.
  if (isAbsent && new Set(row.records.map(({ key }) => key)).size === row.records.length) row.known = 'absent'
  if (difference === undefined) {
    if (isNew) return false
    row.status = 'known'
    row.reason = 'Already imported.'
    return false
  }
  if (takes) {
    row.known = 'taken'
    row.reason = `Replaces what was stored: ${difference}.`
  } else if (isBelow && !isNew) {
    row.status = 'known'
    row.reason = `Already imported; another file stands in its place: ${difference}.`
  } else {
    row.status = 'review'
    row.reason = `Differs from what is stored: ${difference}.`
  }
  return true
}

const differenceOf = ({ family, values }: DatedRecord, other: RecordValues, where: string): string =>
  Object.keys(familyOf(family).columns)
    .filter((field) => (values[field] ?? null) !== (other[field] ?? null))
    .map((field) => `${field} ${values[field] ?? 'none'}, ${where} ${other[field] ?? 'none'}`)
    .join('; ')
