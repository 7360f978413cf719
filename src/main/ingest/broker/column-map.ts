import { headerCell } from '../cells/header-cell.ts'
import type { Field, RowReading } from '../profile.ts'

/** Which cell of a row holds which field, for one header. */
export interface ColumnMap {
  /** Header as printed, for naming a column in a reason. */
  readonly printed: readonly string[]
  readonly width: number
  /** Columns of each field in the order of its aliases; the first one that is filled in a row is taken. */
  readonly fields: ReadonlyMap<Field, readonly [number, ...number[]]>
  /** Normalised names of the columns, as aliases name them. */
  readonly names: ReadonlyMap<number, string>
  /** Fee columns in the header, with the currency a name like "Comm in USD" states, or the column that states it. */
  readonly fees: readonly FeeColumn[]
  /** Required fields that the header lacks. */
  readonly missing: readonly Field[]
}

export interface FeeColumn {
  readonly index: number
  readonly currency: string | null
  readonly currencyIndex: number | null
}

/**
 * Finds every field of a reading by name: order, extra columns and case do not matter. A name that occurs twice means its
 * first column; later ones are `name#2`, `name#3`. Cells are looked up in Maps, so that a column may be called `__proto__`.
 */
export function mapColumns(header: readonly string[], reading: RowReading): ColumnMap {
  const at = new Map<string, number>()
  const seen = new Map<string, number>()
  for (const [index, cell] of header.entries()) {
    const name = headerCell(cell)
    if (name === '') continue
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    at.set(count === 1 ? name : `${name}#${count}`, index)
  }
  const fields = new Map<Field, readonly [number, ...number[]]>()
  for (const [field, names] of Object.entries(reading.columns) as [Field, string[]][]) {
    const [first, ...others] = names.flatMap((name) => at.get(name) ?? [])
    if (first !== undefined) fields.set(field, [first, ...others])
  }
  const fees = reading.fees.flatMap((name) => feeColumns(name, at, reading.feeCurrencies))
  const names = new Map([...at].map(([name, index]) => [index, name]))
  return { printed: header, width: header.length, fields, names, fees, missing: reading.required.filter((field) => !fields.has(field)) }
}

function feeColumns(name: string, at: ReadonlyMap<string, number>, feeCurrencies: string | undefined): FeeColumn[] {
  if (!name.endsWith('*')) {
    const index = at.get(name)
    const currencyIndex = feeCurrencies === undefined ? null : (at.get(feeCurrencies.replace('*', name)) ?? null)
    return index === undefined ? [] : [{ index, currency: null, currencyIndex }]
  }
  const beginning = name.slice(0, -1)
  const found: FeeColumn[] = []
  for (const [column, index] of at) {
    if (column.startsWith(beginning)) found.push({ index, currency: column.slice(beginning.length).toUpperCase(), currencyIndex: null })
  }
  return found
}
