import type { Output } from '#contract/channels.ts'
import { plural } from '../../format/plural.ts'
import { writeSession } from '../../format/session.ts'
import { writeSymbol } from '../../format/symbol-words.ts'

export type Instrument = Output<'instruments.list'>['instruments'][number]
export type UnknownName = Output<'instruments.unknown'>['names'][number]
export type Alias = Instrument['aliases'][number]

/** One line of the names: a text nobody knows, or an instrument. */
export type NameRow = { readonly id: string; readonly unknown: UnknownName; readonly instrument: null } | KnownRow
export interface KnownRow {
  readonly id: string
  readonly unknown: null
  readonly instrument: Instrument
}

/** What is unknown comes first: it waits for an answer. */
export const nameRows = (unknown: readonly UnknownName[], instruments: readonly Instrument[]): readonly NameRow[] => [
  ...unknown.map((name) => ({ id: `unknown ${name.broker ?? ''} ${name.text}`, unknown: name, instrument: null })),
  ...instruments.map((instrument) => ({ id: `name ${instrument.symbol}`, unknown: null, instrument })),
]

export const nameOf = (row: NameRow): string => (row.unknown === null ? writeSymbol(row.instrument.symbol) : row.unknown.text)

const KINDS: Readonly<Record<Instrument['kind'], string>> = { stock: 'stock', fund: 'fund', index: 'index', breadth: 'breadth', rate: 'rate' }
export const kindOf = (row: NameRow): string => (row.unknown === null ? KINDS[row.instrument.kind] : 'unknown')

/** Of an unknown text who writes it, and how often; of an instrument its name. */
export function whatOf({ unknown, instrument }: NameRow): string {
  if (unknown === null) return instrument.name ?? ''
  return `${plural(unknown.rows, 'row')} of ${unknown.broker ?? 'your own'} in ${unknown.accounts.join(', ')}`
}

const SOURCES: Readonly<Record<Alias['source'], string>> = { symbol: '', cusip: 'CUSIP ', isin: 'ISIN ' }
/** "CUSIP 30303M102", "FBK at schwab". */
export const writeAlias = ({ source, rawId, broker }: Alias): string => `${SOURCES[source]}${rawId}${broker === null ? '' : ` at ${broker}`}`

/** "FB before 9 Jun 2022", "ABC from 6 Mar 2024": where not one ticker was its own for ever, the newest first. A delisting tells its last ticker itself. */
export function writeTickers({ tickers, delisted }: Pick<Instrument, 'tickers' | 'delisted'>): string {
  const former = delisted === null ? tickers : tickers.slice(1)
  return former
    .flatMap(({ ticker, from, until }) =>
      until === null ? (from === null ? [] : [`${ticker} from ${writeSession(from)}`]) : [`${ticker} before ${writeSession(until)}`],
    )
    .join(', ')
}

const REASONS: Readonly<Record<NonNullable<Instrument['delisted']>['reason'], string>> = {
  performance: 'did not keep the terms',
  merger: 'merger',
  other: 'other reason',
}
/** "5 Mar 2024, merger into XYZ at 12.5"; empty while it trades. */
export function writeDelisting({ delisted }: Pick<Instrument, 'delisted'>): string {
  if (delisted === null) return ''
  const into = delisted.successor === null ? '' : ` into ${delisted.ratio === null ? '' : `${delisted.ratio} `}${delisted.successor}`
  return `${writeSession(delisted.session)}, ${REASONS[delisted.reason]}${into}${delisted.price === null ? '' : ` at ${delisted.price}`}`
}
