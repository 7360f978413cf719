/** Four prices of a bar; a value is four times the same. */
export interface Prices {
  readonly open: number | null
  readonly high: number | null
  readonly low: number | null
  readonly close: number | null
}

/** One place on the axis: what stands there, and what the held-back row says of it. */
export interface Slot {
  readonly stamp: string | number
  readonly stands: Prices | null
  readonly held: Prices | null
}

/** A bar as it is drawn: its wick and its body, in the units of the box. */
export interface BarShape {
  readonly x: number
  readonly wickFrom: number
  readonly wickTo: number
  readonly bodyFrom: number
  readonly bodyTo: number
  readonly isFalling: boolean
}

export interface HeldShapes {
  readonly width: number
  readonly bars: readonly BarShape[]
  readonly held: BarShape | null
}

export const SLOT_WIDTH = 8
export const BOX_HEIGHT = 96
/** A body of one price is still to be seen. */
const LEAST_BODY = 1

/** The places around a stamp, `reach` on each side, with the held-back row on its own, whether something stands there or not. */
export function slotsAround(
  stamps: readonly (string | number)[],
  barAt: (index: number) => Prices,
  stamp: string | number,
  held: Prices,
  reach: number,
): Slot[] {
  const after = stamps.findIndex((other) => other > stamp)
  const end = after < 0 ? stamps.length : after
  const isThere = stamps[end - 1] === stamp
  const before = isThere ? end - 1 : end
  const slot = (index: number): Slot => ({ stamp: stamps[index]!, stands: barAt(index), held: null })
  const range = (from: number, to: number): Slot[] => Array.from({ length: Math.max(0, to - from) }, (_, i) => slot(from + i))
  return [
    ...range(Math.max(0, before - reach), before),
    { stamp, stands: isThere ? barAt(before) : null, held },
    ...range(end, Math.min(stamps.length, end + reach)),
  ]
}

/** The bars of the slots in one box; null while no price is known. */
export function heldShapes(slots: readonly Slot[]): HeldShapes | null {
  const known = slots.flatMap(({ stands, held }) => [stands, held].flatMap((prices) => (prices === null ? [] : pricesOf(prices))))
  if (known.length === 0) return null
  const [low, high] = [Math.min(...known), Math.max(...known)]
  const scale = (price: number): number => (high === low ? BOX_HEIGHT / 2 : BOX_HEIGHT - ((price - low) / (high - low)) * BOX_HEIGHT)
  const shapeOf = (prices: Prices | null, index: number): BarShape | null => {
    const all = prices === null ? [] : pricesOf(prices)
    if (prices === null || all.length === 0) return null
    const open = prices.open ?? prices.close ?? all[0]!
    const close = prices.close ?? open
    const [from, to] = [scale(Math.max(open, close)), scale(Math.min(open, close))]
    const middle = (from + to) / 2
    const half = Math.max(LEAST_BODY, to - from) / 2
    return {
      x: (index + 0.5) * SLOT_WIDTH,
      wickFrom: scale(Math.max(...all)),
      wickTo: scale(Math.min(...all)),
      bodyFrom: middle - half,
      bodyTo: middle + half,
      isFalling: close < open,
    }
  }
  return {
    width: slots.length * SLOT_WIDTH,
    bars: slots.flatMap(({ stands }, index) => shapeOf(stands, index) ?? []),
    held: slots.map(({ held }, index) => shapeOf(held, index)).find((shape) => shape !== null) ?? null,
  }
}

const pricesOf = ({ open, high, low, close }: Prices): number[] => [open, high, low, close].filter((price) => price !== null)
