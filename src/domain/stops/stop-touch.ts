export type Side = 'long' | 'short'
export const SIDES: readonly Side[] = ['long', 'short']

/** +1 for a long position, -1 for a short one: multiplied with it, prices of a short read like those of a long. */
export const sideSign = (side: Side): 1 | -1 => (side === 'long' ? 1 : -1)

export interface TouchBar {
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly close: number | null
}

/** How a bar met a stop. `price` is where the stop would have traded before any spread: the open when it gapped, else the stop itself. */
export interface Touch {
  readonly isGap: boolean
  readonly price: number
  /** Only the close was there to test. */
  readonly isCloseOnly: boolean
}

/**
 * Whether a tradable bar reached a stop: the open at or through it (a gap), else the adverse extreme at or through it. A bar without open, high and low
 * is tested by its close. Null = not reached.
 */
export function stopTouch(side: Side, stop: number, { open, high, low, close }: TouchBar): Touch | null {
  const sign = sideSign(side)
  const isThrough = (price: number | null): boolean => price !== null && sign * price <= sign * stop
  const extreme = side === 'long' ? low : high
  if (isThrough(open)) return { isGap: true, price: open as number, isCloseOnly: false }
  if (isThrough(extreme)) return { isGap: false, price: stop, isCloseOnly: false }
  const isCloseOnly = open === null && extreme === null
  return isThrough(close) ? { isGap: false, price: isCloseOnly ? (close as number) : stop, isCloseOnly } : null
}
