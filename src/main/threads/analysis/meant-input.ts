import type { ReadDb } from '../../store/handles.ts'
import { symbolMeant } from '../../store/symbol-at.ts'

/**
 * The input of a reading job with the symbol it is kept under now in the place of the one that was asked for: a former ticker, another name, or
 * "ABC@2024-03-05". Done once for every job, so that no channel means somebody else by the same text.
 */
export function meantInput<I>(db: ReadDb, input: I): I {
  if (typeof input !== 'object' || input === null || !('symbol' in input) || typeof input.symbol !== 'string') return input
  const symbol = symbolMeant(db, input.symbol)
  return symbol === input.symbol ? input : { ...input, symbol }
}
