import type { Bars } from '#domain/bars.ts'
import type { JudgedBars } from '#domain/screening/factor-row.ts'
import { type ScreenedRow, screenName } from '#domain/screening/screen-name.ts'
import { type StudiedRow, studyName } from '#domain/screening/study-name.ts'
import type { WilderState } from '#domain/sweep/wilder-state.ts'

interface Studied {
  readonly index: number
  readonly benchmark: Bars | undefined
  readonly benchmarkIndex: number
  readonly row: StudiedRow
}

/**
 * What screens leave behind for the next one. The panel never edits columns: a commit that touches a series puts new ones in their
 * place, and what was made of the old ones goes with them. So a name is worked out anew only after its own data changed, and a
 * later session costs the bars since the last one.
 */
const states = new WeakMap<Bars, WilderState>()
const studies = new WeakMap<Bars, Studied>()

/** Where RSI and ATR of these bars stand, for a sweep to carry on from; undefined before the first. */
export const heldState = (bars: Bars): WilderState | undefined => states.get(bars)

export function holdState(state: WilderState): void {
  states.set(state.bars, state)
}

/** The twelve factors of the screen for one name. */
export function screenedRow(judged: JudgedBars): ScreenedRow {
  const { row, state } = screenName(judged, heldState(judged.bars))
  holdState(state)
  return row
}

/** The factors of a name that are read from a window or two; the same question about the same columns is answered once. */
export function studiedRow(judged: JudgedBars): StudiedRow {
  const { bars, index, benchmark, benchmarkIndex } = judged
  const known = studies.get(bars)
  if (known?.index === index && known.benchmark === benchmark && known.benchmarkIndex === benchmarkIndex) return known.row
  const row = studyName(judged)
  studies.set(bars, { index, benchmark, benchmarkIndex, row })
  return row
}
