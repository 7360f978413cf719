import type { BrokerRecord } from './broker-record.ts'
import { baseKeyOf, naturalKeyText } from './identity.ts'
import { judgeOrders, type OrderUpdate } from './judge-orders.ts'
import type { KnownKeys } from './known-keys.ts'
import { holdBack, type StagedRow } from './staged-row.ts'

/** A row that was taken for a known one and may be a second, identical fill of a day that was exported in two parts. */
export interface SecondFill {
  readonly row: StagedRow
}

/** Kinds of which two equal rows on one day are common: fills of one order. */
const FILLS: ReadonlySet<string> = new Set(['buy', 'sell', 'short', 'cover', 'reinvest', 'option'])

/** Rows between two breaths. */
const SLICE_ROWS = 2_000

/** The figures by which two rows with the same broker's id are compared with the store. */
export const figuresOf = (record: BrokerRecord): string => [record.session, record.quantity ?? '', record.price ?? '', record.amount ?? ''].join('|')

export interface AccountRows {
  readonly rows: readonly StagedRow[]
  readonly known: KnownKeys
  /** True when a file with these very bytes is held already: then nothing can be a second fill. */
  readonly isKnownFile: boolean
  /** Lines for which the user answered that they are a second, identical fill. */
  readonly acceptedLines: ReadonlySet<number>
  /** Lines for which the user answered that they replace the stored state of their order. */
  readonly replacedLines: ReadonlySet<number>
}

/** What comparing with the store leaves to the user. */
export interface JudgedRows {
  readonly secondFills: readonly SecondFill[]
  readonly orderUpdates: readonly OrderUpdate[]
}

/** Rows of the file with equal keys, in order of appearance: the first of each key, and all of those that come more than once. */
class EqualRows {
  readonly #first = new Map<string, StagedRow>()
  readonly #repeated = new Map<string, StagedRow[]>()

  firstOf(baseKey: string): StagedRow | undefined {
    return this.#first.get(baseKey)
  }

  countOf(baseKey: string): number {
    return this.#repeated.get(baseKey)?.length ?? (this.#first.has(baseKey) ? 1 : 0)
  }

  /** Adds a row and answers its place among its equals. */
  add(row: StagedRow, first: StagedRow | undefined): number {
    if (first === undefined) {
      this.#first.set(row.baseKey, row)
      return 0
    }
    const equals = this.#repeated.get(row.baseKey)
    if (equals === undefined) this.#repeated.set(row.baseKey, [first, row])
    else equals.push(row)
    return this.countOf(row.baseKey) - 1
  }
}

/**
 * Compares the records of one account with what is stored. Equal rows are counted, never merged: of n equal rows in the file
 * those beyond the number already stored (or removed by the user) are new, so two equal fills both stay, an overlapping
 * export adds only what it has more, and the order of imports does not matter.
 */
export async function judgeRows({ rows, known, isKnownFile, acceptedLines, replacedLines }: AccountRows, breathe: () => Promise<void>): Promise<JudgedRows> {
  const equal = new EqualRows()
  for (const [index, row] of rows.entries()) {
    if (index % SLICE_ROWS === 0) await breathe()
    if (row.record === null) continue
    row.baseKey = baseKeyOf(row.record)
    const first = equal.firstOf(row.baseKey)
    if (first !== undefined && row.record.externalId !== null) judgeRepeatedId(row, row.record, first)
    else {
      row.occurrence = equal.add(row, first)
      judgeAgainstStore(row, row.record, first ?? row, known)
    }
  }
  const orderUpdates = judgeOrders(rows, known.orders, replacedLines)
  return { secondFills: isKnownFile ? [] : findSecondFills(rows, equal, known, acceptedLines), orderUpdates }
}

