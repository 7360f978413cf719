import { SCREEN_FACTORS, type ScreenColumns, type ScreenFactor, screenColumnsFor } from '#domain/sweep/screen-columns.ts'
import type { WilderState } from '#domain/sweep/wilder-state.ts'
import type { JudgedBars } from './factor-row.ts'
import { screenNames } from './screen-names.ts'

/** The twelve factors of the screen for one name, null = not known. */
export type ScreenedRow = Readonly<Record<ScreenFactor, number | null>>

/** The twelve of one name, by the same sweep that screens a universe; from `state` on where it stands at these bars and not beyond. Answers the state it left. */
export function screenName({ bars, index, benchmark }: JudgedBars, state: WilderState | undefined): { readonly row: ScreenedRow; readonly state: WilderState } {
  const columns = screenColumnsFor(1)
  const states = [state]
  screenNames({ names: [bars], session: bars.sessions[index]!, benchmark, states, columns })
  return { row: rowOf(columns, 0), state: states[0]! }
}

/** One place of the columns, as it crosses a border: not known is null. */
export function rowOf(columns: ScreenColumns, place: number): ScreenedRow {
  const row: Partial<Record<ScreenFactor, number | null>> = {}
  for (const factor of SCREEN_FACTORS) row[factor] = finiteOrNull(columns[factor][place]!)
  return row as ScreenedRow
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null)
