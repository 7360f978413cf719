import type { Output } from '#contract/channels.ts'
import { ImportButton } from '../../app/import-button.tsx'
import { openPlace } from '../../app/place.ts'
import type { Reading } from '../../bridge/reading.ts'
import { writeId } from '../../format/id-words.ts'
import { signedPercent } from '../../format/percent.ts'
import { price } from '../../format/price.ts'
import { shares } from '../../format/quantity.ts'
import { writeSymbol } from '../../format/symbol-words.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Panel } from '../../ui/panel.tsx'
import { type MarkState, StateMark } from '../../ui/state-mark.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'

type StopReading = Output<'stops.evaluate'>['positions'][number]

/** Exit due, not fully judged, or watched and quiet. */
function stateOf(reading: StopReading): { readonly state: MarkState; readonly word: string } {
  if (reading.winner !== null) return { state: 'fail', word: 'exit due' }
  if (reading.rule === 'none') return { state: 'unknown', word: 'no stop' }
  return reading.unknownInputs.length > 0 ? { state: 'unknown', word: 'not fully judged' } : { state: 'pass', word: 'quiet' }
}

const COLUMNS: readonly Column<StopReading>[] = [
  { id: 'state', title: 'State', widthChars: 6, value: (row) => stateOf(row).word, cell: (row) => <StateMark {...stateOf(row)} /> },
  { id: 'symbol', title: 'Symbol', widthChars: 8, value: (row) => row.symbol, cell: (row) => <strong>{writeSymbol(row.symbol)}</strong> },
  { id: 'quantity', title: 'Shares', widthChars: 8, measure: { ...shares, unit: '' }, value: (row) => row.quantity },
  { id: 'lastClose', title: 'Close', widthChars: 9, measure: price, value: (row) => row.lastClose },
  { id: 'stopPrice', title: 'Stop', widthChars: 9, measure: price, value: (row) => row.stopPrice },
  {
    id: 'distanceFraction',
    title: 'Room',
    fullTitle: 'Room to the stop',
    widthChars: 8,
    measure: signedPercent,
    value: (row) => row.distanceFraction,
    sortsDownFirst: false,
  },
  { id: 'rule', title: 'Rule', widthChars: 15, value: (row) => writeId(row.rule) },
  { id: 'reason', title: 'Why', widthChars: 16, grows: true, value: (row) => row.reason },
  { id: 'account', title: 'Account', widthChars: 12, value: (row) => row.account, isHiddenAtFirst: true },
]

/** What is held, the stop in force for the next session, and which of them act. */
export function PositionsPanel({ stops }: { stops: Reading<Output<'stops.evaluate'>> & { readonly askAgain: () => void } }) {
  return (
    <Panel title="Positions and stops" count={stops.value?.positions.length}>
      <DataTable
        label="Positions and stops"
        viewKey="today.positions"
        columns={COLUMNS}
        rows={stops.value?.positions ?? null}
        error={stops.state === 'error' ? stops.error : null}
        onRetry={stops.askAgain}
        expected={4}
        rowsShown={8}
        rowId={(row) => row.position}
        openLabel="Open the name"
        onOpen={(row) => openPlace('name', row.symbol)}
        isPlain
        empty={
          <EmptyState
            says="No position is held."
            wants="A transactions export of your broker fills this."
            action={<ImportButton what="a transactions export" />}
          />
        }
      />
    </Panel>
  )
}
