import { compareChunk } from '../../store/chunk-state.ts'
import { Scratch } from '../../store/column-chunk.ts'
import { type Rebase, rebaseOf } from './rebase-line.ts'
import type { SeriesDraft } from './series-draft.ts'
import type { StoredLine } from './stored-lines.ts'

const scratch = new Scratch()

/** Fewer shared stamps say nothing about whether two files speak of the same line of prices. */
const LEAST_SHARED = 20
const MOST_DIFFERING_FRACTION = 0.01

/** Where the rows of a symbol go, and how they sit beside what is there. */
export interface ChosenLine {
  readonly variant: string
  /** The stored line of that variant, absent for a new one. */
  readonly line: StoredLine | undefined
  /** How the file compares with the first stored line; null when there is none. */
  readonly seam: { readonly shared: number; readonly differing: number } | null
  /** False when the file had to become a line of its own. */
  readonly isSeamOk: boolean
  /** How the stored line is multiplied to continue this file, by the user's word. */
  readonly rebase?: Rebase
  /** True when these very bytes are stored already and were put in the shade since: every row is known. */
  readonly isSameFile?: boolean
}

/** What the user said about where the rows go, and what is known about the file itself. */
export interface LineWishes {
  /** A variant, or 'new'. */
  readonly variant: string | undefined
  readonly rebases: boolean
  /** True when an active import has the same bytes. */
  readonly isStoredFile: boolean
}

/**
 * The line of the profile the file agrees with. A file that differs on more than 1 % of at least 20 shared stamps
 * would put a false jump at the seam, or is another instrument: it becomes a line of its own ('#2'), unless the user wants
 * the stored line re-based to continue it.
 */
export function chooseLine(draft: SeriesDraft, series: number, lines: readonly StoredLine[], wishes: LineWishes): ChosenLine {
  const seams = lines.map((line) => compareLine(draft, series, line))
  const [first = null] = seams
  const next = freeVariant(lines)
  const { variant: answer, rebases, isStoredFile } = wishes
  if (answer !== undefined) {
    const line = lines.find(({ variant }) => variant === answer)
    const isSeamOk = line === undefined || agrees(seams[lines.indexOf(line)]!)
    const chosen = { variant: line?.variant ?? (answer === 'new' ? next : answer), line, seam: first, isSeamOk }
    return isSeamOk || !rebases || line === undefined ? chosen : withRebase(chosen, draft, series, line)
  }
  const index = bestLine(seams)
  if (index >= 0) return { variant: lines[index]!.variant, line: lines[index], seam: first, isSeamOk: true }
  const most = seams.reduce((best, seam, i) => (seam.shared > (seams[best]?.shared ?? 0) ? i : best), 0)
  const line = lines[most]
  const apart = { variant: next, line: undefined, seam: first, isSeamOk: lines.length === 0 }
  if (line === undefined) return apart
  if (isStoredFile) return { variant: line.variant, line, seam: seams[most]!, isSeamOk: true, isSameFile: true }
  return rebases ? withRebase(apart, draft, series, line) : apart
}

/** The line re-based, where that can be done. */
function withRebase(otherwise: ChosenLine, draft: SeriesDraft, series: number, line: StoredLine): ChosenLine {
  const rebase = rebaseOf(draft, series, line)
  return rebase === undefined ? otherwise : { ...otherwise, variant: line.variant, line, isSeamOk: true, rebase }
}

/** '' for the first line of a profile, then '#2', '#3' … */
function freeVariant(lines: readonly StoredLine[]): string {
  const taken = new Set(lines.map(({ variant }) => variant))
  if (!taken.has('')) return ''
  let number = 2
  while (taken.has(`#${number}`)) number += 1
  return `#${number}`
}

/** Of the lines the file does not contradict the one it agrees with on most stamps, the first of equals; -1 = none. */
function bestLine(seams: readonly { shared: number; differing: number }[]): number {
  let best = -1
  let most = -1
  for (const [index, seam] of seams.entries()) {
    const agreeing = seam.shared - seam.differing
    if (!agrees(seam) || agreeing <= most) continue
    best = index
    most = agreeing
  }
  return best
}

const agrees = ({ shared, differing }: { shared: number; differing: number }): boolean => shared < LEAST_SHARED || differing <= shared * MOST_DIFFERING_FRACTION

function compareLine(draft: SeriesDraft, series: number, line: StoredLine): { shared: number; differing: number } {
  const sum = { shared: 0, differing: 0 }
  for (const period of draft.periodsOf(series)) {
    const found = line.chunk(period)
    const rows = draft.rows(series, period, scratch)
    if (found === undefined || rows === undefined) continue
    const { shared, differing } = compareChunk(found.state, rows, {
      lastStamp: draft.lastStamp(series),
      compared: draft.kind.compared,
      isProvisional: found.isProvisional,
    })
    sum.shared += shared
    sum.differing += differing
  }
  return sum
}
