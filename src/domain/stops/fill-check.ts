import type { PositionFill } from './stop-position.ts'
import type { WatchedBars } from './stop-inputs.ts'

/** A fill this far beyond its session's range was made in other prices than the bars show. */
const FILL_TOLERANCE = 0.02

/**
 * The sentence about the first fill that lies more than 2 % outside its session's range, null when all lie inside. A fill without price, or in a session
 * without a bar, cannot be compared and passes.
 */
export function strayFill(fills: readonly PositionFill[], bars: WatchedBars): string | null {
  for (const { session, price } of fills) {
    const t = bars.sessions.indexOf(session)
    if (t < 0 || price === null) continue
    const low = bars.low[t]!
    const high = bars.high[t]!
    if (price >= low * (1 - FILL_TOLERANCE) && price <= high * (1 + FILL_TOLERANCE)) continue
    return `Fill ${price} on ${session} lies outside ${low}–${high}: adjusted series or missing split.`
  }
  return null
}
