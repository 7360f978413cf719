import type { Output } from '#contract/channels.ts'
import { sentenceFor } from '#contract/errors.ts'
import { openPlace } from '../../app/place.ts'
import { rememberEdit } from '../../app/undo-stack.ts'
import { useBridge } from '../../bridge/bridge-context.tsx'
import { usePages } from '../../bridge/use-pages.ts'
import { count } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { say } from '../../ui/toast-store.ts'

type Series = Output<'series.list'>['series'][number]

const PAGE = 5_000
const pick = (page: Output<'series.list'>): readonly Series[] => page.series

const COLUMNS: readonly Column<Series>[] = [
  { id: 'symbol', title: 'Symbol', widthChars: 14, value: (row) => row.symbol },
  { id: 'kind', title: 'Holds', widthChars: 9, value: (row) => (row.kind === 'values' ? 'values' : row.timeframe === '1m' ? 'minutes' : 'days') },
  { id: 'isPrimary', title: 'Read by studies', widthChars: 15, value: (row) => (row.isPrimary ? 'yes' : 'no') },
  {
    id: 'from',
    title: 'From',
    widthChars: 13,
    value: (row) => row.from,
    cell: (row) => (row.from === null ? '' : <span className="figures">{writeSession(row.from)}</span>),
  },
  {
    id: 'to',
    title: 'To',
    widthChars: 13,
    value: (row) => row.to,
    cell: (row) => (row.to === null ? '' : <span className="figures">{writeSession(row.to)}</span>),
  },
  { id: 'count', title: 'Bars', fullTitle: 'Bars or values', widthChars: 8, measure: count, value: (row) => row.count },
  { id: 'hasVolume', title: 'Volume', widthChars: 8, value: (row) => (row.kind === 'values' ? '' : row.hasVolume ? 'yes' : 'no') },
  { id: 'adjustment', title: 'Adjusted for', widthChars: 13, value: (row) => row.adjustment ?? '' },
  { id: 'profile', title: 'Layout', widthChars: 18, value: (row) => row.profile },
  { id: 'note', title: 'Note', widthChars: 16, grows: true, value: (row) => row.note ?? '' },
]

/** Every series and what it covers. Where an instrument has several, one of them is what studies read. */
export function SeriesPanel({ onImport }: { onImport: () => void }) {
  const { client } = useBridge()
  const series = usePages('series.list', { limit: PAGE }, pick)
  const makePrimary = async ([chosen]: readonly Series[]): Promise<void> => {
    if (chosen === undefined || chosen.isPrimary) return
    const before = series.rows?.find((row) => row.isPrimary && row.symbol === chosen.symbol && row.timeframe === chosen.timeframe)
    const outcome = await client.call('series.primary', { id: chosen.id })
    if (!outcome.ok) {
      say(sentenceFor(outcome.error), 'fault')
      return
    }
    say(`Studies of ${chosen.symbol} now read ${chosen.profile}.`)
    if (before !== undefined) rememberEdit(`Changed what studies of ${chosen.symbol} read`, () => client.call('series.primary', { id: before.id }))
  }
  return (
    <>
      <DataTable
        label="Series"
        viewKey="data.series"
        columns={COLUMNS}
        rows={series.rows}
        error={series.error}
        onRetry={series.askAgain}
        expected={16}
        rowId={(row) => row.id}
        openLabel="Open the name"
        onOpen={(row) => openPlace('name', row.symbol)}
        actions={[{ id: 'primary', label: 'Let studies read this series', key: 'p', run: (rows) => void makePrimary(rows) }]}
        bar={
          series.hasMore ? (
            <Button disabled={series.isAsking} onClick={series.loadMore}>
              Read the next {count.digits(PAGE)}
            </Button>
          ) : undefined
        }
        fills
        takesFocus
        empty={
          <EmptyState
            says="No series is known."
            wants="Daily bars of the names you follow, and IWM and SPY for the regime."
            action={<Button onClick={onImport}>Import daily bars</Button>}
          />
        }
      />
    </>
  )
}
