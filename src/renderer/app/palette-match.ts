/**
 * How well typed words fit a label: every word must begin one of its words ("im fi" fits "Import files"). Higher is better, null is no fit.
 * Words in the order of the label and at its beginning count more.
 */
export function matchLabel(label: string, typed: string): number | null {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const parts = label.toLowerCase().split(/[\s/(),]+/)
  let points = 0
  let last = -1
  for (const word of words) {
    const after = parts.findIndex((part, index) => index > last && part.startsWith(word))
    const at = after >= 0 ? after : parts.findIndex((part) => part.startsWith(word))
    if (at < 0) return null
    points += (at > last ? 2 : 0) + (at === 0 ? 3 : 0) + word.length / (parts[at]?.length ?? 1)
    last = at
  }
  return points
}

/** Items that fit, best first; items that fit alike keep their order. */
export function rankByLabel<T extends { readonly label: string }>(items: readonly T[], typed: string): T[] {
  return items
    .flatMap((item) => {
      const points = matchLabel(item.label, typed)
      return points === null ? [] : [{ item, points }]
    })
    .toSorted((a, b) => b.points - a.points)
    .map(({ item }) => item)
}
