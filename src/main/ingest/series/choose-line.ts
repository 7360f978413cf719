import { compareChunk } from '../../store/chunk-state.ts'
import { Scratch } from '../../store/column-chunk.ts'
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
}

/**
 * The line of the profile the file agrees with. A file that differs on more than 1 % of at least 20 shared stamps
 * would put a false jump at the seam, or is another instrument: it becomes a line of its own ('#2').
 * `answer` is the user's word on where it goes: a variant, or 'new'.
 */
export function chooseLine(draft: SeriesDraft, series: number, lines: readonly StoredLine[], answer: string | undefined): ChosenLine {
  const seams = lines.map((line) => compareLine(draft, series, line))
  const [first = null] = seams
  const next = freeVariant(lines)
  if (answer !== undefined) {
    const line = lines.find(({ variant }) => variant === answer)
    const isSeamOk = line === undefined || agrees(seams[lines.indexOf(line)]!)
    return { variant: line?.variant ?? (answer === 'new' ? next : answer), line, seam: first, isSeamOk }
  }
  const index = bestLine(seams)
  if (index >= 0) return { variant: lines[index]!.variant, line: lines[index], seam: first, isSeamOk: true }
  return { variant: next, line: undefined, seam: first, isSeamOk: lines.length === 0 }
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
