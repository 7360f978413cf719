import { writeSession } from '../../format/session.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { kindOf, nameOf, type NameRow, whatOf, writeAlias, writeDelisting, writeTickers } from './name-rows.ts'

const dayCell = (day: string | null) => <span className="figures">{day === null ? '' : writeSession(day)}</span>
const whole = (text: string) => <span title={text}>{text}</span>
const firstOf = ({ unknown, instrument }: NameRow): string | null => (unknown === null ? instrument.firstSession : unknown.from)
const lastOf = ({ unknown, instrument }: NameRow): string | null => (unknown === null ? instrument.lastSession : unknown.to)
const aliasesOf = ({ instrument }: NameRow): string => instrument?.aliases.map(writeAlias).join(', ') ?? ''
const tickersOf = ({ instrument }: NameRow): string => (instrument === null ? '' : writeTickers(instrument))
const delistingOf = ({ instrument }: NameRow): string => (instrument === null ? '' : writeDelisting(instrument))

export const NAME_COLUMNS: readonly Column<NameRow>[] = [
  { id: 'symbol', title: 'Symbol', widthChars: 12, grows: true, value: nameOf },
  {
    id: 'kind',
    title: 'Kind',
    widthChars: 11,
    value: kindOf,
    cell: (row) => (row.unknown === null ? kindOf(row) : <StateMark state="unknown" word="unknown" as="words" />),
  },
  {
    id: 'name',
    title: 'Name',
    fullTitle: 'Its name; of an unknown text who writes it',
    widthChars: 22,
    grows: true,
    value: whatOf,
    cell: (row) => whole(whatOf(row)),
  },
  { id: 'first', title: 'First', fullTitle: 'First session of its bars, or of its rows', widthChars: 12, value: firstOf, cell: (row) => dayCell(firstOf(row)) },
  { id: 'last', title: 'Last', fullTitle: 'Last session of its bars, or of its rows', widthChars: 12, value: lastOf, cell: (row) => dayCell(lastOf(row)) },
  {
    id: 'tickers',
    title: 'Traded as',
    fullTitle: 'Tickers it bore before',
    widthChars: 20,
    grows: true,
    value: tickersOf,
    cell: (row) => whole(tickersOf(row)),
  },
  { id: 'aliases', title: 'Other names', widthChars: 20, grows: true, value: aliasesOf, cell: (row) => whole(aliasesOf(row)) },
  {
    id: 'delisted',
    title: 'Delisted',
    fullTitle: 'Its last session and why it left',
    widthChars: 20,
    grows: true,
    value: delistingOf,
    cell: (row) => whole(delistingOf(row)),
  },
]
