import { PROVISIONAL } from './column-chunk.ts'

/** Rows of one chunk with where each came from: what a merge reads and makes. */
export interface ChunkState {
  readonly stamps: Int32Array
  readonly columns: readonly Float64Array[]
  readonly fileIds: Int32Array
  readonly lines: Int32Array
  readonly flags: Uint8Array
}

/** Rows of a file for one chunk: rising stamps, each once. */
export interface StampedRows {
  readonly stamps: Int32Array
  readonly columns: readonly Float64Array[]
  readonly lines: Int32Array
}

/** Leading columns that make two bars equal: the adjusted close changes with every dividend. */
export const BAR_FIGURES = 5

/** Relative slack under which two stored values are the same: files print rounded ones. */
const VALUE_SLACK = 1e-6

export const isSameValue = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= VALUE_SLACK * Math.max(Math.abs(a), Math.abs(b)) || (Number.isNaN(a) && Number.isNaN(b))

/** What became of each row of a file: 0 added, 1 found equal, 2 put in the place of another, 3 differs and waits, 4 unfinished and outranked. */
export const ADDED = 0
export const EQUAL = 1
export const REPLACED = 2
export const CONFLICT = 3
export const UNFINISHED = 4

export interface MergeRules {
  readonly fileId: number
  /** The last stamp of the file in this series: that row is provisional. */
  readonly lastStamp: number
  /** How many leading columns make two rows equal; an adjusted close is carried along but changes with every dividend. */
  readonly compared: number
  /** True when the user said that this file's values stand where both have one. */
  readonly takes: boolean
  /** Says of a stored row whether a later file may replace it. */
  readonly isProvisional: (stamp: number) => boolean
}

export interface Merge {
  readonly state: ChunkState
  /** One outcome per row of the file. */
  readonly outcomes: Uint8Array
  /** For each replaced row its index in the chunk before, in the file, and in the chunk after. */
  readonly replaced: readonly { readonly before: number; readonly staged: number; readonly after: number }[]
}

/** Room for rows of `width` values in one piece of memory: values, then stamps, then lines. */
export function newStampedRows(count: number, width: number): RoomyRows {
  return stampedRowsOver(new ArrayBuffer(count * (width * 8 + 8)), count, width)
}

export interface RoomyRows extends StampedRows {
  readonly columns: Float64Array[]
  /** The one piece of memory everything lies in. */
  readonly bytes: ArrayBuffer
}

/** The same over memory that came from elsewhere (a side file). */
export function stampedRowsOver(bytes: ArrayBuffer, count: number, width: number): RoomyRows {
  return {
    bytes,
    columns: Array.from({ length: width }, (_, index) => new Float64Array(bytes, index * count * 8, count)),
    stamps: new Int32Array(bytes, width * count * 8, count),
    lines: new Int32Array(bytes, width * count * 8 + count * 4, count),
  }
}

/**
 * What will become of each row of a file. A stamp the chunk lacks is added; an equal row changes nothing; a different one replaces a
 * provisional row, waits for the user otherwise, and gives way without a question when it is itself the unfinished last row of its file.
 */
export function judgeChunk(stored: ChunkState | undefined, staged: StampedRows, rules: Omit<MergeRules, 'fileId'>): Uint8Array {
  const outcomes = new Uint8Array(staged.stamps.length)
  if (stored === undefined) return outcomes
  for (let i = 0, j = 0; i < outcomes.length; i += 1) {
    const stamp = staged.stamps[i]!
    while (j < stored.stamps.length && stored.stamps[j]! < stamp) j += 1
    if (stored.stamps[j] === stamp) outcomes[i] = judge(stored, j, staged, i, rules)
  }
  return outcomes
}

