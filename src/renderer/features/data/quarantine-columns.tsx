import type { QuarantineRow } from '#contract/schemas/quarantine.ts'
import { writeFilePlace } from '../../format/file-place.ts'
import { writeMoment } from '../../format/moment.ts'
import { writeSession } from '../../format/session.ts'
import { statedFigure } from '../../format/stated-figure.ts'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { CAUSE_WORDS, DECISION_WORDS } from './held-words.ts'

export const QUARANTINE_COLUMNS: readonly Column<QuarantineRow>[] = [
  { id: 'symbol', title: 'Symbol', widthChars: 8, value: (row) => row.symbol ?? '' },
  {
    id: 'session',
    title: 'Session',
    widthChars: 12,
    value: (row) => (row.at === null ? (row.session ?? '') : new Date(row.at).toISOString()),
    cell: (row) => (
      <span className="figures">{row.at !== null ? writeMoment(new Date(row.at).toISOString()) : row.session === null ? '' : writeSession(row.session)}</span>
    ),
    sortsDownFirst: true,
  },
  { id: 'says', title: 'Says', fullTitle: 'Close or value the row says', widthChars: 9, measure: statedFigure, value: (row) => row.says?.close ?? '' },
  {
    id: 'stands',
    title: 'Stands',
    fullTitle: 'Close or value that stands now',
    widthChars: 11,
    measure: statedFigure,
    value: (row) => row.stands?.figures.close ?? '',
  },
  { id: 'cause', title: 'Why', widthChars: 16, value: (row) => CAUSE_WORDS[row.cause], finds: (row) => row.reason },
  {
    id: 'effects',
    title: 'What reads it',
    widthChars: 20,
    grows: true,
    value: (row) => row.effects.join(' '),
    cell: (row) => <span title={row.effects.join('\n')}>{row.effects[0]}</span>,
  },
  {
    id: 'place',
    title: 'Where',
    widthChars: 17,
    isHiddenAtFirst: true,
    value: (row) => writeFilePlace(row),
    finds: (row) => row.file,
    cell: (row) => <span title={row.file}>{writeFilePlace(row)}</span>,
  },
  {
    id: 'state',
    title: 'State',
    widthChars: 10,
    isHiddenAtFirst: true,
    value: (row) => (row.decision === null ? 'waits' : DECISION_WORDS[row.decision]),
    cell: (row) =>
      row.decision === null ? (
        <StateMark state="unknown" word="waits" as="words" />
      ) : (
        <StateMark state={row.decision === 'take' ? 'pass' : 'not-tested'} word={DECISION_WORDS[row.decision]} as="words" />
      ),
  },
]
