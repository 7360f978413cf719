import type { DatedRecord } from '../../store/dated-records.ts'
import type { WriteDb } from '../../store/handles.ts'
import { ensureInstrument, stateTrait, type Trait } from '../../store/instruments.ts'

/**
 * Notes what a line of a universe says of its instrument: a share, its name and its sector. A line that only says when a ticker was a member
 * classifies nothing: old tickers are used again.
 * @param isShare whether the list is one of shares; a list of all listings names funds and warrants as well
 * @returns the instrument's id, or null where nothing is said of one
 */
export function stateMember(db: WriteDb, { symbol, knownOn, values }: DatedRecord, batchFileId: number, isShare: boolean): number | null {
  if (symbol === null || (typeof values['name'] !== 'string' && typeof values['sector'] !== 'string')) return null
  const instrumentId = ensureInstrument(db, symbol)
  const state = (trait: Trait['trait'], value: string): void => stateTrait(db, instrumentId, { trait, value, source: 'universe', asOf: knownOn, batchFileId })
  if (isShare) state('kind', 'stock')
  if (typeof values['name'] === 'string') state('name', values['name'])
  if (typeof values['sector'] === 'string') state('sector', values['sector'])
  return instrumentId
}
