import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { sentenceFor } from '#contract/errors.ts'
import { openPlace } from '../../app/place.ts'
import { useAsOfInput } from '../../app/as-of.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useCall } from '../../bridge/use-call.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { plural } from '../../format/plural.ts'
import { writeSession } from '../../format/session.ts'
import { count } from '../../format/quantity.ts'
import { writeSymbol } from '../../format/symbol-words.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { say } from '../../ui/toast-store.ts'
import type { DataViewProps } from './data-views.ts'
import { decideSplits, suspectsOf } from './decide-splits.ts'
import { sourceColumn } from './source-column.tsx'

type HealthClass = Output<'data.health'>['classes'][number]
type Problem = Output<'data.health'>['problems'][number]

const STATES = { fresh: 'pass', stale: 'stale', unknown: 'unknown' } as const

const CLASS_COLUMNS: readonly Column<HealthClass>[] = [
  {
    id: 'state',
    title: 'State',
    widthChars: 11,
    value: (row) => row.state,
    cell: (row) => <StateMark state={STATES[row.state]} word={row.state} as="words" />,
  },
  { id: 'label', title: 'What', widthChars: 24, value: (row) => row.label },
  { id: 'newest', title: 'Newest', widthChars: 13, value: (row) => row.newest, cell: (row) => <Session session={row.newest} /> },
  { id: 'ageSessions', title: 'Age', fullTitle: 'Age in sessions', widthChars: 6, measure: count, value: (row) => row.ageSessions },
  { id: 'limitSessions', title: 'Limit', fullTitle: 'Old after this many sessions', widthChars: 6, measure: count, value: (row) => row.limitSessions },
  { id: 'covered', title: 'Covered', widthChars: 8, measure: count, value: (row) => row.covered },
  { id: 'of', title: 'of', fullTitle: 'Names that should be covered', widthChars: 7, measure: count, value: (row) => row.of },
  { id: 'wants', title: 'What would answer it', widthChars: 20, grows: true, value: (row) => row.wants ?? '' },
]

const PROBLEM_WORDS: Readonly<Record<Problem['code'], string>> = {
  'review-bar': 'bar to review',
  'error-row': 'row in error',
  'missing-session': 'missing session',
  'split-suspect': 'possible split',
  'stale-series': 'old series',
  'thin-volume': 'thin volume',
  conflict: 'two values',
  seam: 'seam of two series',
  'fill-outside-bar': 'fill outside its bar',
  'unknown-equity': 'equity unknown',
  'unknown-opening': 'no opening stated',
  'position-difference': 'not as stated',
  'duplicate-stamp': 'same stamp twice',
  'time-zone': 'time zone assumed',
  'delisted-held': 'held, delisted',
}

const PROBLEM_COLUMNS: readonly Column<Problem>[] = [
  { id: 'code', title: 'Problem', widthChars: 18, value: (row) => PROBLEM_WORDS[row.code] },
  { id: 'account', title: 'Account', widthChars: 11, value: (row) => row.account ?? '' },
  { id: 'symbol', title: 'Symbol', widthChars: 9, value: (row) => (row.symbol === null ? '' : writeSymbol(row.symbol)) },
  {
    id: 'session',
    title: 'Session',
    widthChars: 13,
    value: (row) => row.session ?? '',
    cell: (row) => (row.session === null ? '' : <Session session={row.session} />),
  },
  {
    id: 'detail',
    title: 'What was seen',
    widthChars: 30,
    grows: true,
    value: (row) => row.detail,
    cell: (row) => <span title={row.detail}>{row.detail}</span>,
  },
  { id: 'next', title: 'What to do', widthChars: 36, value: (row) => row.next, cell: (row) => <span title={row.next}>{row.next}</span> },
  sourceColumn(20),
]

const PAGE = 1_000
const pickProblems = (page: Output<'data.health'>): readonly Problem[] => page.problems

const problemId = (row: Problem): string =>
  `${row.code} ${row.account ?? ''} ${row.symbol ?? ''} ${row.session ?? ''} ${row.source.file ?? ''} ${row.source.line ?? ''} ${row.detail}`

