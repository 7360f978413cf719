/** The span of values that every sparkline of a column is drawn in. */
export interface SparkScale {
  readonly low: number
  readonly high: number
}

/** One scale for all lines of a column, so that a flat line looks flat beside a steep one. null when nothing is known. */
export function sharedScale(lines: readonly (readonly (number | null)[])[]): SparkScale | null {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const line of lines) {
    for (const value of line) {
      if (value === null) continue
      if (value < low) low = value
      if (value > high) high = value
    }
  }
  return low > high ? null : { low, high }
}

/** The path of a line in a box of `width` by `height`, newest value at the right edge. An unknown value breaks the line; a lone value is a dot. */
export function sparkPath(values: readonly (number | null)[], scale: SparkScale, width: number, height: number): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0
  const span = scale.high - scale.low
  const parts: string[] = []
  let isDrawing = false
  values.forEach((value, index) => {
    if (value === null) {
      isDrawing = false
      return
    }
    const x = values.length > 1 ? index * step : width
    const y = span === 0 ? height / 2 : height - ((value - scale.low) / span) * height
    const isLone = !isDrawing && (values[index + 1] ?? null) === null
    parts.push(`${isDrawing ? 'L' : 'M'}${round(x)} ${round(y)}${isLone ? 'h0' : ''}`)
    isDrawing = true
  })
  return parts.join('')
}

const round = (value: number): number => Math.round(value * 100) / 100
