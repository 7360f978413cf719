import type { StoredOrder } from '../../store/orders.ts'
import type { TransactionKey } from '../../store/transactions.ts'

/** An order as an account holds it, with the place it is known from. */
export interface KnownOrder extends Omit<StoredOrder, 'batchId' | 'line'> {
  readonly place: string
}

/** The orders of one account that rows of a file may be a later state of. */
export class KnownOrders {
  readonly #byOrderKey = new Map<string, KnownOrder[]>()
  readonly #removed: ReadonlySet<string>

  /** @param removed order keys of rows that the user removed */
  constructor(removed: ReadonlySet<string> = new Set()) {
    this.#removed = removed
  }

  add(order: KnownOrder): void {
    const own = this.#byOrderKey.get(order.orderKey)
    if (own === undefined) this.#byOrderKey.set(order.orderKey, [order])
    else own.push(order)
  }

  /** Leaves a row out that is found again as it is, or that another one replaces. */
  drop(orderKey: string, { baseKey, occurrence }: TransactionKey): void {
    const own = this.#byOrderKey.get(orderKey) ?? []
    const at = own.findIndex((order) => order.baseKey === baseKey && order.occurrence === occurrence)
    if (at >= 0) own.splice(at, 1)
  }

  /** The first order of this key that no row has taken yet. */
  take(orderKey: string): KnownOrder | undefined {
    return this.#byOrderKey.get(orderKey)?.shift()
  }

  isRemoved(orderKey: string): boolean {
    return this.#removed.has(orderKey)
  }
}
