import type { DatedRecord } from '../../store/dated-records.ts'
import { type DatedList, listBefore } from '../../store/universe-members.ts'
import type { StageContext } from '../importer.ts'
import { isListing } from './is-listing.ts'
import { StagedRecordsFile } from './staged-records-file.ts'

const MOST_NAMED = 5

/** What came in and what went since the list before: of the store, or of a file of the same call. */
export function compareLists(records: readonly DatedRecord[], { db, earlier }: Pick<StageContext, 'db' | 'earlier'>): readonly string[] {
  const listings = records.filter(isListing)
  const [first] = listings
  if (first === undefined) return []
  const index = indexOf(first)
  const staged = earlier.flatMap((file) => (file instanceof StagedRecordsFile ? stagedList(file, index, first.day) : []))
  const lists = [listBefore(db, index, first.day) ?? [], ...staged].flat()
  const before = lists.toSorted((one, other) => (one.day < other.day ? 1 : -1))[0]
  if (before === undefined) return []
  const symbols = new Set(listings.map(({ symbol }) => symbol ?? ''))
  const came = [...symbols].filter((symbol) => !before.symbols.has(symbol)).sort()
  const went = [...before.symbols].filter((symbol) => !symbols.has(symbol)).sort()
  return [`Against the list of ${before.day}: ${named(came)} came in, ${named(went)} went.`]
}

function stagedList(file: StagedRecordsFile, index: string | null, day: string): DatedList[] {
  const lines = file.listings().filter((record) => indexOf(record) === index && record.day < day)
  const [newest] = lines.map((record) => record.day).toSorted((one, other) => (one < other ? 1 : -1))
  return newest === undefined ? [] : [{ day: newest, symbols: new Set(lines.filter((line) => line.day === newest).map(({ symbol }) => symbol ?? '')) }]
}

const indexOf = ({ values }: DatedRecord): string | null => (typeof values['index'] === 'string' ? values['index'] : null)

function named(symbols: readonly string[]): string {
  if (symbols.length === 0) return 'none'
  const more = symbols.length > MOST_NAMED ? ', …' : ''
  return `${symbols.length} (${symbols.slice(0, MOST_NAMED).join(', ')}${more})`
}
