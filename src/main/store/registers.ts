import type { z } from 'zod'
import type { RiskFlagsRow } from '#contract/schemas/registers.ts'
import type { ReadDb, WriteDb } from './handles.ts'
import { prepared } from './prepared.ts'
import { keepOldValue, type Replacement } from './value-history.ts'

type RiskFlags = z.infer<typeof RiskFlagsRow>

/**
 * The newest look at each name, by symbol; a name that was never looked at has no row, one that was found clean has an empty list.
 * @param symbol one name, in capitals; omitted = all
 * @param asOf only looks made up to that day count; omitted = all
 */
export function listRiskFlags(
  db: ReadDb,
  { symbol, asOf }: { readonly symbol?: string | undefined; readonly asOf?: string | undefined } = {},
): readonly RiskFlags[] {
  const looks = prepared<[{ symbol: string | null; asOf: string | null }], { symbol: string; checkedAsOf: string }>(
    db,
    `SELECT symbol, max(checked_as_of) AS checkedAsOf FROM risk_flags
     WHERE (@symbol IS NULL OR symbol = @symbol) AND (@asOf IS NULL OR checked_as_of <= @asOf) GROUP BY symbol ORDER BY symbol`,
  ).all({ symbol: symbol ?? null, asOf: asOf ?? null })
  const codes = prepared<[string, string], { code: string; asOf: string }>(
    db,
    'SELECT code, as_of AS asOf FROM risk_flag_codes WHERE symbol = ? AND checked_as_of = ? ORDER BY code, as_of',
  )
  return looks.map((look) => ({ ...look, flags: codes.all(look.symbol, look.checkedAsOf) }))
}

/** Stores what was found on the day a name was looked at. Looks of other days stay; a second look of the same day replaces the first, which is kept. */
export function writeRiskFlags(db: WriteDb, row: RiskFlags, replacement: Replacement): void {
  const key = [row.symbol, row.checkedAsOf] as const
  const [before] = listRiskFlags(db, { symbol: row.symbol, asOf: row.checkedAsOf })
  if (before?.checkedAsOf === row.checkedAsOf) {
    const oldValue = JSON.stringify(before.flags)
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
