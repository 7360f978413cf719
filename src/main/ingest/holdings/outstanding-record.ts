import { type DatedRecord, isSameRecord, recordVersions } from '../../store/dated-records.ts'
import type { StageContext } from '../importer.ts'
import { ownFlows } from '../records/layouts/alternative.ts'
import { makeRecords } from '../records/make-records.ts'
import type { HoldingsHeader } from './holdings-layout.ts'
import { StagedHoldingsFile } from './staged-holdings-file.ts'

interface Outstanding {
  readonly records: readonly { readonly record: DatedRecord; readonly line: number }[]
  readonly notices: readonly string[]
}

/**
 * The shares outstanding that stand above a fund's list, as a record of its flows: the same statement as a line of our own layout of flows, so that
 * neither is stored twice. Another number that is stored already stands.
 */
export function outstandingRecord(
  { outstanding }: HoldingsHeader,
  asOf: string | null,
  symbol: string,
  { db, nowAtMs, earlier }: Pick<StageContext, 'db' | 'nowAtMs' | 'earlier'>,
): Outstanding {
  if (outstanding === null || asOf === null) return { records: [], notices: [] }
  const { shares, line } = outstanding
  const cells = { values: { symbol, date: asOf, sharesOutstanding: shares, knownAt: null }, symbols: {}, metrics: [] }
  const made = makeRecords(cells, { layout: ownFlows, publishedOn: null, nowAtMs })
  const [record] = 'records' in made ? made.records : []
  if (record === undefined || earlier.some((file) => file instanceof StagedHoldingsFile && file.stores(record))) return { records: [], notices: [] }
  const [stored] = recordVersions(db, record.family, record.key)
  if (stored === undefined) return { records: [{ record, line }], notices: [`${shares} shares outstanding, kept as the fund's flows.`] }
  const isSame = isSameRecord(record.family, stored, record.values)
  return {
    records: [],
    notices: isSame ? [] : [`${shares} shares outstanding here, ${stored['sharesOutstanding']} as stored for ${asOf}: the stored number stands.`],
  }
}