/** How fresh and how whole the data is, class by class, and every single problem that was seen. */
export function HealthPanel({ onImport, onHeld }: Pick<DataViewProps, 'onImport' | 'onHeld'>) {
  const asOf = useAsOfInput()
  const input = { ...asOf, limit: PAGE }
  const health = useCall('data.health', input)
  const problems = usePages('data.health', input, pickProblems)
  const { client } = useBridge()
  const [at, setAt] = useState<Problem | null>(null)
  const hasSuspects = problems.rows !== null && suspectsOf(problems.rows).length > 0
  // What is stood on may have been settled since.
  const suspect = problems.rows?.find((row) => at !== null && row.code === 'split-suspect' && problemId(row) === problemId(at)) ?? null

  const decide = async (rows: readonly Problem[], decision: 'apply' | 'reject'): Promise<void> => {
    const suspects = suspectsOf(rows)
    if (suspects.length === 0) {
      say('Stand on a possible split first.')
      return
    }
    const { decided, refused, undo } = await decideSplits(client, suspects, decision)
    const [first] = decided
    if (first !== undefined) {
      const verb = decision === 'apply' ? 'Accepted' : 'Dismissed'
      const what = decided.length === 1 ? `the possible split of ${first.symbol} on ${writeSession(first.session)}` : plural(decided.length, 'possible split')
      say(`${verb} ${what}. ${decided.length === 1 ? `${first.effect} ` : ''}Ctrl+Z brings it back.`)
      rememberEdit(`${verb} ${what}`, undo)
    }
    if (refused !== null) say(sentenceFor(refused.error), 'fault')
  }
  return (
    <div className="health">
      <DataTable
        label="Freshness"
        viewKey="data.health.classes"
        columns={CLASS_COLUMNS}
        rows={health.value?.classes ?? null}
        error={health.state === 'error' ? health.error : null}
        onRetry={health.askAgain}
        expected={8}
        rowsShown={9}
        rowId={(row) => row.kind}
        openLabel="Import what would answer it"
        onOpen={onImport}
        isPlain
        takesFocus
        empty={
          <EmptyState
            says="Nothing is known yet."
            wants="Daily bars come first: one CSV per name, or one file of all."
            action={<Button onClick={onImport}>Import daily bars</Button>}
          />
        }
      />
      <DataTable
        label="Problems"
        viewKey="data.health.problems"
        columns={PROBLEM_COLUMNS}
        rows={problems.rows}
        expected={6}
        rowId={problemId}
        onStand={setAt}
        actions={[
          { id: 'accept', label: 'Accept a possible split', key: 'a', run: (rows) => void decide(rows, 'apply') },
          { id: 'dismiss', label: 'Dismiss it as a real move', key: 'x', run: (rows) => void decide(rows, 'reject') },
        ]}
        openLabel="Open the held-back row, or the name"
        onOpen={(row) => {
          const { batch, file, line } = row.source
          if (row.held === true && batch !== null && file !== null && line !== null) onHeld({ batch, file, line, symbol: row.symbol })
          else if (row.symbol !== null) openPlace('name', row.symbol)
        }}
        bar={
          <>
            <h2>Problems</h2>
            {hasSuspects && (
              <>
                <Button keys="a" disabled={suspect === null} onClick={() => suspect !== null && void decide([suspect], 'apply')}>
                  Accept the split
                </Button>
                <Button keys="x" disabled={suspect === null} onClick={() => suspect !== null && void decide([suspect], 'reject')}>
                  A real move
                </Button>
              </>
            )}
            {problems.hasMore && (
              <Button disabled={problems.isAsking} onClick={problems.loadMore}>
                Read more of {count.digits(health.value?.problemsTotal ?? 0)}
              </Button>
            )}
          </>
        }
        fills
        empty={<EmptyState says="No problem was seen in what is stored." />}
      />
      {hasSuspects && <p className="health-next">{suspect === null ? 'Stand on a possible split to read what it would change.' : suspect.next}</p>}
    </div>
  )
}

function Session({ session }: { session: string | null }) {
  return session === null ? <StateMark state="unknown" as="lamp" word="never" /> : <span className="figures">{writeSession(session)}</span>
}
