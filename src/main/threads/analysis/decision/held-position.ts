/** A position as the stops and the heat see it: numbers, because they are judged, not reconciled. */
export interface HeldPosition {
  readonly account: string
  /** (account, instrument, first opening fill) as positions.list writes it. */
  readonly position: string
  readonly symbol: string
  /** The ticker its first fill was made under, where it still bore that on the day and has lost it since: what evidence and prints say. Else the symbol. */
  readonly writtenSymbol: string
  readonly side: 'long' | 'short'
  /** Signed; null = UNKNOWN, a closing fill exceeds the lots that are known. */
  readonly quantity: number | null
  readonly averageCost: number | null
  readonly openedSession: string
  /** In the direction of the position: above 0 opens or adds, below 0 sells or covers. Split-adjusted. Oldest first. */
  readonly fills: readonly { readonly session: string; readonly shares: number; readonly price: number | null }[]
}
