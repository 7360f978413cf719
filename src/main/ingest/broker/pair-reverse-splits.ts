import { signOf } from '../cells/decimal-sign.ts'
import type { StagedRow } from './staged-row.ts'

/**
 * A reverse split is printed as two rows (the old shares out under their CUSIP, the new ones in) or as one. Two rows of one
 * day with opposite signs are a corporate action each; a single row is a split of its symbol.
 */
export function pairReverseSplits(rows: readonly StagedRow[]): void {
  const bySession = new Map<string, StagedRow[]>()
  for (const row of rows) {
    if (row.record?.isReverseSplit !== true) continue
    const key = `${row.record.account ?? ''} ${row.record.session}`
    bySession.set(key, [...(bySession.get(key) ?? []), row])
  }
  for (const legs of bySession.values()) {
    const signs = new Set(legs.map((row) => signOf(row.record?.quantity ?? '0')))
    if (!signs.has(1) || !signs.has(-1)) continue
    for (const row of legs) if (row.record !== null) row.record = { ...row.record, kind: 'corp' }
  }
}
