import type { ExactDecimal } from '../exact-decimal.ts'

/** How much of one name a broker's file states for the end of a day. */
export interface StatedQuantity {
  readonly account: string
  readonly symbol: string
  /** As the statement writes it. */
  readonly text: string
  /** The day of the statement. */
  readonly asOf: string
  /** The last day whose trades it has in it. */
  readonly coveredThrough: string
  /** Signed: short is negative. */
  readonly quantity: ExactDecimal
  /** Cost of all of it, or what a short brought, without sign; null = not stated. */
  readonly costBasis: ExactDecimal | null
  /** Of the cost; '' where the name is not listed, which states that nothing is held. */
  readonly currency: string
}
