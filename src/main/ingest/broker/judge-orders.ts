import { Exact } from '../cells/exact.ts'
import type { KnownOrders } from './known-orders.ts'
import { holdBack, type StagedRow } from './staged-row.ts'

/** A row that shows an order as an account holds it already, with other figures: it may replace the stored row, and is never added. */
export interface OrderUpdate {
  readonly line: number
  /** "line 3 of import 1", where the stored row stands. */
  readonly place: string
  /** What changes, in words: "a buy of 100 AMC at 5.02 instead of 60". */
  readonly change: string
  /** True when the user edited the stored row. */
  readonly isEdited: boolean
}

/**
 * Compares the new rows that carry an order key with the orders the account holds. Exports of such brokers print an order anew
 * with all that was filled of it so far: a state with less filled than the stored one is known, another one waits for consent
 * to replace it. Stored rows that stand in this file as they are, are no earlier state of anything.
 */
export function judgeOrders(rows: readonly StagedRow[], orders: KnownOrders, acceptedLines: ReadonlySet<number>): readonly OrderUpdate[] {
  for (const row of rows) {
    const orderKey = row.record?.orderKey ?? null
    if (row.status === 'known' && orderKey !== null) orders.drop(orderKey, row)
  }
  const updates: OrderUpdate[] = []
  for (const row of rows) {
    const { record } = row
    if (row.status !== 'new' || record === null || record.orderKey === null) continue
    const earlier = orders.take(record.orderKey)
    if (earlier === undefined) {
      if (!orders.isRemoved(record.orderKey)) continue
      row.status = 'known'
      row.reason = 'You removed this order; it stays removed.'
    } else if (new Exact(record.quantity ?? 0).abs().lt(new Exact(earlier.quantity ?? 0).abs())) {
      row.status = 'known'
      row.reason = `Already imported, with more of the order filled (${earlier.quantity}).`
    } else {
      const change = `a ${record.kind} of ${record.quantity} ${record.symbol} at ${record.price} instead of ${earlier.quantity}`
      updates.push({ line: row.line, place: earlier.place, change, isEdited: earlier.isEdited })
      if (acceptedLines.has(row.line)) {
        row.replaces = { baseKey: earlier.baseKey, occurrence: earlier.occurrence }
        row.reason = `Replaces ${earlier.place}, as you said.`
      } else
        holdBack(row, 'review', `The same order as ${earlier.place}, in a later state: ${change}. It stays as it is stored unless you say that it is replaced.`)
    }
  }
  return updates
}
