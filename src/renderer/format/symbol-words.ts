import { writeSession } from './session.ts'

/** "ABC until 5 Mar 2024" for "ABC@2024-03-05", a name that no longer trades; every other symbol as it is. */
export function writeSymbol(symbol: string): string {
  const [, ticker, session] = /^(.+)@(\d{4}-\d{2}-\d{2})$/.exec(symbol) ?? []
  return ticker === undefined || session === undefined ? symbol : `${ticker} until ${writeSession(session)}`
}
