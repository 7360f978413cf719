import type { QuarantineRow } from '#contract/schemas/quarantine.ts'
import { isoDay } from '#domain/calendar/civil-day.ts'
import { sessionsBetween } from '#domain/calendar.ts'
import { isTradingDay } from '../../../ingest/bars/exchange-days.ts'
import { sessionOf } from '../../../store/chunk-store.ts'
import type { ReadDb } from '../../../store/handles.ts'
import { type HeldPlace, type HeldValue, heldValuesOfRows, placeText } from '../../../store/held-decisions.ts'
import { seriesLabel, type SeriesRow, seriesOfSymbol } from '../../../store/series.ts'
import { symbolOn } from '../../../store/symbol-at.ts'
import { seriesOfHeld } from '../../../store/taken-series.ts'
import type { GatherContext } from '../job.ts'
import type { JudgingClock } from '../judging-clock.ts'
import { classOfCode } from '../reads/health-classes.ts'
import { effectsOf, type NameReaders, type WaitingStamp } from './effects.ts'
import { nameReaders } from './name-readers.ts'
import { Standing } from './standing.ts'

/** What rows are looked at with; each thing is asked for once. */
export interface RowLookup {
  readonly db: ReadDb
  readonly values: ReadonlyMap<string, readonly HeldValue[]>
  readonly clock: JudgingClock
  readonly standing: Standing
  readonly readersOf: (symbol: string) => NameReaders
  /** Every series of a symbol, and the one that rows of a name would join. */
  readonly series: Map<string, readonly SeriesRow[]>
  readonly joined: Map<string, ReturnType<typeof seriesOfHeld>>
}

/** For these rows; to be opened and used inside one `gather`. */
export const openLookup = (context: GatherContext, clock: JudgingClock, rows: readonly HeldPlace[]): RowLookup => ({
  db: context.db,
  values: heldValuesOfRows(context.db, rows),
  clock,
  standing: new Standing(context.db),
  readersOf: nameReaders(context, clock.asOf),
  series: new Map(),
  joined: new Map(),
})

/** A held-back row beside what is stored. */
export interface SeenRow {
  readonly values: readonly HeldValue[]
  /** Whom it speaks of, of the first of its values. */
  readonly symbol: string | null
  /** Of the first of its values, null where its day could not be read. */
  readonly session: string | null
  readonly seriesId: number | null
  readonly stands: QuarantineRow['stands']
  /** Whether every series it speaks of is stored. */
  readonly isStored: boolean
  readonly effects: string[]
}

/** What a held-back row says, what stands on its stamp, and what reads that. */
export function lookAtRow(row: HeldPlace & { readonly profileId: string }, lookup: RowLookup): SeenRow {
  const { db, standing, readersOf } = lookup
  const values = lookup.values.get(placeText(row)) ?? []
  const stored = values.map((one) => joinedBy(one, row.profileId, lookup))
  const [value, series] = [values[0], stored[0]]
  const stands = value === undefined || series === undefined ? null : standing.on(series, value.stamp)
  const session = value === undefined ? null : isoDay(sessionOf(value, value.stamp))
  const symbol = value === undefined || session === null ? null : symbolOn(db, value.symbol, session)
  return {
    values,
    symbol,
    session,
    seriesId: series?.id ?? null,
    stands,
    isStored: stored.every((one) => one !== undefined),
    effects:
      value === undefined || session === null || symbol === null
        ? ['What reads it is not known: its day or its figures could not be read.']
        : effectsOf(stampOf(value, session, series?.id, stands !== null, lookup), readersOf(symbol)),
  }
}

function joinedBy(value: HeldValue, profileId: string, { db, joined }: RowLookup): ReturnType<typeof seriesOfHeld> {
  const key = [value.kind, value.symbol, value.timeframe, profileId, value.adjustment, value.variant].join('\n')
  if (!joined.has(key)) joined.set(key, seriesOfHeld(db, profileId, value))
  return joined.get(key)
}

function stampOf(value: HeldValue, session: string, seriesId: number | undefined, hasBar: boolean, { db, clock, series }: RowLookup): WaitingStamp {
  const siblings = series.get(value.symbol) ?? seriesOfSymbol(db, value.symbol)
  series.set(value.symbol, siblings)
  const read = siblings.find(({ kind, timeframe, isPrimary }) => isPrimary && kind === value.kind && timeframe === value.timeframe)
  return {
    kind: value.kind,
    timeframe: value.timeframe,
    symbol: value.symbol,
    session,
    place: seriesId === undefined ? 'none' : read?.id === seriesId ? 'primary' : 'second',
    readInstead: read === undefined || read.id === seriesId ? null : seriesLabel(read),
    hasBar,
    isTradingDay: isTradingDay(sessionOf(value, value.stamp)),
    sessionsBack: clock.asOf === null ? null : sessionsBetween(clock.calendar, session, clock.asOf),
    valueClass: value.kind === 'values' ? (value.symbol === 'VIXCLS' ? 'volatility' : (classOfCode(value.symbol) ?? null)) : null,
  }
}
