/** The years every row of a table is drawn on. */
export interface YearAxis {
  readonly from: number
  readonly to: number
}

export interface Years {
  readonly firstYear: number | null
  /** Year by year from the first: 0 = nothing, 1 = every session, of a macro series as many values as its fullest year. */
  readonly filled: readonly number[]
}

/** A year with little is still to be seen. */
const LEAST_FRACTION = 0.2
const GAP = 0.2

/** One block for each year that has something, as high as the year is full, in a box as wide as the axis has years and one unit high. */
export function yearPath({ firstYear, filled }: Years, { from }: YearAxis): string {
  if (firstYear === null) return ''
  const blocks = filled.map((fraction, index) => {
    const height = Math.max(LEAST_FRACTION, fraction)
    return fraction === 0 ? '' : `M${round(firstYear - from + index + GAP / 2)} 1v${-round(height)}h${1 - GAP}V1Z`
  })
  return blocks.join('')
}

/** The picture in words: "2019 to 2026, nothing in 2021". '' where there is nothing. */
export function writeYears({ firstYear, filled }: Years): string {
  if (firstYear === null) return ''
  const last = firstYear + filled.length - 1
  const holes = filled.flatMap((fraction, index) => (fraction === 0 ? [firstYear + index] : []))
  const span = firstYear === last ? String(firstYear) : `${firstYear} to ${last}`
  return holes.length === 0 ? span : `${span}, nothing in ${runsOf(holes).join(', ')}`
}

function runsOf(years: readonly number[]): string[] {
  const runs: [from: number, to: number][] = []
  for (const year of years) {
    const run = runs.at(-1)
    if (run !== undefined && run[1] === year - 1) run[1] = year
    else runs.push([year, year])
  }
  return runs.map(([from, to]) => (from === to ? String(from) : `${from} to ${to}`))
}

const round = (value: number): number => Math.round(value * 100) / 100
