/**
 * Where tags on an axis stand so that none covers another: the anchor keeps its height, those above are pushed up, those below down, each by as little as it takes.
 * What would leave the axis is pushed back, the anchor too if there is no other way.
 * @param wanted middles in pixels from the top @param anchor index of the tag that is not to move
 * @param clearPx at the top, where other words stand; given up when the tags do not fit below
 */
export function alignTags(wanted: readonly number[], anchor: number, tagPx: number, axisPx: number, clearPx = 0): number[] {
  const half = tagPx / 2
  const highest = half + (wanted.length * tagPx <= axisPx - clearPx ? clearPx : 0)
  const placed = wanted.map((y) => Math.max(highest, Math.min(axisPx - half, y)))
  const order = placed.map((_, index) => index).toSorted((a, b) => placed[a]! - placed[b]! || wanted[a]! - wanted[b]!)
  const at = Math.max(0, order.indexOf(anchor))
  const push = (from: number, to: number, by: number): void => {
    placed[to] = by < 0 ? Math.min(placed[to]!, placed[from]! - tagPx) : Math.max(placed[to]!, placed[from]! + tagPx)
  }
  for (let i = at - 1; i >= 0; i--) push(order[i + 1]!, order[i]!, -1)
  for (let i = at + 1; i < order.length; i++) push(order[i - 1]!, order[i]!, 1)
  const top = order[0]
  const bottom = order.at(-1)
  if (top !== undefined && placed[top]! < highest) {
    placed[top] = highest
    for (let i = 1; i < order.length; i++) push(order[i - 1]!, order[i]!, 1)
  }
  if (bottom !== undefined && placed[bottom]! > axisPx - half) {
    placed[bottom] = axisPx - half
    for (let i = order.length - 2; i >= 0; i--) push(order[i + 1]!, order[i]!, -1)
  }
  return placed
}
