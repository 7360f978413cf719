import type { DataCoverage } from '#contract/schemas/series.ts'
import { listInstruments } from '../../../store/instrument-list.ts'
import type { ReadDb } from '../../../store/handles.ts'
import { listSeries, type SeriesRow } from '../../../store/series.ts'

type Row = DataCoverage['rows'][number]

/** What a row of the coverage is about. */
export interface CoverageSubject extends Pick<Row, 'id' | 'symbol' | 'name' | 'group' | 'kind'> {
  /** The primary series of a macro code. */
  readonly values: SeriesRow | null
}

const EVERY = 1_000_000

/**
 * Every row in its order: the regime set as the settings have it (also where nothing is stored of it: that is a hole), then every other
 * instrument and every name that only `named` speaks of, by symbol, then the macro series by code.
 */
export function coverageSubjects(db: ReadDb, regimeSet: readonly string[], named: Iterable<string>, symbol: string | undefined): readonly CoverageSubject[] {
  const known = new Map(listInstruments(db, { limit: EVERY }).map((instrument) => [instrument.symbol, instrument]))
  const regime = new Set(regimeSet)
  const others = new Set([...known.keys(), ...named].filter((one) => !regime.has(one)))
  const subject = (one: string, group: 'regime' | 'name'): CoverageSubject => {
    const instrument = known.get(one)
    return { id: `name ${one}`, symbol: one, name: instrument?.name ?? null, group, kind: instrument?.kind ?? null, values: null }
  }
  const names = [...[...regime].map((one) => subject(one, 'regime')), ...[...others].toSorted().map((one) => subject(one, 'name'))]
  const series = listSeries(db).filter(({ kind, isPrimary }) => kind === 'values' && isPrimary)
  const macro = series.map(
    (values): CoverageSubject => ({
      id: `series ${values.symbol}`,
      symbol: values.symbol,
      name: null,
      group: 'series',
      kind: null,
      values,
    }),
  )
  return [...names, ...macro].filter((one) => symbol === undefined || one.symbol === symbol)
}
