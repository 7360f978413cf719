import { z } from 'zod'

/** What is remembered of a table under its key. A column that no longer exists is ignored, a new one takes its declared place. */
export const TableView = z.object({
  sort: z.object({ id: z.string(), down: z.boolean() }).nullable(),
  hidden: z.array(z.string()),
  order: z.array(z.string()),
  /** The row the user stood on. */
  at: z.string().nullable(),
})
export type TableView = z.infer<typeof TableView>

/** The declared order with the user's moves: named columns in their remembered order, every new one after its declared predecessor. */
export function orderColumns(declared: readonly string[], remembered: readonly string[]): string[] {
  const order = remembered.filter((id) => declared.includes(id))
  for (const [index, id] of declared.entries()) {
    if (order.includes(id)) continue
    const before = declared[index - 1]
    order.splice(before === undefined ? 0 : order.indexOf(before) + 1, 0, id)
  }
  return order
}

/** Moves one column by one place; at the edge it stays. */
export function moveColumn(order: readonly string[], id: string, by: -1 | 1): string[] {
  const from = order.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= order.length) return [...order]
  const moved = order.filter((other) => other !== id)
  moved.splice(to, 0, id)
  return moved
}
