/** Where a key leads in a menu of `count` items, from the one at `at` (-1 = none); it goes round at both ends. null when the key does not walk. */
export function itemAfterKey(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return at <= 0 ? count - 1 : at - 1
  return null
}
