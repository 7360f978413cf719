import type { StudyLook } from './studies.ts'

export type LineLook = StudyLook | 'stop'

/** A line of the plot: values at places, ascending. null ends a stretch of it; places between two entries are crossed. */
export interface DrawnLine {
  /** Stands at its end: "SMA 50"; '' for a line that needs no name. */
  readonly label: string
  readonly look: LineLook
  readonly places: readonly number[]
  readonly values: readonly (number | null)[]
  /** Holds each value until the next one, as a stop does. */
  readonly isStep: boolean
  /** Whether the price axis reaches to it however far it is; else only as far as `extendRange` lets it. */
  readonly isAlwaysInSight: boolean
}

export interface PriceRange {
  readonly minValue: number
  readonly maxValue: number
}

/** The entry at a place or before it, -1 before the first. */
export function entryAtOrBefore({ places }: Pick<DrawnLine, 'places'>, place: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]! <= place) low = middle + 1
    else high = middle
  }
  return low - 1
}

/** The value in force at a place: the newest known one at it or before it. null before the first and where the line has ended. */
export function valueAt(line: Pick<DrawnLine, 'places' | 'values'>, place: number): number | null {
  const entry = entryAtOrBefore(line, place)
  return entry < 0 ? null : (line.values[entry] ?? null)
}

/** How far a line may stretch the axis beyond the bars, in heights of the bars. */
const STRETCH = 0.5

/**
 * The price axis for the bars in view and the lines with them. A line that is not always in sight stretches the axis by half the height of the bars at most,
 * above and below: a far average never presses the bars into a line.
 */
export function extendRange(bars: PriceRange | null, lines: readonly DrawnLine[], from: number, to: number): PriceRange | null {
  if (bars === null) return null
  let { minValue, maxValue } = bars
  const reach = (maxValue - minValue) * STRETCH
  const [floor, ceiling] = [minValue - reach, maxValue + reach]
  for (const line of lines) {
    const { values, isAlwaysInSight } = line
    const end = entryAtOrBefore(line, to)
    // A step in force at the left edge began before it.
    for (let entry = Math.max(0, entryAtOrBefore(line, from) + (line.isStep ? 0 : 1)); entry <= end; entry++) {
      const value = values[entry] ?? null
      if (value === null) continue
      const reached = isAlwaysInSight ? value : Math.max(floor, Math.min(ceiling, value))
      if (reached < minValue) minValue = reached
      if (reached > maxValue) maxValue = reached
    }
  }
  return { minValue, maxValue }
}
