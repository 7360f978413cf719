import type { ReadDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { symbolAt } from './symbol-at.ts'

/** An index, or a list of one's own (null), as its members stood on a day. */
export interface DatedUniverse {
  readonly index: string | null
  /** ISO day of the newest change or listing that counts. */
  readonly asOf: string
  /** In order of their text. */
  readonly members: readonly string[]
}

/** True for a line that is one name of a list as it stood on its day, not a beginning or an end. */
export const isListing = ({ day, from, to }: Pick<MemberLine, 'day' | 'from' | 'to'>): boolean => to === null && from !== day

interface MemberLine {
  readonly index: string | null
  readonly symbol: string
  readonly day: string
  readonly from: string | null
  readonly to: string | null
  readonly knownOn: string
}

/**
 * Every universe that has a member on a day, by what was known at that day's close, in order of their names.
 *
 * A name is a member from the day it came in to the day it went, the last of the two that has come deciding; a line that speaks of neither day is
 * one name of a list as it stood on its day, and only the newest list of its index counts. Such a line may say since when, which is not its day.
 */
export function universesAt(db: ReadDb, day: string): readonly DatedUniverse[] {
  const lines = prepared<[string], MemberLine>(
    db,
    `SELECT v.index_name AS "index", ${symbolAt('r.symbol', 'r.day')} AS symbol, r.day, v.valid_from AS "from", v.valid_to AS "to", r.known_on AS knownOn
     FROM dated_records r JOIN universe_members v ON v.record_id = r.id
     WHERE r.family = 'universe' AND r.known_on <= ? AND r.symbol IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM dated_records n WHERE n.family = r.family AND n.record_key = r.record_key AND n.version > r.version)
     ORDER BY 1, 2`,
  ).all(day)
  const byIndex = Map.groupBy(lines, ({ index }) => index)
  return [...byIndex].flatMap(([index, ofIndex]) => universeOf(index, ofIndex, day) ?? [])
}

function universeOf(index: string | null, lines: readonly MemberLine[], day: string): DatedUniverse | undefined {
  const newestList = latest(lines.filter(isListing).map((line) => line.knownOn))
  const members: string[] = []
  let asOf = newestList
  for (const [symbol, ofSymbol] of Map.groupBy(lines, (line) => line.symbol)) {
    const joined = latest(ofSymbol.flatMap((line) => joinOf(line, newestList) ?? []).filter((moment) => moment <= day))
    const left = latest(ofSymbol.flatMap(({ to }) => to ?? []).filter((moment) => moment <= day))
    asOf = latest([asOf, joined, left].filter((moment) => moment !== null))
    if (joined !== null && (left === null || joined >= left)) members.push(symbol)
  }
  return asOf === null || members.length === 0 ? undefined : { index, asOf, members }
}

/** The day from which a line makes its name a member; null where it only says when it went. */
function joinOf({ day, from, to, knownOn }: MemberLine, newestList: string | null): string | null {
  if (isListing({ day, from, to })) return knownOn !== newestList ? null : latest([knownOn, from ?? knownOn])
  if (from !== null) return from
  if (to === null) return null
  // Known before the day it goes: a member by then.
  return knownOn < to ? knownOn : null
}

/** A list of a universe as it stood on a day. */
export interface DatedList {
  readonly day: string
  readonly symbols: ReadonlySet<string>
}

/** The newest stored list of an index from before a day; undefined when there is none. */
export function listBefore(db: ReadDb, index: string | null, day: string): DatedList | undefined {
  const lines = prepared<[string | null, string], { readonly symbol: string; readonly day: string }>(
    db,
    `SELECT r.symbol, r.day FROM dated_records r JOIN universe_members v ON v.record_id = r.id
     WHERE r.family = 'universe' AND v.index_name IS ? AND r.day < ? AND r.symbol IS NOT NULL AND v.valid_to IS NULL AND v.valid_from IS NOT r.day
     ORDER BY r.day DESC`,
  ).all(index, day)
  const [newest] = lines
  return newest && { day: newest.day, symbols: new Set(lines.filter((line) => line.day === newest.day).map(({ symbol }) => symbol)) }
}

const latest = (days: readonly string[]): string | null => days.reduce<string | null>((newest, one) => (newest === null || one > newest ? one : newest), null)
