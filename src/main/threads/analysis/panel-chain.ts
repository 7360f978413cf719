import { type Bars, indexAtOrBefore } from '#domain/bars.ts'
import type { PanelBars } from './panel-bars.ts'

/** Where a further series was joined on: shown wherever a chain is. */
export interface Seam {
  readonly seriesId: number
  readonly label: string
  /** The last session both sides have. */
  readonly sharedSession: number
  /** What every price of the later series was multiplied by. */
  readonly factor: number
  /** Sessions it contributes. */
  readonly count: number
}

export interface Chain extends PanelBars {
  readonly seams: readonly Seam[]
}

/**
 * One line out of several series of an instrument: the first one stands; each further one fills only the sessions the
 * earlier ones lack, its prices multiplied by close(earlier) / close(later) at the last session both have a close.
 * A series that shares no session is not joined. Volumes are taken as they are: a factor from dividends does not touch shares.
 * For rotation, breadth and map only; stops, sizes, fills and `bars.range` read the primary alone.
 */
export function chainBars(pieces: readonly PanelBars[]): Chain | undefined {
  const [first, ...further] = pieces
  if (first === undefined) return undefined
  let joined = first
  const seams: Seam[] = []
  for (const piece of further) {
    const shared = lastSharedClose(joined, piece)
    if (shared === undefined) continue
    const factor = shared.earlierClose / shared.laterClose
    const merged = fillGaps(joined, piece, factor)
    const count = merged.sessions.length - joined.sessions.length
    if (count === 0) continue
    seams.push({ seriesId: piece.seriesId, label: piece.label, sharedSession: shared.session, factor, count })
    joined = merged
  }
  return { ...joined, seams }
}

/** The last session both have a close of, with both closes. */
export function lastSharedClose(earlier: Bars, later: Bars): { session: number; earlierClose: number; laterClose: number } | undefined {
  for (let i = earlier.sessions.length - 1; i >= 0; i -= 1) {
    const session = earlier.sessions[i]!
    const j = indexAtOrBefore(later.sessions, session)
    if (j < 0) return undefined
    const earlierClose = earlier.close[i]!
    const laterClose = later.close[j]!
    if (later.sessions[j] === session && earlierClose > 0 && laterClose > 0) return { session, earlierClose, laterClose }
  }
  return undefined
}

/** The earlier bars with the sessions they lack out of the later ones, whose prices are multiplied by the factor. */
export function fillGaps<B extends Bars>(earlier: B, later: Bars, factor: number): B {
  const has = new Set(earlier.sessions)
  const added = later.sessions.reduce((count, session) => (has.has(session) ? count : count + 1), 0)
  if (added === 0) return earlier
  const count = earlier.sessions.length + added
  const column = (): Float64Array => new Float64Array(count)
  const merged = { ...earlier, sessions: new Int32Array(count), open: column(), high: column(), low: column(), close: column(), volume: column() }
  for (let at = 0, i = 0, j = 0; at < count; at += 1) {
    while (j < later.sessions.length && has.has(later.sessions[j]!)) j += 1
    const takesEarlier = j === later.sessions.length || (i < earlier.sessions.length && earlier.sessions[i]! < later.sessions[j]!)
    const source = takesEarlier ? earlier : later
    const index = takesEarlier ? i++ : j++
    const scale = takesEarlier ? 1 : factor
    merged.sessions[at] = source.sessions[index]!
    merged.open[at] = source.open[index]! * scale
    merged.high[at] = source.high[index]! * scale
    merged.low[at] = source.low[index]! * scale
    merged.close[at] = source.close[index]! * scale
    merged.volume[at] = source.volume[index]!
  }
  return merged
}
