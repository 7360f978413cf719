const FORMER = /^(.+)@(\d{4}-\d{2}-\d{2})$/

/** "ABC@2024-03-05" in its parts: the ticker and the last session of a name that no longer trades; null for every other symbol. */
export function formerSymbol(symbol: string): { readonly ticker: string; readonly lastSession: string } | null {
  const [, ticker, lastSession] = FORMER.exec(symbol) ?? []
  return ticker === undefined || lastSession === undefined ? null : { ticker, lastSession }
}

/** Whether a name no longer traded at a day: its last session lies before it. */
export const hasLeftBy = (symbol: string, day: string): boolean => (formerSymbol(symbol)?.lastSession ?? day) < day