/** Puts the rows of a file into a chunk as `judgeChunk` says. */
export function mergeChunk(stored: ChunkState | undefined, staged: StampedRows, rules: MergeRules): Merge {
  const outcomes = judgeChunk(stored, staged, rules)
  if (stored === undefined) return { state: wholeOf(staged, rules), outcomes, replaced: [] }
  const added = outcomes.reduce((count, outcome) => (outcome === ADDED ? count + 1 : count), 0)
  const replaced: { before: number; staged: number; after: number }[] = []
  const width = Math.max(stored.columns.length, staged.columns.length)
  const size = stored.stamps.length + added
  const state = emptyState(size, width)
  for (let at = 0, i = 0, j = 0; at < size; at += 1) {
    const stagedStamp = staged.stamps[i] ?? Number.POSITIVE_INFINITY
    const storedStamp = stored.stamps[j] ?? Number.POSITIVE_INFINITY
    if (stagedStamp < storedStamp) putStaged(state, at, staged, i++, rules)
    else if (stagedStamp > storedStamp) putStored(state, at, stored, j++)
    else {
      if (outcomes[i] === REPLACED) {
        replaced.push({ before: j, staged: i, after: at })
        putStaged(state, at, staged, i, rules)
      } else putStored(state, at, stored, j)
      i += 1
      j += 1
    }
  }
  return { state, outcomes, replaced }
}

/** How many shared stamps two sides have and on how many they differ, unfinished rows of either side left out. */
export function compareChunk(stored: ChunkState, staged: StampedRows, rules: Omit<MergeRules, 'fileId' | 'takes'>): { shared: number; differing: number } {
  let shared = 0
  let differing = 0
  for (let i = 0, j = 0; i < staged.stamps.length; i += 1) {
    const stamp = staged.stamps[i]!
    while (j < stored.stamps.length && stored.stamps[j]! < stamp) j += 1
    if (stored.stamps[j] !== stamp) continue
    const isSame = areEqual(stored, j, staged, i, rules.compared)
    if (!isSame && (stamp === rules.lastStamp || rules.isProvisional(stamp))) continue
    shared += 1
    if (!isSame) differing += 1
  }
  return { shared, differing }
}

function judge(stored: ChunkState, j: number, staged: StampedRows, i: number, rules: Omit<MergeRules, 'fileId'>): number {
  if (areEqual(stored, j, staged, i, rules.compared)) return EQUAL
  const stamp = staged.stamps[i]!
  if (rules.takes || rules.isProvisional(stamp)) return REPLACED
  return stamp === rules.lastStamp ? UNFINISHED : CONFLICT
}

function areEqual(stored: ChunkState, j: number, staged: StampedRows, i: number, compared: number): boolean {
  for (let column = 0; column < compared; column += 1) {
    if (!isSameValue(stored.columns[column]?.[j] ?? Number.NaN, staged.columns[column]?.[i] ?? Number.NaN)) return false
  }
  return true
}

function wholeOf({ stamps, columns, lines }: StampedRows, rules: MergeRules): ChunkState {
  const flags = new Uint8Array(stamps.length)
  if (stamps.at(-1) === rules.lastStamp) flags[stamps.length - 1] = PROVISIONAL
  return { stamps, columns, lines, flags, fileIds: new Int32Array(stamps.length).fill(rules.fileId) }
}

/** Room for rows that are about to be put in. */
export function emptyState(size: number, width: number): ChunkState {
  return {
    stamps: new Int32Array(size),
    columns: Array.from({ length: width }, () => new Float64Array(size)),
    fileIds: new Int32Array(size),
    lines: new Int32Array(size),
    flags: new Uint8Array(size),
  }
}

/** Copies row `j` of one state to row `at` of another; columns the first lacks are missing there. */
export function putStored(state: ChunkState, at: number, stored: ChunkState, j: number): void {
  state.stamps[at] = stored.stamps[j]!
  for (const [index, column] of state.columns.entries()) column[at] = stored.columns[index]?.[j] ?? Number.NaN
  state.fileIds[at] = stored.fileIds[j]!
  state.lines[at] = stored.lines[j]!
  state.flags[at] = stored.flags[j]!
}

function putStaged(state: ChunkState, at: number, staged: StampedRows, i: number, rules: MergeRules): void {
  state.stamps[at] = staged.stamps[i]!
  for (const [index, column] of state.columns.entries()) column[at] = staged.columns[index]?.[i] ?? Number.NaN
  state.fileIds[at] = rules.fileId
  state.lines[at] = staged.lines[i]!
  state.flags[at] = staged.stamps[i] === rules.lastStamp ? PROVISIONAL : 0
}
