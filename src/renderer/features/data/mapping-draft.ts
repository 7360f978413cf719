import type { MappedAction, MappedField, Mapping, TableSample } from '#contract/schemas/mapping.ts'

/** The user's answer while it is being made: what each column of the header holds, and what each text of the action column is. */
export interface MappingDraft {
  readonly record: Mapping['record']
  /** One for each column of the header; null = the column is not read. */
  readonly fields: readonly (MappedField | null)[]
  readonly actions: Readonly<Record<string, MappedAction>>
  readonly currency: string
  readonly saveAs: string
}

/** The guess, or the mapping in force, as a draft. A column named twice in the header is the first one. */
export function draftOf({ header, guess }: TableSample): MappingDraft {
  const fields: (MappedField | null)[] = header.map(() => null)
  for (const [field, names] of Object.entries(guess.columns) as [MappedField, string | string[]][]) {
    for (const name of [names].flat()) {
      const at = header.findIndex((cell, index) => fields[index] === null && isSame(cell, name))
      if (at >= 0) fields[at] = field
    }
  }
  return { record: guess.record, fields, actions: guess.actions, currency: guess.currency, saveAs: guess.saveAs ?? '' }
}

const isSame = (one: string, other: string): boolean => one.trim().toLowerCase() === other.trim().toLowerCase()

/** The draft as an answer. Texts that nobody assigned are left out: they keep the file open. */
export function mappingOf({ record, fields, actions, currency, saveAs }: MappingDraft, header: readonly string[]): Mapping {
  const columns: { [field in MappedField]?: string[] } = {}
  for (const [index, field] of fields.entries()) {
    const name = header[index] ?? ''
    if (field !== null && name !== '') columns[field] = [...(columns[field] ?? []), name]
  }
  const name = saveAs.trim()
  return { record, columns, actions: { ...actions }, currency: currency.trim().toUpperCase(), ...(name === '' ? {} : { saveAs: name }) }
}

const NEEDED: Readonly<Record<Mapping['record'], readonly MappedField[]>> = {
  transactions: ['date'],
  positions: ['symbol', 'quantity'],
  bars: ['date', 'close'],
}

/** What still has to be said before the file can be read; null when nothing. */
export function draftFault({ record, fields, currency }: MappingDraft): string | null {
  const needed = NEEDED[record]
  const missing = needed.filter((field) => !fields.includes(field))
  if (missing.length > 0) return `Say which column holds the ${missing.map((field) => FIELD_WORDS[field].toLowerCase()).join(' and the ')}.`
  return /^[A-Za-z]{3}$/.test(currency.trim()) ? null : 'Name the currency by its three letters.'
}

/** The texts to assign: those of the action column that the head shows, and those the whole file was found to hold. */
export function actionTexts({ texts }: TableSample, missing: readonly string[]): readonly { readonly text: string; readonly rows: number | null }[] {
  const seen = new Set(texts.map(({ text }) => text))
  return [...texts, ...missing.filter((text) => !seen.has(text)).map((text) => ({ text, rows: null }))]
}

export const FIELD_WORDS: Readonly<Record<MappedField, string>> = {
  date: 'Date',
  time: 'Time',
  settle: 'Settlement date',
  account: 'Account',
  action: 'What the row is',
  symbol: 'Symbol',
  description: 'Description',
  quantity: 'Quantity',
  price: 'Price',
  amount: 'Amount',
  fees: 'Fees',
  currency: 'Currency',
  priceCurrency: 'Currency of the price',
  externalId: 'Broker’s id of the trade',
  note: 'Note',
  costBasis: 'Cost',
  marketValue: 'Market value',
  open: 'Open',
  high: 'High',
  low: 'Low',
  close: 'Close',
  volume: 'Volume',
}

/** Fields a kind of record has a use for, in the order of the list. */
export const FIELDS_OF: Readonly<Record<Mapping['record'], readonly MappedField[]>> = {
  transactions: [
    'date',
    'time',
    'action',
    'symbol',
    'description',
    'quantity',
    'price',
    'amount',
    'fees',
    'currency',
    'priceCurrency',
    'account',
    'settle',
    'externalId',
    'note',
  ],
  positions: ['symbol', 'description', 'quantity', 'price', 'costBasis', 'marketValue', 'currency', 'account', 'date'],
  bars: ['date', 'time', 'open', 'high', 'low', 'close', 'volume', 'symbol'],
}
