import type { Output } from '#contract/channels.ts'
import { writeSession } from '../../format/session.ts'
import { writeSymbol } from '../../format/symbol-words.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { sourceColumn } from './source-column.tsx'

export type Action = Output<'actions.list'>['actions'][number]

const KINDS: Readonly<Record<Action['kind'], string>> = { split: 'split', dividend: 'dividend', corp: 'other' }
const ORIGINS: Readonly<Record<Action['origin'], string>> = { file: 'price file', broker: 'broker', user: 'your word' }
const STATES: Readonly<Record<Action['state'], string>> = {
  applied: 'applied',
  kept: 'kept',
  contested: 'not used',
  overruled: 'overruled',
  booked: 'in the lots',
}
/** A statement that is not used beside one that is: to be looked at. */
const MARKS = { applied: 'pass', kept: 'pass', booked: 'pass', contested: 'not-tested', overruled: 'not-tested' } as const

/** "2 for 1", "1 for 10", "$0.5": what a statement says; a broker's row says how many shares moved. */
export function writeActionValue({ kind, origin, value, shares, amount }: Action): string {
  if (origin === 'broker') {
    if (shares !== null) return `${shares.startsWith('-') ? '' : '+'}${shares} shares`
    return amount ?? ''
  }
  if (value === null) return 'no split'
  if (kind === 'dividend') return `$${value}`
  return value >= 1 ? `${Number(value.toPrecision(6))} for 1` : `1 for ${Number((1 / value).toPrecision(6))}`
}

export const ACTION_COLUMNS: readonly Column<Action>[] = [
  {
    id: 'session',
    title: 'Session',
    widthChars: 13,
    value: (row) => row.session,
    cell: (row) => <span className="figures">{writeSession(row.session)}</span>,
    sortsDownFirst: true,
  },
  { id: 'symbol', title: 'Symbol', widthChars: 9, value: (row) => row.symbol, cell: (row) => writeSymbol(row.symbol) },
  { id: 'kind', title: 'Kind', widthChars: 10, value: (row) => KINDS[row.kind] },
  {
    id: 'value',
    title: 'States',
    fullTitle: 'New shares for old ones, dollars a share, or shares moved',
    widthChars: 13,
    value: (row) => row.value,
    finds: writeActionValue,
    cell: (row) => <span className="figures">{writeActionValue(row)}</span>,
  },
  { id: 'origin', title: 'Said by', widthChars: 11, value: (row) => (row.origin === 'broker' && row.source.batch === null ? 'typed' : ORIGINS[row.origin]) },
  {
    id: 'state',
    title: 'Used',
    widthChars: 13,
    value: (row) => STATES[row.state],
    cell: (row) => <StateMark state={MARKS[row.state]} word={STATES[row.state]} as="words" />,
  },
  { id: 'effect', title: 'What it does', widthChars: 30, grows: true, value: (row) => row.effect, cell: (row) => <span title={row.effect}>{row.effect}</span> },
  {
    id: 'otherwise',
    title: 'Otherwise',
    fullTitle: 'Who says otherwise',
    widthChars: 20,
    value: (row) => row.otherwise ?? '',
    cell: (row) => <span title={row.otherwise ?? undefined}>{row.otherwise ?? ''}</span>,
  },
  { id: 'account', title: 'Account', widthChars: 12, value: (row) => row.account ?? '', isHiddenAtFirst: true },
  sourceColumn(18),
]
