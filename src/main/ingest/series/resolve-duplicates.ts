import type { Figures } from '../../store/taken-values.ts'
import { figuresAt } from './held-row.ts'
import { isSameValue, newStampedRows, type RoomyRows, type StampedRows } from '../../store/chunk-state.ts'

/** A row that does not stand because its file has another one for the same stamp. */
export interface Duplicate {
  readonly line: number
  readonly stamp: number
  readonly status: 'ignored' | 'known' | 'review'
  readonly reason: string
  /** Of a row that waits: what it says. */
  readonly figures?: Figures
}

/** Column of the volume in a row of bars. */
const VOLUME = 4

export type DuplicateRule = 'first-stands' | 'last-stands' | 'largest-volume'

/**
 * Puts the rows of one series and period in order and leaves one per stamp.
 * Daily: the first row stands (the last one when the user said "take"), equal copies are ignored, others wait.
 * Minutes: the row with the larger volume stands; copies without volume are ignored, equal copies are known, others wait.
 */
export function resolveDuplicates(
  parts: readonly StampedRows[],
  rule: DuplicateRule,
  compared: number,
): { readonly rows: RoomyRows; readonly duplicates: readonly Duplicate[] } {
  const rows = inOrder(parts)
  const duplicates: Duplicate[] = []
  const standing: number[] = []
  for (let from = 0; from < rows.stamps.length; ) {
    let to = from + 1
    while (to < rows.stamps.length && rows.stamps[to] === rows.stamps[from]) to += 1
    standing.push(to - from === 1 ? from : settle(rows, from, to, rule, compared, duplicates))
    from = to
  }
  return { rows: standing.length === rows.stamps.length ? rows : pick(rows, standing), duplicates }
}

/** Which row of a group stands; the others are put on the list. */
function settle(rows: StampedRows, from: number, to: number, rule: DuplicateRule, compared: number, duplicates: Duplicate[]): number {
  const volumeOf = (i: number): number => rows.columns[VOLUME]?.[i] ?? Number.NaN
  let stands = rule === 'last-stands' ? to - 1 : from
  if (rule === 'largest-volume') {
    for (let i = from + 1; i < to; i += 1) if (volumeOf(i) > (Number.isNaN(volumeOf(stands)) ? -1 : volumeOf(stands))) stands = i
  }
  const standingLine = rows.lines[stands]!
  for (let i = from; i < to; i += 1) {
    if (i === stands) continue
    const line = rows.lines[i]!
    const stamp = rows.stamps[i]!
    const isSame = rows.columns.every((column, index) => index >= compared || isSameValue(column[i]!, column[stands]!))
    if (rule === 'largest-volume') {
      if (!(volumeOf(i) > 0)) duplicates.push({ line, stamp, status: 'ignored', reason: `A copy without volume of the minute on line ${standingLine}.` })
      else if (isSame) duplicates.push({ line, stamp, status: 'known', reason: `The same minute as line ${standingLine}.` })
      else {
        const reason = `Another bar for the minute of line ${standingLine}, which has the larger volume.`
        duplicates.push({ line, stamp, status: 'review', reason, figures: figuresAt(rows.columns, i) })
      }
    } else if (isSame) duplicates.push({ line, stamp, status: 'ignored', reason: `The same day as line ${standingLine}, with the same values.` })
    else if (rule === 'last-stands')
      duplicates.push({ line, stamp, status: 'ignored', reason: `Line ${standingLine} has the same day and stands, as you said.` })
    else
      duplicates.push({
        line,
        stamp,
        status: 'review',
        reason: `The same day as line ${standingLine}, with other values.`,
        figures: figuresAt(rows.columns, i),
      })
  }
  return stands
}

/** All parts as one, by stamp, within a stamp by line. */
function inOrder(parts: readonly StampedRows[]): RoomyRows {
  const joined = join(parts)
  const { stamps, lines } = joined
  const order = Array.from(stamps, (_, i) => i).sort((a, b) => stamps[a]! - stamps[b]! || lines[a]! - lines[b]!)
  return pick(joined, order)
}

function join(parts: readonly StampedRows[]): StampedRows {
  const [first, ...rest] = parts
  if (first === undefined) throw new Error('resolveDuplicates: got no part, wanted at least one')
  if (rest.length === 0) return first
  const count = parts.reduce((sum, part) => sum + part.stamps.length, 0)
  const joined = newStampedRows(count, first.columns.length)
  let at = 0
  for (const part of parts) {
    joined.stamps.set(part.stamps, at)
    joined.lines.set(part.lines, at)
    for (const [index, column] of joined.columns.entries()) column.set(part.columns[index]!, at)
    at += part.stamps.length
  }
  return joined
}

function pick(rows: StampedRows, indices: readonly number[]): RoomyRows {
  const picked = newStampedRows(indices.length, rows.columns.length)
  for (const [at, i] of indices.entries()) {
    picked.stamps[at] = rows.stamps[i]!
    picked.lines[at] = rows.lines[i]!
  }
  for (const [index, column] of picked.columns.entries()) {
    const source = rows.columns[index]!
    for (const [at, i] of indices.entries()) column[at] = source[i]!
  }
  return picked
}
