import { isoDay } from '#domain/calendar/civil-day.ts'

/** A column as it crosses a border: NaN, which JSON does not have, becomes null. Rows from..to (exclusive). */
export function nullColumn(column: Float64Array, from = 0, to = column.length): (number | null)[] {
  const values: (number | null)[] = Array.from({ length: Math.max(0, to - from) })
  for (let i = from; i < to; i += 1) {
    const value = column[i]!
    values[i - from] = Number.isNaN(value) ? null : value
  }
  return values
}

/** Day numbers as ISO text. */
export const isoDays = (days: Int32Array, from = 0, to = days.length): string[] => Array.from(days.subarray(from, to), (day) => isoDay(day))
