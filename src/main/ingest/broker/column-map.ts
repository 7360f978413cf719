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
  /** The currency that the header of the amount names ("total (eur)"); null where it names none. */
  readonly currency: string | null
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
  let currency: string | null = null
  for (const [field, names] of Object.entries(reading.columns) as [Field, string[]][]) {
    const [first, ...others] = names.flatMap((name) => (name.includes('*') ? namedCurrencies(name, at).map(({ index }) => index) : (at.get(name) ?? [])))
    if (first === undefined) continue
    fields.set(field, [first, ...others])
    if (field === 'amount') currency = names.flatMap((name) => namedCurrencies(name, at)).find(({ index }) => index === first)?.currency ?? null
  }
  const fees = reading.fees.flatMap((name) => feeColumns(name, at, reading.feeCurrencies))
  const names = new Map([...at].map(([name, index]) => [index, name]))
  const missing = reading.required.filter((field) => !fields.has(field) && !(field === 'currency' && currency !== null))
  return { printed: header, width: header.length, fields, names, fees, currency, missing }
}

function feeColumns(name: string, at: ReadonlyMap<string, number>, feeCurrencies: string | undefined): FeeColumn[] {
  if (name.includes('*')) return namedCurrencies(name, at).map((column) => ({ ...column, currencyIndex: null }))
  const index = at.get(name)
  const currencyIndex = feeCurrencies === undefined ? null : (at.get(feeCurrencies.replace('*', name)) ?? null)
  return index === undefined ? [] : [{ index, currency: null, currencyIndex }]
}

/** The columns of a name in which * stands for a currency ("comm in *", "total (*)"), each with the one it names. */
function namedCurrencies(name: string, at: ReadonlyMap<string, number>): { readonly index: number; readonly currency: string }[] {
  const [before = '', after] = name.split('*')
  if (after === undefined) return []
  return [...at].flatMap(([column, index]) => {
    const currency = column.slice(before.length, column.length - after.length)
    return column === `${before}${currency}${after}` && /^[a-z]{3}$/.test(currency) ? [{ index, currency: currency.toUpperCase() }] : []
  })
}
