import type { RowStatus } from '#contract/schemas/imports.ts'
import type { TransactionKind } from '#contract/schemas/transaction-kind.ts'
import type { PositionDraft } from '../positions/position-row.ts'

/** One row of a broker's file as a transaction: decimals as canonical text, null = the row does not say. */
export interface BrokerRecord {
  readonly kind: TransactionKind
  /** The printed day, kept also when it is no session. */
  readonly session: string
  /** "as of" date behind the posting date, where the layout prints one. */
  readonly effective: string | null
  readonly time: { readonly wall: string; readonly zone: string; readonly utcMs: number } | null
  readonly settle: string | null
  readonly symbol: string | null
  /** Above zero where the kind is the direction; signed for split, sec-transfer, corp, option and fx. */
  readonly quantity: string | null
  readonly price: string | null
  /** Signed cash effect after fees. */
  readonly amount: string | null
  /** Cost, a rebate is negative; null also when they are in another currency (then in `feesIn`). */
  readonly fees: string | null
  readonly feesIn: readonly { readonly currency: string; readonly amount: string }[]
  readonly currency: string
  /** Currency of the price where it is not that of the amount. */
  readonly priceCurrency: string | null
  /** Account text of the row itself. */
  readonly account: string | null
  /** The broker's id of this execution. */
  readonly externalId: string | null
  /** Names the order this row is the state of, where the layout prints orders that may fill further. */
  readonly orderKey: string | null
  readonly note: string | null
  /** For the file's checks only. */
  readonly accrued: string | null
  readonly balance: string | null
  /** One leg of a reverse split until the whole file is known. */
  readonly isReverseSplit: boolean
}

/** What a row was found to be before it is compared with the store. */
export type RowVerdict =
  | { readonly status: 'record'; readonly record: BrokerRecord }
  | { readonly status: 'position'; readonly position: PositionDraft }
  | { readonly status: Exclude<RowStatus, 'new' | 'known'>; readonly reason: string; readonly column: string | null }

export const heldBack = (status: Exclude<RowStatus, 'new' | 'known'>, reason: string, column: string | null = null): RowVerdict => ({ status, reason, column })
