import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { useAsOfInput } from '../../app/as-of.ts'
import { useCall } from '../../bridge/use-call.ts'
import { writeId } from '../../format/id-words.ts'
import { writeOut } from '../../format/measure.ts'
import { price } from '../../format/price.ts'
import { writeWeekday } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorNote } from '../../ui/error-note.tsx'
import { Figure } from '../../ui/figure.tsx'
import { ReadingView } from '../../ui/reading-view.tsx'
import { Select } from '../../ui/select.tsx'
import { StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { inputSentences, paramSentence } from './stop-words.ts'

type Explanation = Output<'stops.explain'>

const RULE_STATE = {
  fired: { state: 'fail', word: 'fired' },
  quiet: { state: 'pass', word: 'quiet' },
  unknown: { state: 'unknown', word: 'not judged' },
} as const

/** Why the stop stands where it stands: each rule with its state and level, what it was judged on, and the path it took. */
export function StopDialog({ symbol, onClose }: { symbol: string; onClose: () => void }) {
  const asOf = useAsOfInput()
  const stops = useCall('stops.evaluate', asOf)
  const [chosen, setChosen] = useState<string | null>(null)
  const held = stops.value?.positions.filter((position) => position.symbol === symbol) ?? []
  const position = held.find((one) => one.position === chosen) ?? held[0] ?? null
  const explanation = useCall('stops.explain', position === null ? null : { position: position.position, ...asOf })
  return (
    <Dialog title={`Stop of ${symbol}`} width="wide" onClose={onClose} foot={<Button onClick={onClose}>Close</Button>}>
      {stops.state === 'error' && <ErrorNote error={stops.error} onRetry={stops.askAgain} />}
      {held.length > 1 && (
        <Select
          label="Position"
          value={position?.position ?? ''}
          onChange={setChosen}
          choices={held.map((one) => ({ value: one.position, label: `${one.account}, ${one.quantity ?? 'unknown'} shares` }))}
        />
      )}
      {stops.value !== null && position === null ? (
        <EmptyState says={`No position in ${symbol} is held at this date.`} />
      ) : (
        <ReadingView reading={explanation} expected={10} onRetry={explanation.askAgain}>
          {(value) => <ExplanationView explanation={value} />}
        </ReadingView>
      )}
    </Dialog>
  )
}

function ExplanationView({ explanation }: { explanation: Explanation }) {
  const { text, reading, rules, inputs, params, path } = explanation
  return (
    <>
      <p className="stop-text">
        <Figure field="explain.stopPrice" measure={price} value={reading.stopPrice} size="reading" /> {text}
      </p>
      {rules.length > 0 && (
        <table className="stop-rules">
          <caption className="unseen">Rules</caption>
          <thead>
            <tr>
              <th scope="col">Rule</th>
              <th scope="col">State</th>
              <th scope="col" className="is-figure">
                Level
              </th>
              <th scope="col">Why</th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <tr key={rule.rule}>
                <th scope="row">{writeId(rule.rule)}</th>
                <td>
                  <StateMark {...RULE_STATE[rule.state]} as="words" />
                </td>
                <td className="is-figure">{rule.level !== null && <Figure field={`rule.${rule.rule}`} measure={price} value={rule.level} />}</td>
                <td className="stop-why">{rule.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {inputSentences(inputs).map((sentence) => (
        <p key={sentence} className="name-note">
          {sentence}
        </p>
      ))}
      <p className="name-note">{paramSentence(params)}</p>
      {path.length > 0 && (
        <DataTable
          label="Path of the stop"
          viewKey="name.stop-path"
          columns={PATH_COLUMNS}
          rows={path.toReversed()}
          rowsShown={6}
          rowId={(row) => row.session}
          isPlain
          empty={null}
        />
      )}
    </>
  )
}

type PathRow = Explanation['path'][number]

const PATH_COLUMNS: readonly Column<PathRow>[] = [
  { id: 'session', title: 'Session', widthChars: 17, value: (row) => row.session, cell: (row) => <span className="figures">{writeWeekday(row.session)}</span> },
  { id: 'close', title: 'Close', widthChars: 10, measure: price, value: (row) => row.close },
  { id: 'stopPrice', title: 'Stop', widthChars: 10, measure: price, value: (row) => row.stopPrice },
  {
    id: 'room',
    title: 'Room',
    fullTitle: 'Close less stop',
    widthChars: 10,
    grows: true,
    measure: price,
    value: (row) => (row.close === null || row.stopPrice === null ? null : row.close - row.stopPrice),
    cell: (row) => (row.close === null || row.stopPrice === null ? writeOut(price, null) : price.digits(row.close - row.stopPrice)),
  },
]
