import type { ReadDb, WriteDb } from './handles.ts'
import { NEVER, settleNameSpans } from './name-spans.ts'
import { prepared, preparedValue } from './prepared.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

/** What kind of other name: a former ticker or another spelling of it, or a number of the paper. */
export type AliasSource = 'symbol' | 'cusip' | 'isin'

export interface Alias {
  readonly source: AliasSource
  /** As files write it, in capitals. One text stands for one instrument, whatever its source; one broker's own text beside it for another. */
  readonly rawId: string
  /** The first word of the profiles it holds for ("schwab"); null = in every file. */
  readonly broker: string | null
}

/** A broker's own texts lie under the broker's word, which is none of the three. */
const storedSource = ({ source, broker }: Pick<Alias, 'source' | 'broker'>): string => broker ?? source

const ALIAS = `CASE WHEN a.source IN ('symbol', 'cusip', 'isin') THEN a.source ELSE 'symbol' END AS source, a.raw_id AS rawId,
  CASE WHEN a.source IN ('symbol', 'cusip', 'isin') THEN NULL ELSE a.source END AS broker`

/** The other name that a text is in every file (`broker` null) or in one broker's alone, and what it stands for. */
export function aliasOf(db: ReadDb, rawId: string, broker: string | null = null): (Alias & { readonly instrumentId: number }) | undefined {
  const source = broker === null ? `a.source IN ('symbol', 'cusip', 'isin') AND $broker IS NULL` : 'a.source = $broker'
  return prepared<[{ rawId: string; broker: string | null }], Alias & { readonly instrumentId: number }>(
    db,
    `SELECT ${ALIAS}, a.instrument_id AS instrumentId FROM instrument_aliases a WHERE ${source} AND a.raw_id = $rawId`,
  ).get({ rawId, broker })
}

const MEANT = `FROM instrument_aliases a JOIN name_spans n ON n.text = a.raw_id AND n.until_session = '${NEVER}'
  AND n.broker = CASE WHEN a.source IN ('symbol', 'cusip', 'isin') THEN '' ELSE a.source END`
const IN_ORDER = `a.source NOT IN ('symbol', 'cusip', 'isin'), a.source, a.raw_id`

/** Every other name of the instrument that is kept under a symbol, whatever ticker it was given by: by source and text, those of one broker last. */
export const aliasesMeant = (db: ReadDb, symbol: string): readonly Alias[] =>
  prepared<[string], Alias>(db, `SELECT ${ALIAS} ${MEANT} WHERE n.symbol = ? ORDER BY ${IN_ORDER}`).all(symbol)

/** The same of all instruments, by the symbol they are kept under. */
export function aliasesBySymbol(db: ReadDb): ReadonlyMap<string, readonly Alias[]> {
  const rows = prepared<[], Alias & { readonly symbol: string }>(db, `SELECT n.symbol, ${ALIAS} ${MEANT} ORDER BY ${IN_ORDER}`).all()
  const bySymbol = Map.groupBy(rows, ({ symbol }) => symbol)
  return new Map([...bySymbol].map(([symbol, aliases]) => [symbol, aliases.map(({ source, rawId, broker }) => ({ source, rawId, broker }))]))
}

/**
 * Notes another name of an instrument by the user's word. The text must stand for nothing yet.
 * @param anchor a day on which the instrument bears the ticker it is stored under; '' = it is the first to bear it
 */
export function addAlias(db: WriteDb, instrumentId: number, alias: Alias, by: Replacement, anchor = ''): void {
  const [source, rawId] = [storedSource(alias), alias.rawId]
  keepOldValue(db, { table: 'instrument_aliases', rowKey: [source, rawId], column: 'instrument', oldValue: null }, by)
  prepared<[string, string, number]>(db, 'INSERT INTO instrument_aliases (source, raw_id, instrument_id) VALUES (?, ?, ?)').run(source, rawId, instrumentId)
  if (anchor !== '') prepared<[string, string, string]>(db, 'INSERT INTO alias_anchors (source, raw_id, session) VALUES (?, ?, ?)').run(source, rawId, anchor)
  settleNameSpans(db)
}

/** Takes another name of an instrument away; `symbol` is what it stood for, kept with its moment. */
export function removeAlias(db: WriteDb, symbol: string, alias: Alias, by: Replacement): void {
  const [source, rawId] = [storedSource(alias), alias.rawId]
  keepOldValue(db, { table: 'instrument_aliases', rowKey: [source, rawId], column: 'instrument', oldValue: symbol }, by)
  prepared<[string, string]>(db, 'DELETE FROM instrument_aliases WHERE source = ? AND raw_id = ?').run(source, rawId)
  settleNameSpans(db)
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
