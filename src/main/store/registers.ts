import type { z } from 'zod'
import type { RiskFlagsRow } from '#contract/schemas/registers.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { symbolAt } from './symbol-at.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

type RiskFlags = z.infer<typeof RiskFlagsRow>

/** Every look at a name: those that were typed, and of days without one those of imported files. */
const LOOKS = `SELECT t.symbol AS text, ${symbolAt('t.symbol', 't.checked_as_of')} AS symbol, t.checked_as_of, 1 AS is_typed FROM risk_flags t
  UNION ALL SELECT DISTINCT r.symbol, ${symbolAt('r.symbol', 'r.day')}, r.day, 0 FROM dated_records r WHERE r.family = 'riskflags'
    AND NOT EXISTS (SELECT 1 FROM risk_flags t WHERE t.symbol = r.symbol AND t.checked_as_of = r.day)`

/**
 * The newest look at each name, by the symbol it is kept under now; a name that was never looked at has no row, one that was found clean has an empty list.
 * @param symbol one name, in capitals; omitted = all
 * @param asOf only looks made up to that day count; omitted = all
 */
export function listRiskFlags(
  db: ReadDb,
  { symbol, asOf }: { readonly symbol?: string | undefined; readonly asOf?: string | undefined } = {},
): readonly RiskFlags[] {
  const looks = prepared<[{ symbol: string | null; asOf: string | null }], { symbol: string; text: string; checkedAsOf: string; isTyped: number }>(
    db,
    `SELECT symbol, text, max(checked_as_of) AS checkedAsOf, is_typed AS isTyped FROM (${LOOKS})
     WHERE (@symbol IS NULL OR symbol = @symbol) AND (@asOf IS NULL OR checked_as_of <= @asOf) GROUP BY symbol ORDER BY symbol`,
  ).all({ symbol: symbol ?? null, asOf: asOf ?? null })
  return looks.map(({ symbol: name, text, checkedAsOf, isTyped }) => ({
    symbol: name,
    checkedAsOf,
    flags: isTyped === 1 ? typedFlags(db, text, checkedAsOf) : importedFlags(db, text, checkedAsOf),
  }))
}

type Flag = RiskFlags['flags'][number]

const typedFlags = (db: ReadDb, symbol: string, checkedAsOf: string): Flag[] =>
  prepared<[string, string], Flag>(db, 'SELECT code, as_of AS asOf FROM risk_flag_codes WHERE symbol = ? AND checked_as_of = ? ORDER BY code, as_of').all(
    symbol,
    checkedAsOf,
  )

const importedFlags = (db: ReadDb, symbol: string, checkedAsOf: string): Flag[] =>
  prepared<[string, string], Flag>(
    db,
    `SELECT v.code, coalesce(v.flagged_on, r.day) AS asOf FROM dated_records r JOIN imported_risk_flags v ON v.record_id = r.id
     WHERE r.family = 'riskflags' AND r.symbol = ? AND r.day = ? AND v.code IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM dated_records n WHERE n.family = r.family AND n.record_key = r.record_key AND n.version > r.version)
     ORDER BY v.code, asOf`,
  ).all(symbol, checkedAsOf)

/** Stores what was found on the day a name was looked at. Looks of other days stay; a second look of the same day replaces the first, which is kept. */
export function writeRiskFlags(db: WriteDb, row: RiskFlags, replacement: Replacement): void {
  const key = [row.symbol, row.checkedAsOf] as const
  const isLookedAt = prepared<[string, string]>(db, 'SELECT 1 FROM risk_flags WHERE symbol = ? AND checked_as_of = ?').get(...key) !== undefined
  if (isLookedAt) {
    const oldValue = JSON.stringify(typedFlags(db, ...key))
    if (oldValue !== JSON.stringify(inOrder(row.flags))) keepOldValue(db, { table: 'risk_flags', rowKey: key, column: 'flags', oldValue }, replacement)
    prepared<[string, string]>(db, 'DELETE FROM risk_flags WHERE symbol = ? AND checked_as_of = ?').run(...key)
  }
  prepared<[string, string, number]>(db, 'INSERT INTO risk_flags (symbol, checked_as_of, recorded_at_ms) VALUES (?, ?, ?)').run(...key, replacement.atMs)
  const add = prepared<[string, string, string, string]>(
    db,
    'INSERT INTO risk_flag_codes (symbol, checked_as_of, code, as_of) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  for (const flag of row.flags) add.run(...key, flag.code, flag.asOf)
}

/** By code, then date, each once: the order they are read back in. */
function inOrder(flags: RiskFlags['flags']): RiskFlags['flags'] {
  const byText = new Map(flags.map((flag) => [`${flag.code} ${flag.asOf}`, { code: flag.code, asOf: flag.asOf }]))
  return [...byText.values()].sort((a, b) => compare(a.code, b.code) || compare(a.asOf, b.asOf))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
