import type { ReadDb, WriteDb } from './handles.ts'
import { prepared, preparedValue } from './prepared.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

/** What kind of other name: a former ticker or another spelling of it, or a number of the paper. */
export type AliasSource = 'symbol' | 'cusip' | 'isin'

export interface Alias {
  readonly source: AliasSource
  /** As files write it, in capitals. One text stands for one instrument, whatever its source. */
  readonly rawId: string
}

/** The other name that a text is, and what it stands for. */
export function aliasOf(db: ReadDb, rawId: string): (Alias & { readonly instrumentId: number }) | undefined {
  return prepared<[string], Alias & { readonly instrumentId: number }>(
    db,
    `SELECT source, raw_id AS rawId, instrument_id AS instrumentId FROM instrument_aliases WHERE source IN ('symbol', 'cusip', 'isin') AND raw_id = ?`,
  ).get(rawId)
}

/** Every other name of an instrument, by source and text. */
export function aliasesOf(db: ReadDb, instrumentId: number): readonly Alias[] {
  return prepared<[number], Alias>(
    db,
    `SELECT source, raw_id AS rawId FROM instrument_aliases WHERE instrument_id = ? AND source IN ('symbol', 'cusip', 'isin') ORDER BY source, raw_id`,
  ).all(instrumentId)
}

/** Notes another name of an instrument by the user's word. The text must stand for nothing yet. */
export function addAlias(db: WriteDb, instrumentId: number, { source, rawId }: Alias, by: Replacement): void {
  keepOldValue(db, { table: 'instrument_aliases', rowKey: [source, rawId], column: 'instrument', oldValue: null }, by)
  prepared<[string, string, number]>(db, 'INSERT INTO instrument_aliases (source, raw_id, instrument_id) VALUES (?, ?, ?)').run(source, rawId, instrumentId)
}

/** Takes another name of an instrument away; `symbol` is what it stood for, kept with its moment. */
export function removeAlias(db: WriteDb, symbol: string, { source, rawId }: Alias, by: Replacement): void {
  keepOldValue(db, { table: 'instrument_aliases', rowKey: [source, rawId], column: 'instrument', oldValue: symbol }, by)
  prepared<[string, string]>(db, 'DELETE FROM instrument_aliases WHERE source = ? AND raw_id = ?').run(source, rawId)
}

/** Whether transactions or statements speak of a text, though no instrument is kept under it. */
export function isStated(db: ReadDb, text: string): boolean {
  return (
    preparedValue<[string, string], number>(
      db,
      'SELECT 1 WHERE EXISTS (SELECT 1 FROM transactions WHERE symbol_text = ?) OR EXISTS (SELECT 1 FROM stated_positions WHERE symbol_text = ?)',
    ).get(text, text) === 1
  )
}
