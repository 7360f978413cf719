/** Where a key leads in a table of `count` rows, standing on `at` (-1 = on none); null when the key is none of the table's. */
export function rowAfterKey(chord: string, at: number, count: number, pageRows: number): number | null {
  if (count === 0) return null
  const clamp = (row: number): number => Math.max(0, Math.min(count - 1, row))
  switch (chord) {
    case 'j':
    case 'ArrowDown':
      return clamp(at + 1)
    case 'k':
    case 'ArrowUp':
      return clamp(at < 0 ? 0 : at - 1)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    case 'PageDown':
      return clamp(Math.max(at, 0) + pageRows)
    case 'PageUp':
      return clamp(Math.max(at, 0) - pageRows)
    default:
      return null
  }
}

/** Marks of rows by id: pressed again it is taken off. */
export function toggleMark(marks: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(marks)
  if (!next.delete(id)) next.add(id)
  return next
}

/** What an action works on: the marked rows in the order of the screen, else the row stood on. */
export function chosenRows<Row>(rows: readonly { readonly id: string; readonly original: Row }[], marks: ReadonlySet<string>, at: string | null): Row[] {
  const marked = rows.filter(({ id }) => marks.has(id))
  const chosen = marked.length > 0 ? marked : rows.filter(({ id }) => id === at)
  return chosen.map(({ original }) => original)
}
