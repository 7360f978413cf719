import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { sentenceFor } from '#contract/errors.ts'
import type { HeldCause, QuarantineRow } from '#contract/schemas/quarantine.ts'
import { useAsOfInput } from '../../app/as-of.ts'
import { openPlace } from '../../app/place.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { useCall } from '../../bridge/use-call.ts'
import { usePages } from '../../bridge/use-pages.ts'
import { plural } from '../../format/plural.ts'
import { count } from '../../format/quantity.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import { say } from '../../ui/toast-store.ts'
import { decideFile, type DecidedRows, decideRows, type HeldDecision } from './decide-held.ts'
import { HeldDetail } from './held-detail.tsx'
import { CAUSE_WORDS, type HeldPlace, heldId } from './held-words.ts'
import { QUARANTINE_COLUMNS } from './quarantine-columns.tsx'
import './quarantine.css'

const PAGE = 500
const STATES = [
  { value: 'waiting', label: 'Waiting' },
  { value: 'decided', label: 'Decided' },
  { value: 'all', label: 'All' },
] as const
type State = (typeof STATES)[number]['value']

const pick = (page: Output<'quarantine.list'>): readonly QuarantineRow[] => page.rows

interface QuarantinePanelProps {
  /** The row another view leads to: the list is narrowed to its import and symbol. */
  readonly held: (HeldPlace & { readonly symbol: string | null }) | null
  readonly onEveryHeld: () => void
}

/** Every row of prices or values that an import holds back: what it says, what stands, what reads it, and the user's word on it. */
export function QuarantinePanel({ held, onEveryHeld }: QuarantinePanelProps) {
  const { client } = useBridge()
  const [state, setState] = useState<State>('waiting')
  const [cause, setCause] = useState<HeldCause | 'any'>('any')
  const [at, setAt] = useState<HeldPlace | null>(held)
  const narrowed = held === null ? {} : { batch: held.batch, ...(held.symbol === null ? {} : { symbol: held.symbol }) }
  const input = { ...useAsOfInput(), ...narrowed, state, ...(cause === 'any' ? {} : { cause }), limit: PAGE }
  const list = useCall('quarantine.list', input)
  const pages = usePages('quarantine.list', input, pick)
  const row = at === null ? undefined : pages.rows?.find((one) => heldId(one) === heldId(at))

  const tell = ({ answers, refused, undo }: DecidedRows): void => {
    const decided = answers.reduce((sum, answer) => sum + answer.decided, 0)
    const [first] = answers
    if (first !== undefined) say(`${first.effect}${decided > 0 ? ' Ctrl+Z brings it back.' : ''}`)
    if (decided > 0) rememberEdit(`Decided on ${plural(decided, 'held-back row')}`, undo)
    if (refused !== null) say(sentenceFor(refused.error), 'fault')
  }
  const decide = async (rows: readonly QuarantineRow[], decision: HeldDecision): Promise<void> => {
    const able = decision === 'take' ? rows.filter(({ whyNot }) => whyNot === null) : rows
    const [unable] = rows.filter((one) => !able.includes(one))
    if (able.length > 0) tell(await decideRows(client, able, decision))
    else if (unable !== undefined) say(`${unable.whyNot} Nothing was changed.`)
  }
  const decideWhole = async ([one]: readonly QuarantineRow[], decision: HeldDecision): Promise<void> => {
    if (one !== undefined) tell(await decideFile(client, one, decision))
  }
  return (
    <div className="quarantine">
      <DataTable
        label="Quarantine"
        viewKey="data.quarantine"
        columns={QUARANTINE_COLUMNS}
        rows={pages.rows}
        error={pages.error}
        onRetry={pages.askAgain}
        expected={12}
        rowId={heldId}
        onStand={setAt}
        openLabel="Open the name"
        onOpen={({ symbol, kind }) => {
          if (symbol !== null && kind === 'bars') openPlace('name', symbol)
        }}
        isDim={({ decision }) => decision !== null && state === 'all'}
        actions={[
          { id: 'take', label: 'Take what the row says', key: 't', run: (rows) => void decide(rows, 'take') },
          { id: 'keep-out', label: 'Keep the row out', key: 'x', run: (rows) => void decide(rows, 'keep-out') },
          { id: 'wait', label: 'Let the row wait again', key: 'b', run: (rows) => void decide(rows, null) },
          { id: 'take-file', label: 'Take what differs of the whole file', key: 'T', run: (rows) => void decideWhole(rows, 'take') },
          { id: 'keep-file-out', label: 'Keep what waits of the whole file out', key: 'X', run: (rows) => void decideWhole(rows, 'keep-out') },
        ]}
        bar={
          <>
            <span className="bar-select">
              <Select label="Show" value={state} onChange={setState} choices={STATES} />
            </span>
            <span className="bar-select">
              <Select
                label="Why"
                value={cause}
                onChange={setCause}
                choices={[
                  { value: 'any' as const, label: 'Any reason' },
                  ...(list.value?.causes ?? []).map((one) => ({ value: one.cause, label: causeLabel(one, state) })),
                ]}
              />
            </span>
            {held !== null && <Button onClick={onEveryHeld}>Show all, not only {held.symbol ?? `import ${held.batch}`}</Button>}
            {pages.hasMore && (
              <Button disabled={pages.isAsking} onClick={pages.loadMore}>
                Read more of {count.digits(list.value?.total ?? 0)}
              </Button>
            )}
          </>
        }
        fills
        takesFocus
        empty={<EmptyState says={EMPTY_WORDS[state]} />}
      />
      {row !== undefined && (
        <HeldDetail row={row} onDecide={(decision) => void decide([row], decision)} onDecideFile={(decision) => void decideWhole([row], decision)} />
      )}
    </div>
  )
}

const EMPTY_WORDS: Readonly<Record<State, string>> = {
  waiting: 'No row of prices or values waits.',
  decided: 'Nothing was decided yet.',
  all: 'No import holds back a row of prices or values.',
}

function causeLabel({ cause, waiting, decided }: Output<'quarantine.list'>['causes'][number], state: State): string {
  const rows = (state === 'decided' ? 0 : waiting) + (state === 'waiting' ? 0 : decided)
  return `${CAUSE_WORDS[cause]} (${count.digits(rows)})`
}