/** A broker's id that comes twice in one file: the same row printed twice is one, another content is a contradiction. */
function judgeRepeatedId(row: StagedRow, record: BrokerRecord, first: StagedRow): void {
  const isRepeat = first.record !== null && naturalKeyText(first.record) === naturalKeyText(record)
  if (isRepeat) holdBack(row, 'ignored', `The same row with the same id “${record.externalId}” stands on line ${first.line}.`)
  else holdBack(row, 'review', `The id “${record.externalId}” stands on line ${first.line} with other figures.`)
}

function judgeAgainstStore(row: StagedRow, record: BrokerRecord, first: StagedRow, known: KnownKeys): void {
  const stored = known.find(row.baseKey)
  if (stored?.occurrences.has(row.occurrence) === true) {
    if (record.externalId !== null && stored.figures !== null && stored.figures !== figuresOf(record)) {
      holdBack(row, 'review', `The id “${record.externalId}” is stored with other figures. Edit the stored row if this one is right.`)
      return
    }
    row.status = 'known'
    row.reason = 'Already imported.'
  } else if (stored?.removed.has(row.occurrence) === true) {
    row.status = 'known'
    row.reason = 'You removed this row; it stays removed.'
  } else {
    row.status = 'new'
    if (first !== row) row.reason = `The same as line ${first.line} of this file; both are kept.`
    else if (isOtherwiseNumbered(record, known)) row.reason = OTHERWISE_NUMBERED
  }
}

/** Begins the reason of a row that may be a stored one: one export told the two apart by an id of the broker's, the other has none. */
export const OTHERWISE_NUMBERED = 'The figures of a stored row, of which only one of the two has an id of the broker’s; both are kept.'

/** Ids and figures are never compared with each other, so this only warns: neither export says which of its rows the other one means. */
function isOtherwiseNumbered(record: BrokerRecord, known: KnownKeys): boolean {
  if (record.externalId === null) return known.hasNumbered(record.kind, figuresOf(record))
  const unnumbered = known.rowsOf(record.session).size === 0 ? undefined : known.find(baseKeyOf({ ...record, externalId: null }))
  return (unnumbered?.occurrences.size ?? 0) > 0
}

/**
 * A day that was exported in two parts, each with one of two equal fills, looks like one fill. The sign of it: the day is the
 * first or last of this file, the row is already stored, and the file lacks other rows of that day that are stored too.
 */
function findSecondFills(rows: readonly StagedRow[], equal: EqualRows, known: KnownKeys, acceptedLines: ReadonlySet<number>): readonly SecondFill[] {
  const found: SecondFill[] = []
  for (const session of edgeSessions(rows)) {
    const isWhole = [...known.rowsOf(session)].every(([key, count]) => equal.countOf(key) >= count)
    if (isWhole) continue
    for (const row of rows) {
      if (row.status !== 'known' || row.record === null || row.record.session !== session) continue
      // Ids and orders tell two equal fills apart by themselves.
      if (row.record.externalId !== null || row.record.orderKey !== null || !FILLS.has(row.record.kind)) continue
      found.push({ row })
      if (acceptedLines.has(row.line)) acceptAsSecond(row, rows, known)
      else row.reason = 'Already imported; it may also be a second, identical fill of a day that was exported in two parts.'
    }
  }
  return found
}

/** Gives the row the next free place of its key. */
function acceptAsSecond(row: StagedRow, rows: readonly StagedRow[], known: KnownKeys): void {
  const stored = known.find(row.baseKey)
  const taken = new Set([...(stored?.occurrences ?? []), ...(stored?.removed ?? [])])
  for (const other of rows) if (other.baseKey === row.baseKey && other.status === 'new') taken.add(other.occurrence)
  let occurrence = 0
  while (taken.has(occurrence)) occurrence += 1
  row.occurrence = occurrence
  row.status = 'new'
  row.reason = 'A second, identical fill, as you said.'
}

function edgeSessions(rows: readonly StagedRow[]): ReadonlySet<string> {
  let first = ''
  let last = ''
  for (const { record } of rows) {
    if (record === null) continue
    if (first === '' || record.session < first) first = record.session
    if (record.session > last) last = record.session
  }
  return new Set(first === '' ? [] : [first, last])
}
