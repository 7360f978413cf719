export interface PriceRange {
  readonly minValue: number
  readonly maxValue: number
}

/**
 * How far an overlay may stretch the price axis: by the height of the bars themselves above and below them, so that a far average never
 * presses the bars into a line. Its figure stays in the readout. null (no bars in view) lets it have its own range.
 */
export function boundedRange(own: PriceRange | null, bars: PriceRange | null): PriceRange | null {
  if (own === null || bars === null) return own
  const height = bars.maxValue - bars.minValue
  const keep = (value: number): number => Math.max(bars.minValue - height, Math.min(bars.maxValue + height, value))
  return { minValue: keep(own.minValue), maxValue: keep(own.maxValue) }
}
