import { useState } from 'react'
import type { Output } from '#contract/channels.ts'
import { openPlace } from '../../app/place.ts'
import { PrimaryDialog } from '../../app/primary-dialog.tsx'
import { usePages } from '../../bridge/use-pages.ts'
import { count } from '../../format/quantity.ts'
import { writeSession } from '../../format/session.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { Column } from '../../ui/table/column.ts'
import { DataTable } from '../../ui/table/data-table.tsx'
import { say } from '../../ui/toast-store.ts'
import { useActions } from '../../ui/keys/use-actions.ts'
import { volumeWords } from './volume-words.ts'
import { NextPage } from './next-page.tsx'

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
  { id: 'volume', title: 'Volume', widthChars: 16, value: (row) => volumeWords(row.volume) },
  { id: 'adjustment', title: 'Adjusted for', widthChars: 13, value: (row) => row.adjustment ?? '' },
  { id: 'profile', title: 'Layout', widthChars: 18, value: (row) => row.profile },
  { id: 'note', title: 'Note', widthChars: 16, grows: true, value: (row) => row.note ?? '' },
]

interface SeriesPanelProps {
  /** Only the series of this symbol or code; null = every one. */
  readonly symbol: string | null
  readonly onEvery: () => void
  readonly onImport: () => void
}

/** Every series and what it covers. Where an instrument has several, one of them is what studies read. */
export function SeriesPanel({ symbol, onEvery, onImport }: SeriesPanelProps) {
  const series = usePages('series.list', { ...(symbol === null ? {} : { symbol }), limit: PAGE }, pick)
  const [chosen, setChosen] = useState<Series | null>(null)
  const choose = ([row]: readonly Series[]): void => {
    if (row === undefined) return
    if (row.isPrimary) say(`Studies of ${row.symbol} read ${row.profile} already.`)
    else setChosen(row)
  }
  const every = { id: 'data.series.every', label: 'Show every series', key: 'e', group: 'screen' as const, run: onEvery }
  useActions([{ ...every, isOff: symbol === null ? 'every series is shown' : undefined }])
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
        actions={[{ id: 'primary', label: 'Let studies read this series', key: 'p', run: choose }]}
        bar={
          <>
            {symbol !== null && (
              <>
                <h2>Series of {symbol}</h2>
                <Button keys={every.key} onClick={onEvery}>
                  {every.label}
                </Button>
              </>
            )}
            <NextPage of={series} size={PAGE} />
          </>
        }
        fills
        takesFocus
        empty={
          <EmptyState
            says={symbol === null ? 'No series is known.' : `No series of ${symbol} is known.`}
            wants="Daily bars of the names you follow, and IWM and SPY for the regime."
            action={<Button onClick={onImport}>Import daily bars</Button>}
          />
        }
      />
      {chosen !== null && <PrimaryDialog chosen={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}
