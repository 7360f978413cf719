import type { DatedRecord, RecordValue } from '../../store/dated-records.ts'
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
export type MadeRecords = { readonly records: readonly DatedRecord[] } | { readonly reason: string; readonly field: string | null }

/** The records of one row: one, or one for each symbol, each metric, or each name that joined or left. */
export function makeRecords(cells: RowCells, context: RecordContext): MadeRecords {
  const records: DatedRecord[] = []
  for (const values of statementsOf(cells, context.layout)) {
    const made = makeRecord(values, context)
    if ('reason' in made) return made
    records.push(made)
  }
  return { records }
}

function statementsOf({ values, symbols, metrics }: RowCells, { split, metrics: columns }: RecordLayout): readonly Values[] {
  const { date = null, ...rest } = values
  if (split === 'joined-and-left') {
    return [
      ...(symbols['joined'] ?? []).map((symbol) => ({ ...rest, symbol, from: date, to: null })),
      ...(symbols['left'] ?? []).map((symbol) => ({ ...rest, symbol, from: null, to: date })),
    ]
  }
  const named = symbols['symbol'] === undefined || symbols['symbol'].length === 0 ? [values] : symbols['symbol'].map((symbol) => ({ ...values, symbol }))
  if (Object.keys(columns).length === 0) return named
  return named.flatMap((one) => metrics.map(([metric, value]) => ({ ...one, metric, value })))
}

function makeRecord(values: Values, { layout, publishedOn, nowAtMs }: RecordContext): DatedRecord | { readonly reason: string; readonly field: string | null } {
  const stampField = layout.knownAt.field
  const printed = stampField === undefined ? null : (values[stampField] ?? null)
  const dayField = layout.day.find((field) => (values[field] ?? null) !== null)
  if (dayField === undefined) return { reason: `The row has no day: ${layout.day.join(', ')} are blank.`, field: layout.day[0] ?? null }
  const day = knownDay(values[dayField])
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

/** The day of a cell that holds a day or a moment; of a moment the day in New York by whose close it was known. */
const knownDay = (value: RecordValue | undefined): string => knownOn(String(value ?? ''))
