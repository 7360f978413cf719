import type { DatedRecord, RecordValue } from '../../store/dated-records.ts'
import { storedKey } from '../../store/printed-record.ts'
import { daysBehind, knownOn } from './known-on.ts'
import type { RecordLayout } from './record-layout.ts'

/** The cells of a row by field. */
export interface RowCells {
  readonly values: Readonly<Record<string, RecordValue>>
  /** Fields that name several symbols at once. */
  readonly symbols: Readonly<Record<string, readonly string[]>>
  /** The filled metrics: what each is, and its number. */
  readonly metrics: readonly (readonly [metric: string, value: number])[]
}

export interface RecordContext {
  readonly layout: RecordLayout
  /** ISO day the user says the file was published; null = nobody said. */
  readonly publishedOn: string | null
  readonly nowAtMs: number
}

type Values = Readonly<Record<string, RecordValue>>
/** Why a row makes no records; `waits` = an answer of the user would help. */
interface Failure {
  readonly reason: string
  readonly field: string | null
  readonly waits?: boolean
}
export type MadeRecords = { readonly records: readonly DatedRecord[] } | Failure

const NO_DAY = 'The row does not say of which day it is.'

/** The records of one row: one, or one for each symbol, each metric, or each name that joined or left. */
export function makeRecords(cells: RowCells, context: RecordContext): MadeRecords {
  const records: DatedRecord[] = []
  for (const values of statementsOf(cells, context.layout)) {
    const made = makeRecord({ ...values, ...composedOf(values, context.layout) }, context)
    if ('reason' in made) return made
    records.push(made)
  }
  return { records }
}

/** What a row states: several statements where the layout is wide, names several symbols, or says so by a named step. */
function statementsOf(cells: RowCells, { split, metrics }: RecordLayout): readonly Values[] {
  const { values, symbols } = cells
  if (split !== undefined) return STEPS[split](cells)
  const named = symbols['symbol'] === undefined || symbols['symbol'].length === 0 ? [values] : symbols['symbol'].map((symbol) => ({ ...values, symbol }))
  if (Object.keys(metrics).length === 0) return named
  return named.flatMap((one) => cells.metrics.map(([metric, value]) => ({ ...one, metric, value })))
}

/** The fields that are made of others; one that lacks a part is null. */
function composedOf(values: Values, { composed }: RecordLayout): Values {
  const made = Object.entries(composed).map(([field, pattern]) => {
    let isWhole = true
    const text = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? null
      if (value === null) isWhole = false
      return String(value)
    })
    return [field, isWhole ? text : null] as const
  })
  return Object.fromEntries(made)
}

const STEPS: Readonly<Record<NonNullable<RecordLayout['split']>, (cells: RowCells) => readonly Values[]>> = {
  /** A day of changes: each name that came in, then each that went. */
  'joined-and-left': ({ values: { date = null, ...rest }, symbols }) => [
    ...(symbols['joined'] ?? []).map((symbol) => ({ ...rest, symbol, from: date, to: null })),
    ...(symbols['left'] ?? []).map((symbol) => ({ ...rest, symbol, from: null, to: date })),
  ],
  'call-and-put': ({ values: { callIv = null, putIv = null, callOpenInterest = null, putOpenInterest = null, ...rest } }) => [
    { ...rest, right: 'call', iv: callIv, openInterest: callOpenInterest },
    { ...rest, right: 'put', iv: putIv, openInterest: putOpenInterest },
  ],
  /** A name of a list as it stood on a day. One that came in on that very day says so by the day alone. */
  'list-of-a-day': ({ values }) => [{ ...values, from: values['from'] === values['asOf'] ? null : (values['from'] ?? null) }],
  /** A fiscal year or quarter by its number, taken as one of the calendar. */
  'year-and-quarter': ({ values: { year = null, quarter = null, ...rest } }) => {
    const monthDay = quarter === null ? '12-31' : QUARTER_ENDS[Number.parseInt(String(quarter), 10) - 1]
    const isYear = typeof year === 'number' && Number.isInteger(year) && year >= 1900 && year <= 2200
    return [{ ...rest, period: quarter === null ? 'FY' : 'Q', periodEnd: isYear && monthDay !== undefined ? `${year}-${monthDay}` : null }]
  },
}
const QUARTER_ENDS = ['03-31', '06-30', '09-30', '12-31']

function makeRecord(values: Values, { layout, publishedOn, nowAtMs }: RecordContext): DatedRecord | Failure {
  if (layout.isExported) return exportedRecord(values, layout, nowAtMs)
  const stampField = layout.knownAt.field
  const printed = stampField === undefined ? null : (values[stampField] ?? null)
  const dayField = layout.day.find((field) => (values[field] ?? null) !== null)
  if (dayField === undefined && publishedOn === null) return { reason: NO_DAY, field: null, waits: layout.knownAt.isAsked }
  const day = dayField === undefined ? (publishedOn ?? '') : knownDay(values[dayField])
  const { from = null, to = null } = values
  if (typeof from === 'string' && typeof to === 'string' && from >= to) return { reason: `It ends on ${to}, not after ${from}.`, field: 'to' }
  const isAssumed = printed === null
  const knownAt = typeof printed === 'string' ? printed : (publishedOn ?? daysBehind(day, layout.knownAt.otherwise.daysAfter))
  if (!isAssumed && Date.parse(knownAt) > nowAtMs) return { reason: `${knownAt} lies in the future.`, field: stampField ?? null }
  const { symbol = null, knownAt: _, ...own } = values
  const parts = [...layout.key.map((field) => values[field] ?? null), isAssumed ? null : knownAt]
  return {
    family: layout.family,
    // U+001F stands in no cell that is kept.
    key: parts.map((part) => (part === null ? '' : String(part).replaceAll('\u001f', ' '))).join('\u001f'),
    symbol: symbol === null ? null : String(symbol),
    day,
    knownAt,
    knownOn: knownOn(knownAt),
    isAssumed,
    values: own,
  }
}

/** A record as it stood in the store it was exported from. */
function exportedRecord(values: Values, { family }: RecordLayout, nowAtMs: number): DatedRecord | Failure {
  const { recordKey = null, symbol = null, day = null, knownAt: printed = null, isAssumed: flag = null, ...own } = values
  const knownAt = String(printed)
  const isAssumed = flag === 1
  if (!isAssumed && Date.parse(knownAt) > nowAtMs) return { reason: `${knownAt} lies in the future.`, field: 'knownAt' }
  const key = storedKey(String(recordKey))
  return { family, key, symbol: symbol === null ? null : String(symbol), day: String(day), knownAt, knownOn: knownOn(knownAt), isAssumed, values: own }
}

/** The day of a cell that holds a day or a moment; of a moment the day in New York by whose close it was known. */
const knownDay = (value: RecordValue | undefined): string => knownOn(String(value ?? ''))
