import type { MappedAction, MappedField, Mapping } from '#contract/schemas/mapping.ts'
import { headerCell } from '../cells/header-cell.ts'
import { definePositionProfile, type PositionProfile } from '../positions/position-profile.ts'
import { defineProfile, type Field, type Profile, type Reading } from '../profile.ts'
import type { FoundTable } from './find-table.ts'

export const MAPPED_TRANSACTIONS = 'mapped-transactions'
export const MAPPED_POSITIONS = 'mapped-positions'
/** Bars go into the series of the generic layout: the same columns under other names. */
export const MAPPED_BARS = 'mapped-bars'
export const MAPPED_VERSION = 1

/** How the file writes its days and numbers, settled; `waits` says why no row can be read yet. */
export interface SettledForm {
  readonly dayOrder: Profile['dayOrder']
  readonly decimalMark: Profile['decimalMark']
  readonly isNewestFirst: boolean
  readonly areAmountsUnsigned: boolean
  readonly waits: string | null
}

const FIELDS: { readonly [field in MappedField]?: Field } = {
  date: 'date',
  time: 'time',
  settle: 'settle',
  account: 'account',
  action: 'action',
  symbol: 'symbol',
  description: 'description',
  quantity: 'quantity',
  price: 'price',
  amount: 'amount',
  currency: 'currency',
  priceCurrency: 'priceCurrency',
  externalId: 'externalId',
  note: 'note',
} // prettier-ignore

/** The user's words as a profile of transactions, for the engine that reads every broker's. */
export function mappedTransactions(mapping: Mapping, { header, delimiter }: FoundTable, form: SettledForm): Profile {
  const columns: { [field in Field]?: string[] } = {}
  for (const [field, target] of Object.entries(FIELDS) as [MappedField, Field][]) {
    const names = namesOf(mapping, field)
    if (names.length > 0) columns[target] = names
  }
  const hasAction = columns.action !== undefined
  return defineProfile({
    id: MAPPED_TRANSACTIONS,
    version: MAPPED_VERSION,
    broker: mapping.saveAs ?? 'this file',
    label: mapping.saveAs ?? 'Columns as you assigned them',
    kind: 'transactions',
    detect: { headers: [namedCells(header)], delimiters: [delimiter] },
    dayOrder: form.dayOrder,
    readsIsoDays: form.dayOrder !== 'ymd',
    decimalMark: form.decimalMark,
    zone: 'America/New_York',
    order: form.isNewestFirst ? 'newest-first' : 'oldest-first',
    currency: mapping.currency,
    reads: {
      shape: 'table',
      hasProse: true,
      footers: [/^(?:grand )?totals?\b/i, /^(?:summe|gesamt|totale|totaal|summa)\b/i],
      row: {
        columns,
        required: ['date'],
        fees: namesOf(mapping, 'fees'),
        amountIs: form.areAmountsUnsigned ? 'net-unsigned' : 'net',
        amountNeeded: false,
        quantities: hasAction ? 'either' : 'signed',
        rules: form.waits === null ? [] : [{ when: {}, is: 'review', why: form.waits }],
        actions: Object.fromEntries(Object.entries(mapping.actions).map(([text, action]) => [text.toLowerCase(), readingOf(action)])),
        // Without a column that says what a row is, the sign of its quantity does.
        otherwise: hasAction ? 'review' : 'trade',
      },
    },
  })
}

const readingOf = (action: MappedAction): Reading => (action === 'ignore' ? 'ignored' : action)

/** The user's words as a profile of positions. */
export function mappedPositions(mapping: Mapping, { header }: FoundTable, form: SettledForm): PositionProfile {
  const named = (field: MappedField): string[] | undefined => {
    const names = namesOf(mapping, field)
    return names.length === 0 ? undefined : names
  }
  const optional = {
    account: named('account'),
    asOf: named('date'),
    name: named('description'),
    price: named('price'),
    costBasis: named('costBasis'),
    marketValue: named('marketValue') ?? named('amount'),
    currency: named('currency'),
  } // prettier-ignore
  return definePositionProfile({
    id: MAPPED_POSITIONS,
    version: MAPPED_VERSION,
    label: mapping.saveAs ?? 'Columns as you assigned them',
    headers: [namedCells(header)],
    reading: {
      columns: {
        symbol: named('symbol') ?? [],
        quantity: named('quantity') ?? [],
        ...Object.fromEntries(Object.entries(optional).filter(([, names]) => names !== undefined)),
      },
      decimalMark: form.decimalMark,
      dayOrder: form.dayOrder,
      currency: mapping.currency,
      cash: [{ field: 'symbol', pattern: /^\$?cash$/i }],
      totals: [/^(?:account )?total/i],
    },
  })
}

const namesOf = (mapping: Mapping, field: MappedField): string[] => [mapping.columns[field] ?? []].flat().map(headerCell)
const namedCells = (header: readonly string[]): string[] => header.map(headerCell).filter((cell) => cell !== '')
